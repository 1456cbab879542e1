"use strict";
/* The drawing as SVG: the same marks, lines and labels as on the canvas, with title, legend and caption. */
((page) => {
  const { say } = page;
  const NAMESPACE = "http://www.w3.org/2000/svg";
  const node = (name, set = {}, ...children) => {
    const element = document.createElementNS(NAMESPACE, name);
    for (const [key, value] of Object.entries(set))
      if (value !== null && value !== undefined) element.setAttribute(key, String(value));
    element.append(...children.filter((child) => child !== null));
    return element;
  };
  /** A text that XML can hold. */
  const legal = (text) => String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
  const round = (value) => Math.round(value * 10) / 10;

  /* -- the drawing as SVG, in pixels of its first view -- */
  const tiePath = (tie, s) => {
    const at = (p) => `${round(p.x * s)} ${round(p.y * s)}`;
    if (tie.from === tie.to) {
      const way = page.way(tie);
      return `M${way.slice(0, -1).map(at).join("L")}Z`;
    }
    const a = page.at(tie.from),
      b = page.at(tie.to);
    return Math.abs(page.roundness(tie)) > 1e-3 ? `M${at(a)}Q${at(page.control(tie))} ${at(b)}` : `M${at(a)}L${at(b)}`;
  };
  const tieTitle = (tie) =>
    legal(
      `${page.label(page.things[tie.from]).text} – ${page.kindName(tie).text} – ${page.label(page.things[tie.to]).text}`,
    );
  const drawTie = (tie, s, bright) => {
    const look = page.tieLook(tie, bright),
      rgba = /^rgba\((.*), ([\d.]+)\)$/.exec(look.colour);
    const colour = rgba ? `rgb(${rgba[1]})` : look.colour;
    return node(
      "path",
      {
        d: tiePath(tie, s),
        fill: "none",
        stroke: colour,
        "stroke-opacity": rgba ? rgba[2] : null,
        "stroke-width": look.width,
        "stroke-dasharray": look.dashes ? look.dashes.join(" ") : null,
        "marker-end": look.arrow && !look.loop ? "url(#tip-of-tie)" : null,
      },
      node("title", {}, tieTitle(tie)),
    );
  };
  const drawThing = (thing, s, bright) => {
    const look = page.thingLook(thing, bright),
      { x, y } = page.at(thing.key);
    const other = page.otherLabel(thing);
    const group = node(
      "g",
      { opacity: look.faded ? 0.2 : null },
      node("title", {}, legal(page.label(thing).text + (other ? ` / ${other.text}` : ""))),
    );
    const mark = page.mark(look.shape, look.colour, round(look.r * s), look.standing, round(x * s), round(y * s));
    if (look.standing !== "filled") mark.setAttribute("fill", page.colour.ground);
    if (look.chosen) {
      mark.setAttribute("stroke", page.colour.ink);
      mark.setAttribute("stroke-width", "3");
    }
    group.append(mark);
    return group;
  };
  const drawText = (seat) => {
    const x = seat.align === "left" ? -seat.w + 1 : seat.align === "right" ? seat.w - 1 : 0;
    const lines = seat.lines.map((line, i) =>
      node(
        "tspan",
        { x: round(x), y: round((i - (seat.lines.length - 1) / 2) * seat.size * page.lead + seat.size * 0.35) },
        legal(line),
      ),
    );
    return node(
      "text",
      {
        transform: `translate(${round(seat.x)} ${round(seat.y)}) rotate(${round((seat.turn * 180) / Math.PI)})`,
        "font-size": seat.size,
        "font-weight": seat.bold ? 650 : 450,
        "text-anchor": { left: "start", right: "end", center: "middle" }[seat.align],
        opacity: seat.faded ? 0.35 : null,
        fill: page.colour.ink,
        stroke: page.colour.ground,
        "stroke-width": 3,
        "paint-order": "stroke",
        "stroke-linejoin": "round",
      },
      ...lines,
    );
  };
  const drawBand = (band, s) => {
    const at = (angle) => `${round(band.radius * s * Math.cos(angle))} ${round(band.radius * s * Math.sin(angle))}`;
    return node("path", {
      d: `M${at(band.from)}A${round(band.radius * s)} ${round(band.radius * s)} 0 ${band.to - band.from > Math.PI ? 1 : 0} 1 ${at(band.to)}`,
      fill: "none",
      stroke: page.colour.band,
      "stroke-width": round(27 * page.fitUnit * s),
    });
  };
  const drawNote = () => {
    const { name, text } = page.noteLines(),
      lines = [
        ...name.map((line) => [line, 13, 650, page.colour.ink]),
        ...text.map((line) => [line, 11, 450, page.colour.quiet]),
      ];
    const top = -(lines.length * 15) / 2 + 12;
    return [
      node("ellipse", {
        cx: 0,
        cy: 0,
        rx: 76,
        ry: lines.length * 7.5 + 10,
        fill: page.colour.ground,
        "fill-opacity": 0.86,
      }),
      ...lines.map(([line, size, weight, fill], i) =>
        node(
          "text",
          { x: 0, y: top + i * 15, "text-anchor": "middle", "font-size": size, "font-weight": weight, fill },
          legal(line),
        ),
      ),
    ];
  };
  /** Legend rows under the drawing: every class that is shown, with its number. */
  const drawLegend = (x, y, width) => {
    const parts = [];
    let left = x,
      top = y;
    for (const { class: name, shape } of page.data.classes) {
      const n = page.shown.classes.get(name);
      if (!n) continue;
      const text = `${page.flat(page.className(name).text)} ${n}`,
        wide = 34 + page.wrap(text, page.font(12, false), 400, 1).width;
      if (left > x && left + wide > x + width) {
        left = x;
        top += 20;
      }
      parts.push(
        page.mark(shape, page.classColour(name), 5.5, "filled", left + 6, top - 4),
        node(
          "text",
          { x: left + 17, y: top, "font-size": 12, fill: page.colour.ink },
          legal(page.wrap(text, page.font(12, false), 400, 1).lines[0]),
        ),
      );
      left += wide;
    }
    return { parts, bottom: top };
  };
  /** One line that says what the picture shows and of which day. */
  page.caption = () => {
    const receipt = page.data.receipt,
      hidden = page.ties.length - page.shown.shownTies.length;
    const joint = page.state.lang === "zh" ? ";" : "; ";
    return [
      `${say("r_shown")}: ${say("things", { n: page.shown.shownThings.length })}, ${say("ties", { n: page.shown.shownTies.length })}`,
      hidden ? `${say("r_hidden")}: ${say("ties", { n: hidden })}` : "",
      page.asOf() ? `${say("r_as_of")} ${page.asOf()}` : "",
      receipt.data_version ? `${say("r_data")} ${receipt.data_version}` : "",
      receipt.licence ? String(receipt.licence) : "",
    ]
      .filter(Boolean)
      .join(joint)
      .replace(/[\u2066-\u2069]/g, "");
  };

  /** The drawing as an SVG element, in the colours of a theme. */
  page.drawing = (ground = page.ground()) => {
    const root = document.documentElement,
      before = root.dataset.ground;
    root.dataset.ground = ground;
    page.readColours();
    const s = page.fitScale,
      bright = page.bright(),
      labels = page.seatLabels(s, true),
      { shownThings, shownTies } = page.shown;
    const reach = [0, 0, 0, 0];
    const grow = (x, y, w, h) => {
      reach[0] = Math.min(reach[0], x - w);
      reach[1] = Math.min(reach[1], y - h);
      reach[2] = Math.max(reach[2], x + w);
      reach[3] = Math.max(reach[3], y + h);
    };
    for (const thing of shownThings) {
      const p = page.at(thing.key),
        r = page.radius(thing) * s + 6;
      grow(p.x * s, p.y * s, r, r);
    }
    for (const tie of shownTies) if (tie.from === tie.to) page.way(tie).forEach((p) => grow(p.x * s, p.y * s, 3, 3));
    for (const seat of labels) grow(seat.x, seat.y, ...page.extent(seat));
    const width = Math.max(560, reach[2] - reach[0] + 40),
      left = (reach[0] + reach[2]) / 2 - width / 2,
      top = reach[1] - 56;
    const legend = drawLegend(left + 20, reach[3] + 40, width - 40),
      title = page.wrap(page.data.title[page.state.lang], page.font(18, true), width - 40, 1).lines[0] || "";
    const caption = page.wrap(page.caption(), page.font(11, false), width - 40, 3).lines,
      bottom = legend.bottom + 14 + caption.length * 15;
    const svg = node(
      "svg",
      {
        xmlns: NAMESPACE,
        viewBox: [left, top, width, bottom - top + 8].map(round).join(" "),
        width: Math.round(width),
        height: Math.round(bottom - top + 8),
        "font-family": page.face,
        lang: page.tag(page.state.lang),
        role: "img",
      },
      node("title", {}, legal(page.data.title[page.state.lang])),
      node("desc", {}, legal(page.caption())),
      node(
        "defs",
        {},
        node(
          "marker",
          { id: "tip-of-tie", viewBox: "0 0 8 8", refX: 13, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" },
          node("path", { d: "M0 0L8 4L0 8Z", fill: `rgb(${page.colour.tie})` }),
        ),
      ),
      node("rect", {
        x: round(left),
        y: round(top),
        width: round(width),
        height: round(bottom - top + 8),
        fill: page.colour.ground,
      }),
      node("g", { id: "bands" }, ...page.layout().bands.map((band) => drawBand(band, s))),
      node("g", { id: "ties" }, ...shownTies.map((tie) => drawTie(tie, s, bright))),
      node("g", { id: "things" }, ...shownThings.map((thing) => drawThing(thing, s, bright))),
      node("g", { id: "labels" }, ...labels.map(drawText)),
      page.hasNote(s) ? node("g", { id: "note" }, ...drawNote()) : null,
      node(
        "text",
        { x: round(left + 20), y: round(top + 28), "font-size": 18, "font-weight": 650, fill: page.colour.ink },
        legal(title),
      ),
      node("g", { id: "legend" }, ...legend.parts),
      ...caption.map((line, i) =>
        node(
          "text",
          { x: round(left + 20), y: round(legend.bottom + 24 + i * 15), "font-size": 11, fill: page.colour.quiet },
          legal(line),
        ),
      ),
    );
    root.dataset.ground = before;
    page.readColours();
    return svg;
  };
  page.svgText = () =>
    `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(page.drawing())}\n`;
})(window.networkPage);
