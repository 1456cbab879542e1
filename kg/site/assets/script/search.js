"use strict";
/* The search box of every page: names, other names, codes, ids, pinyin in full or by initials, in both languages.
   A combobox with a list (WAI-ARIA 1.2): arrows move, Enter opens, Escape closes. The index is fetched when first needed. */
window.siteSearch = (() => {
  const place = document.getElementById("search"), block = document.getElementById("search-page");
  if (!place || !block) return null;
  const { words, lang, index: address, thing } = JSON.parse(block.textContent);
  const MOST = 12;
  const own = lang === "zh" ? 2 : 1, other = 3 - own;
  const tags = { 1: "en", 2: "zh-Hans" };

  /* -- names as they are compared: as kg/names.py folds them, and without accents -- */
  const fold = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFKC").toLowerCase().replace(/\u2019/g, "'")
      .replace(/[\u2010-\u2015\u2212_\s-]+/g, " ").trim();
  let index = null;
  const prepare = () => {
    const { entries, classes, readings, of } = window.siteIndex;
    const read = new Map(Object.entries(readings).map(([c, texts]) => [c, texts.split(" ")]));
    index = {
      classes,
      read,
      cut: of ? words.cut.replace("{shown}", entries.length.toLocaleString(lang)).replace("{of}", of.toLocaleString(lang)) : "",
      entries: entries.map((e, rank) => ({
        id: e[0], 1: e[1], 2: e[2], class: e[3], rank,
        names: [e[1], e[2], ...e[4]].map((t) => ({ text: t, low: fold(t) })),
        codes: [fold(e[0]), fold(e[0].split("-").slice(1).join(" "))],
      })),
    };
  };

  /** Whether letters spell the beginning of some characters: each whole syllable or its first letter; at the end also part of one. */
  const spells = (letters, characters, read, at = 0, from = 0) => {
    if (at === letters.length) return true;
    if (from === characters.length) return false;
    const c = characters[from];
    if (c.toLowerCase() === letters[at] && spells(letters, characters, read, at + 1, from + 1)) return true;
    for (const syllable of read.get(c) || []) {
      const rest = letters.slice(at);
      if (syllable.startsWith(rest)) return true;
      if (rest.startsWith(syllable) && spells(letters, characters, read, at + syllable.length, from + 1)) return true;
      if (rest[0] === syllable[0] && spells(letters, characters, read, at + 1, from + 1)) return true;
    }
    return false;
  };

  /** How well an entry answers: 0 exactly, 1 begins so, 2 a word begins so, 3 pinyin from the start, 4 within, 5 pinyin within; or null. */
  const fits = (entry, wanted, letters) => {
    let best = null;
    const take = (score) => (best = best === null ? score : Math.min(best, score));
    if (entry.codes.includes(wanted)) return 0;
    for (const { text, low } of entry.names) {
      const found = low.indexOf(wanted);
      if (low === wanted) return 0;
      if (found === 0) take(1);
      else if (found > 0) take(/[\s(/,.:]/.test(low[found - 1]) || /[\u3400-\u9fff]/.test(wanted) ? 2 : wanted.length > 2 ? 4 : 9);
      if (!letters || best === 1 || !/[\u3400-\u9fff]/.test(text)) continue;
      const characters = [...text.replace(/[^\p{L}\p{N}]/gu, "")];
      if (spells(letters, characters, index.read)) take(whole(letters, characters) ? 1.5 : 3);
      else if (letters.length > 3 && characters.some((_, i) => i && spells(letters, characters, index.read, 0, i))) take(5);
    }
    if (entry.codes[0].startsWith(wanted)) take(4);
    return best === 9 ? null : best;
  };
  /** Whether letters are the full reading of a name, or the initials of all its characters. */
  const whole = (letters, characters) => {
    const initials = letters.length === characters.length && characters.length < 6;
    const ends = (at, from) => from === characters.length ? at === letters.length :
      (index.read.get(characters[from]) || []).some((s) => letters.startsWith(s, at) && ends(at + s.length, from + 1));
    return initials || ends(0, 0);
  };

  /** Things that answer a text, best first. */
  const find = (text, most = MOST) => {
    if (!index) return [];
    const wanted = fold(text.slice(0, 200));
    if (!wanted) return [];
    const bare = wanted.replace(/[' ]/g, "");
    const letters = /^[a-z]{2,40}$/.test(bare) ? bare : "";
    return index.entries.map((entry) => ({ entry, score: fits(entry, wanted, letters) })).filter((hit) => hit.score !== null)
      .sort((a, b) => a.score - b.score || a.entry.rank - b.entry.rank || a.entry[own].length - b.entry[own].length)
      .slice(0, most).map((hit) => hit.entry);
  };

  /* -- the index, once -- */
  let wait = null;
  const beside = () =>
    new Promise((done) => {
      const script = document.createElement("script");
      script.src = address;
      script.addEventListener("load", done);
      script.addEventListener("error", done);
      document.head.append(script);
    });
  const fetched = () =>
    (wait ||= Promise.resolve(window.siteIndex || (window.siteRoute ? window.siteRoute.script(address) : beside()))
      .then(() => window.siteIndex && !index && prepare()));

  /* -- the box -- */
  const make = (name, attributes, ...inside) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...inside);
    return made;
  };
  const box = make("input", { type: "search", id: "search-text", role: "combobox", "aria-expanded": "false", "aria-controls": "search-list",
    "aria-autocomplete": "list", "aria-label": words.label, placeholder: words.hint, autocomplete: "off", spellcheck: "false" });
  const list = make("div", { id: "search-list", role: "listbox", "aria-label": words.label, hidden: "" });
  const said = make("span", { class: "unseen", role: "status" });
  place.replaceChildren(box, list, said);
  let hits = [], active = -1;

  const where = (entry) => `${thing}${encodeURIComponent(entry.id)}.html`;
  const open = (shown) => {
    list.hidden = !shown;
    box.setAttribute("aria-expanded", String(shown));
    if (!shown) move(-1);
  };
  const move = (to) => {
    active = to;
    [...list.children].forEach((e, i) => e.setAttribute("aria-selected", String(i === to)));
    if (to < 0) box.removeAttribute("aria-activedescendant");
    else {
      box.setAttribute("aria-activedescendant", list.children[to].id);
      list.children[to].scrollIntoView({ block: "nearest" });
    }
  };
  const draw = () => {
    hits = find(box.value);
    const nothing = box.value.trim() !== "" && hits.length === 0 && index;
    list.replaceChildren(...hits.map((entry, i) => {
      const name = make("b", {}, make("bdi", {}, entry[own]));
      const also = make("span", { lang: tags[other] }, make("bdi", {}, entry[other] === entry[own] ? "" : entry[other]));
      const kind = make("small", {}, (index.classes[entry.class] || [])[own - 1] || "");
      const item = make("a", { role: "option", id: `search-${i}`, "aria-selected": "false", href: where(entry), tabindex: "-1" }, name, " ", also, " ", kind);
      item.addEventListener("pointermove", () => active !== i && move(i));
      return item;
    }));
    if (nothing) list.append(make("p", { class: "none", "aria-hidden": "true" }, words.none));
    if (index && index.cut && !list.hidden) list.append(make("p", { class: "none", "aria-hidden": "true" }, index.cut));
    said.textContent = !box.value.trim() ? "" : nothing ? words.none : hits.length === 1 ? words.found_one : words.found.replace("{n}", hits.length);
    open(hits.length > 0 || Boolean(nothing));
    move(-1);
  };
  const go = (entry) => list.children[hits.indexOf(entry)].click();
  box.addEventListener("focus", fetched);
  box.addEventListener("input", () => fetched().then(draw));
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) {
      if (list.hidden) open(true);
      move((active + step + hits.length + (active < 0 && step < 0 ? 1 : 0)) % hits.length);
    } else if (event.key === "Enter") {
      fetched().then(() => {
        if (!hits.length) draw();
        if (hits.length) go(hits[Math.max(active, 0)]);
      });
    } else if (event.key === "Escape") {
      if (list.hidden) box.value = "";
      open(false);
    } else return;
    event.preventDefault();
  });
  place.addEventListener("focusout", (event) => !place.contains(event.relatedTarget) && open(false));
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
    }
  });
  return { find: (text, most) => find(text, most).map((e) => e.id), fetched };
})();
