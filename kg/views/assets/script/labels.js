"use strict";
/* Labels: broken into lines, measured, and put where they cover nothing. All measures are pixels of the screen. */
((page) => {
  const pen = document.createElement("canvas").getContext("2d");
  const widths = new Map();
  const face = () =>
    (page.options.nodes && page.options.nodes.font && page.options.nodes.font.face) ||
    getComputedStyle(document.body).fontFamily;
  page.font = (size, bold) => `${bold ? 650 : 450} ${size}px ${page.face}`;
  page.readFace = () => {
    page.face = face();
    widths.clear();
  };

  const measure = (text, font) => {
    const key = `${font}|${text}`;
    if (!widths.has(key)) {
      pen.font = font;
      widths.set(key, pen.measureText(text).width);
    }
    return widths.get(key);
  };

  const HAN = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/;
  const CLOSERS =
    "\u3002\uff0c\u3001\uff1b\uff1a\uff1f\uff01\uff09\u300b\u300d\u300f\u3011\u3009\u201d\u2019\u2026\u00b7.,;:?!)]}%";
  const OPENERS = "\uff08\u300a\u300c\u300e\u3010\u3008\u201c\u2018([{";
  /** The pieces between which a line may end: words, single Han characters, punctuation kept where it belongs. */
  page.pieces = (text) => {
    const found = [];
    for (const part of text.match(/\s+|[^\s]/gu) || []) {
      const last = found[found.length - 1];
      const joins =
        last !== undefined &&
        !/^\s/.test(part) &&
        !/\s$/.test(last) &&
        (CLOSERS.includes(part) || OPENERS.includes(last.slice(-1)) || !(HAN.test(part) || HAN.test(last.slice(-1))));
      if (joins) found[found.length - 1] += part;
      else found.push(part);
    }
    return found;
  };

  const LETTERS = /^[\p{Script=Latin}]+$/u,
    SYLLABLE = /^(?:[bcdfgpt][hlr]|[b-df-hj-np-tv-z])[aeiouy]/,
    PAIR = /^(?:[cgpst]h|ck|qu|[bcdfgpt][lr])$/;
  /** Where a word may be parted with a hyphen, three or more letters on either side: 2 before a syllable, 1 elsewhere, 0 never. */
  const parting = (word, at) => {
    const around = (from, to) => word.slice(from, to).join("").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    if (at < 3 || at > word.length - 3 || !LETTERS.test(word.slice(at - 3, at + 3).join(""))) return 0;
    return SYLLABLE.test(around(at, at + 3)) && !PAIR.test(around(at - 1, at + 1)) ? 2 : 1;
  };
  /** A word that is wider than a line, in parts: after / - _ . & = where that comes near enough to the end, else with a hyphen. */
  const broken = (word, font, width) => {
    const parts = [];
    let rest = [...word];
    while (rest.length && measure(rest.join(""), font) > width) {
      let end = 1;
      while (end < rest.length && measure(rest.slice(0, end + 1).join(""), font) <= width) end += 1;
      const head = rest.slice(0, end).join("");
      const mark = Math.max(...["/", "-", "_", ".", "&", "=", "?"].map((sign) => head.lastIndexOf(sign)));
      const fits = (at) => measure(`${rest.slice(0, at).join("")}-`, font) <= width;
      const cuts = [...Array(6).keys()].map((i) => end - i).filter((at) => parting(rest, at) && fits(at));
      const cut = cuts.find((at) => parting(rest, at) === 2) || cuts[0];
      if (mark > head.length * 0.55) end = [...head.slice(0, mark + 1)].length;
      else if (cut) end = cut;
      parts.push(rest.slice(0, end).join("") + (end === cut && mark <= head.length * 0.55 ? "-" : ""));
      rest = rest.slice(end);
    }
    return rest.length ? [...parts, rest.join("")] : parts;
  };

  /** Lines of at most such a width, each as full as can be. */
  const filled = (text, font, width) => {
    const lines = [""];
    for (const piece of page.pieces(text).flatMap((p) => (measure(p, font) > width ? broken(p, font, width) : [p]))) {
      const line = lines[lines.length - 1];
      if (!line) lines[lines.length - 1] = piece.trimStart();
      else if (measure((line + piece).trimEnd(), font) <= width) lines[lines.length - 1] = line + piece;
      else lines.push(piece.trimStart());
    }
    return lines.map((line) => line.trim()).filter(Boolean);
  };
  /** The same number of lines, of more even length, so that none is left with a single character; no word is broken for it. */
  const evened = (lines, text, font, width) => {
    const whole = measure(text, font),
      widest = Math.max(...page.pieces(text).map((piece) => measure(piece.trim(), font)));
    for (const slack of [1.06, 1.14, 1.24, 1.36]) {
      const narrower = Math.ceil((whole / lines.length) * slack),
        tried = narrower < width && narrower >= widest ? filled(text, font, narrower) : lines;
      if (tried.length === lines.length) return tried;
    }
    return lines;
  };

  const wrapped = new Map();
  /** A text in at most so many lines of at most such a width; what does not fit ends in an ellipsis. */
  page.wrap = (text, font, width, most) => {
    const key = `${font}|${width}|${most}|${text}`;
    if (wrapped.has(key)) return wrapped.get(key);
    const whole = page.flat(text),
      short = whole.length > 240 ? whole.slice(0, 240) : whole;
    let kept = filled(short, font, width);
    if (kept.length > most || short !== whole) {
      kept = kept.slice(0, most);
      let last = [...kept[kept.length - 1]];
      while (last.length > 1 && measure(`${last.join("").trimEnd()}…`, font) > width) last = last.slice(0, -1);
      kept[kept.length - 1] = `${last.join("").trimEnd()}…`;
    } else if (kept.length > 1) kept = evened(kept, short, font, width);
    const made = { lines: kept, width: Math.ceil(Math.max(1, ...kept.map((line) => measure(line, font)))) };
    wrapped.set(key, made);
    return made;
  };

  /* -- boxes: centre, half width, half height, turn -- */
  const axes = (box) => [
    [Math.cos(box.turn), Math.sin(box.turn)],
    [-Math.sin(box.turn), Math.cos(box.turn)],
  ];
  const reach = (box, [x, y]) => {
    const [u, v] = axes(box);
    return box.w * Math.abs(u[0] * x + u[1] * y) + box.h * Math.abs(v[0] * x + v[1] * y);
  };
  /** Whether two boxes, turned or not, cover each other (separating axes). */
  page.covers = (a, b) =>
    [...axes(a), ...axes(b)].every(
      (axis) => Math.abs((a.x - b.x) * axis[0] + (a.y - b.y) * axis[1]) < reach(a, axis) + reach(b, axis),
    );
  page.extent = (box) => [reach(box, [1, 0]), reach(box, [0, 1])];

  /** A field of boxes that answers whether a further one would cover any. */
  page.Field = class {
    constructor() {
      this.cells = new Map();
    }
    *cellsOf(box) {
      const [w, h] = page.extent(box);
      for (let i = Math.floor((box.x - w) / 80); i <= Math.floor((box.x + w) / 80); i += 1) {
        for (let j = Math.floor((box.y - h) / 80); j <= Math.floor((box.y + h) / 80); j += 1) yield `${i},${j}`;
      }
    }
    add(box) {
      for (const cell of this.cellsOf(box)) {
        if (!this.cells.has(cell)) this.cells.set(cell, []);
        this.cells.get(cell).push(box);
      }
    }
    free(box) {
      for (const cell of this.cellsOf(box)) {
        for (const other of this.cells.get(cell) || []) if (page.covers(box, other)) return false;
      }
      return true;
    }
  };

  const LEAD = 1.22;
  /** The boxes at which a label may stand, best first: `rim` level text beyond the rim, leaning on its mark; `ray` text
      along the ray, outwards; left, right; around. `r` is the radius of the mark. */
  page.seats = (place, at, r, label, size) => {
    const w = label.width / 2 + 1,
      h = (label.lines.length * size * LEAD) / 2,
      gap = r + 4;
    const box = (x, y, turn, align) => ({ x, y, w, h, turn, align, lines: label.lines, size });
    const beside = {
      right: () => box(at.x + gap + w, at.y, 0, "left"),
      left: () => box(at.x - gap - w, at.y, 0, "right"),
      below: () => box(at.x, at.y + gap + h - 1, 0, "center"),
      above: () => box(at.x, at.y - gap - h + 1, 0, "center"),
    };
    const angle = Math.atan2(at.y, at.x);
    if (place === "ray") {
      const far = gap + 1 + w,
        flip = Math.cos(angle) < -1e-6;
      return [
        box(
          at.x + Math.cos(angle) * far,
          at.y + Math.sin(angle) * far,
          flip ? angle + Math.PI : angle,
          flip ? "right" : "left",
        ),
      ];
    }
    if (place === "rim") {
      const cos = Math.cos(angle),
        sin = Math.sin(angle),
        level = Math.abs(cos) < 0.26;
      const x = at.x + cos * (gap + 2) + w * (level ? cos / 0.26 : Math.sign(cos));
      return [box(x, at.y + sin * (gap + 2 + h), 0, level ? "center" : cos > 0 ? "left" : "right")];
    }
    if (place in beside) return [beside[place]()];
    return [beside.below(), beside.right(), beside.left(), beside.above()];
  };
  page.lead = LEAD;
})(window.networkPage);
