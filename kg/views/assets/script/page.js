"use strict";
/* The data of the page, the words for it, and what the reader has chosen. Nothing here draws.
   Everything that came from data reaches the document as text, never as markup. */
window.networkPage = (() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const root = document.documentElement;
  const page = {
    data: read("data-page"),
    strings: read("data-strings"),
    options: read("data-options"),
    things: read("data-nodes"),
    ties: read("data-ties"),
  };
  const by = (list, key) => new Map(list.map((entry) => [entry[key], entry]));
  const words = new Map(Object.entries(page.data.words));
  page.passages = new Map(Object.entries(page.data.passages));
  page.claims = by(page.data.claims, "id");
  page.classes = by(page.data.classes, "class");
  page.layouts = new Map(Object.entries(page.data.layouts));
  page.hub = page.data.hub === null ? null : page.things[page.data.hub];

  for (const thing of page.things) Object.assign(thing, { ties: [], near: new Map(), claims: [] });
  page.pairs = new Map();
  page.ties.forEach((tie, key) => {
    tie.key = key;
    tie.ends = [Math.min(tie.from, tie.to), Math.max(tie.from, tie.to)];
    tie.pair = tie.ends.join("-");
    if (!page.pairs.has(tie.pair)) page.pairs.set(tie.pair, []);
    page.pairs.get(tie.pair).push(tie);
    for (const end of new Set(tie.ends)) {
      page.things[end].ties.push(tie);
      const other = tie.from === end ? tie.to : tie.from;
      if (other !== end) page.things[end].near.set(other, (page.things[end].near.get(other) || 0) + 1);
    }
  });
  page.byId = new Map(page.things.map((thing) => [String(thing.id), thing]));
  for (const claim of page.data.claims) {
    for (const id of new Set(claim.things || [])) if (page.byId.has(id)) page.byId.get(id).claims.push(claim);
  }
  page.rivals = new Map();
  for (const claim of page.data.claims) {
    for (const other of claim.contradicts || []) {
      for (const [a, b] of [
        [claim.id, other],
        [other, claim.id],
      ]) {
        if (!page.rivals.has(a)) page.rivals.set(a, new Set());
        page.rivals.get(a).add(b);
      }
    }
  }

  page.MANY = 400; // a page of more things than this opens with those that have most partners, and says so
  page.FEW = 200;

  /* What the reader has chosen. `off` holds what is switched off; `chosen` is a thing, a pair of things, or nothing. */
  page.state = {
    lang: root.dataset.lang === "zh" ? "zh" : "en",
    theme: ["light", "dark"].includes(root.dataset.theme) ? root.dataset.theme : "auto",
    view: "network",
    layout: [...page.layouts.keys()][0],
    hub: page.data.hubDrawn,
    alone: false,
    biggest: 0,
    date: "",
    all: page.things.length <= page.MANY,
    depth: 0,
    chosen: null,
    off: { class: new Set(), state: new Set(), kind: new Set() },
  };

  /** The day as of which the page speaks: that of the question, the one the reader chose, or that of the data. */
  page.asOf = () => page.data.receipt.as_of || page.state.date || page.data.day || "";
  /** Whether a text is a day of the calendar. */
  page.isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text || "") && new Date(`${text}T00:00Z`).getUTCDate() === Number(text.slice(8));

  /* -- words -- */
  const apart = (value) => (typeof value === "string" ? `\u2068${value}\u2069` : String(value));
  /** A text of the page in the reader's language; `{name}` is replaced, `n` chooses between one and many. */
  page.say = (key, values = {}) => {
    const text = page.strings[key][page.state.lang];
    const form = Array.isArray(text) ? text[values.n === 1 ? 0 : 1] : text;
    return form.replace(/\{(\w+)\}/g, (all, name) => (name in values ? apart(values[name]) : all));
  };
  page.tag = (lang) => (lang === "zh" ? "zh-Hans" : lang);
  const spoken = (text, lang) => ({ text, lang });
  /** The label of a thing in the reader's language, with the language it really is in. */
  page.label = (thing, lang = page.state.lang) => spoken(thing[lang][0], thing[lang][1]);
  /** The word for a code in the reader's language; the code itself where there is none. */
  page.word = (code) => {
    const word = words.get(code);
    return word ? spoken(word[page.state.lang], page.state.lang) : spoken(String(code), "");
  };
  page.className = (name) => (name ? page.word(name) : spoken(page.say("no_class"), page.state.lang));
  page.kindName = (tie) => (tie.kind ? page.word(tie.kind) : spoken(page.say("no_kind"), page.state.lang));
  page.stateName = (code) => (code ? page.word(code) : spoken(page.say("no_state"), page.state.lang));
  /** A thing or a code by its id: the label of the thing if it is in the network, else the word for the code. */
  page.named = (id) => (page.byId.has(id) ? page.label(page.byId.get(id)) : page.word(id));
  const own = (lang) => (lang || "").toLowerCase().split("-")[0] === page.state.lang;
  /** Another label of a thing, in the other language, if it says something else. */
  page.otherLabel = (thing) => {
    const other = page.label(thing, page.state.lang === "en" ? "zh" : "en");
    return other.text === page.label(thing).text ? null : other;
  };

  page.colon = () => (page.state.lang === "zh" ? "\uff1a" : ": ");
  page.bracket = (text) => (page.state.lang === "zh" ? `\uff08${text}\uff09` : ` (${text})`);
  page.comma = () => (page.state.lang === "zh" ? "\u3001" : ", ");

  /* -- elements -- */
  /** An element; `set` holds attributes, `on…` listeners and `data`; children are elements, texts or spoken texts. */
  page.make = (name, set = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(set)) {
      if (value === null || value === undefined || value === false) continue;
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (key === "data") Object.assign(element.dataset, value);
      else element.setAttribute(key, value === true ? "" : value);
    }
    for (const child of children.flat()) {
      if (child === null || child === undefined || child === "") continue;
      if (typeof child === "object" && !(child instanceof Node)) element.append(page.spoken(child));
      else element.append(child);
    }
    return element;
  };
  /** A text from data, kept apart from the direction of the text around it and marked if in another language. */
  page.spoken = ({ text, lang }) =>
    page.make("bdi", own(lang) ? {} : { lang: page.tag(lang), translate: lang ? null : "no" }, text);
  page.code = (text) => page.make("code", { lang: "", translate: "no" }, page.make("bdi", {}, String(text)));
  /** A text without the invisible characters that turn the direction of writing; for the drawing and for one line. */
  page.flat = (text) =>
    String(text)
      .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, "")
      .replace(/\s+/g, " ")
      .trim();

  /* -- dates as the records write them (EDTF) -- */
  page.dateText = (text) => {
    if (!text || /^(\.\.)?\/(\.\.)?$/.test(text)) return page.say("no_date");
    const ends = (a, b) => {
      if (!b || b === "..") return page.say("date_since", { a });
      if (!a || a === "..") return page.say("date_until", { b });
      return null;
    };
    const set = /^\[(.*)\.\.(.*)\](?:\/\.\.)?$/.exec(text);
    if (set) return ends(set[1], set[2]) || page.say("date_between", { a: set[1], b: set[2] });
    const span = /^([^/]*)\/([^/]*)$/.exec(text);
    if (span && !/[[\]]/.test(text))
      return ends(span[1], span[2]) || page.say("date_from_to", { a: span[1], b: span[2] });
    return text;
  };
  return page;
})();
