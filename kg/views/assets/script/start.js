"use strict";
/* One state, one way to change it, the address that holds it, and the start. */
((page) => {
  const { say, state } = page;
  const id = (name) => document.getElementById(name);

  page.announce = (text) => {
    id("status").textContent = text.replace(/[\u2066-\u2069]/g, "");
  };
  const told = () => {
    const { chosen } = state;
    if (!chosen) return say("announce_none");
    if (chosen.length === 2) {
      const [a, b] = chosen.map((place) => page.flat(page.label(page.things[place]).text).slice(0, 120));
      return say("announce_pair", {
        a,
        b,
        ties: say("ties", { n: (page.pairs.get(page.pairKey(chosen)) || []).length }),
      });
    }
    const thing = page.things[chosen[0]];
    return say("announce_thing", {
      name: page.flat(page.label(thing).text).slice(0, 120),
      class: page.className(thing.class).text,
      ties: say("ties", { n: thing.ties.length }),
    });
  };

  /* -- the address: only known values are read, only what differs from the start is written -- */
  const first = { ...state };
  const writeHash = () => {
    const hash = new URLSearchParams();
    for (const key of ["lang", "theme", "view", "layout"]) if (state[key] !== first[key]) hash.set(key, state[key]);
    for (const key of ["hub", "alone", "all"]) if (state[key] !== first[key]) hash.set(key, state[key] ? "1" : "0");
    if (state.biggest) hash.set("biggest", state.biggest);
    if (state.date) hash.set("date", state.date);
    if (state.chosen) state.chosen.forEach((place) => hash.append("chosen", page.things[place].id));
    if (state.depth) hash.set("depth", state.depth);
    for (const [kind, set] of Object.entries(state.off)) for (const code of set) hash.append(`without-${kind}`, code);
    const text = hash.toString();
    if (text === window.location.hash.slice(1)) return;
    try {
      window.history.replaceState(null, "", text ? `#${text}` : window.location.pathname + window.location.search);
    } catch {
      /* a sandboxed frame has no history */
    }
  };
  const readHash = () => {
    let hash;
    try {
      hash = new URLSearchParams(window.location.hash.slice(1));
    } catch {
      return {};
    }
    const found = {},
      allowed = {
        lang: ["en", "zh"],
        theme: ["auto", "light", "dark"],
        view: ["network", "table"],
        layout: [...page.layouts.keys()],
      };
    for (const [key, values] of Object.entries(allowed)) if (values.includes(hash.get(key))) found[key] = hash.get(key);
    if (page.canDate && page.isDay(hash.get("date"))) found.date = hash.get("date");
    if (/^(\d|1\d|20)$/.test(hash.get("biggest") || "")) found.biggest = Number(hash.get("biggest"));
    for (const key of ["hub", "alone", "all"]) if (/^[01]$/.test(hash.get(key) || "")) found[key] = hash.get(key) === "1";
    const chosen = hash
      .getAll("chosen")
      .map((name) => page.byId.get(name))
      .filter(Boolean)
      .map((thing) => thing.key);
    if (chosen.length === 1 || (chosen.length === 2 && page.pairs.has(page.pairKey(chosen)))) found.chosen = chosen;
    if (found.chosen && found.chosen.length === 1 && /^[123]$/.test(hash.get("depth") || ""))
      found.depth = Number(hash.get("depth"));
    const known = { class: page.totals.classes, state: page.allStates, kind: page.totals.kinds };
    found.off = Object.fromEntries(
      Object.entries(known).map(([kind, totals]) => [
        kind,
        new Set(hash.getAll(`without-${kind}`).filter((code) => totals.has(code))),
      ]),
    );
    return found;
  };

  /* -- changing -- */
  /** Changes what the reader has chosen and brings everything on the page up to it. */
  page.set = (change, focus) => {
    const before = { ...state, count: page.shown ? page.shown.shownTies.length + page.shown.shownThings.length : 0 };
    Object.assign(state, change);
    if (!state.chosen || state.chosen.length !== 1) state.depth = 0;
    if (state.lang !== before.lang) {
      page.readFace();
      page.applyLanguage();
    }
    const onlyChosen =
      "chosen" in change &&
      state.depth === before.depth &&
      !state.depth &&
      Object.keys(change).every((key) => key === "chosen" || key === "depth");
    page.workOut();
    if (state.depth) page.workOutNearby();
    if (!onlyChosen) {
      page.applyTheme();
      for (const show of [
        page.showView,
        page.showFilters,
        page.showLayouts,
        page.showHub,
        page.showSubset,
        page.showReceipt,
        page.showTables,
      ])
        show();
    }
    page.showSelection();
    const refit =
      state.layout !== before.layout ||
      state.depth !== before.depth ||
      state.lang !== before.lang ||
      (state.view !== before.view && state.view === "network");
    if (state.view === "network") {
      if (refit) page.fit(state.depth !== before.depth);
      else page.redraw();
    }
    writeHash();
    if (state.chosen !== before.chosen) page.announce(told());
    else if (before.count !== page.shown.shownTies.length + page.shown.shownThings.length) {
      page.announce(
        say("announce_shown", {
          things: say("things", { n: page.shown.shownThings.length }),
          ties: say("ties", { n: page.shown.shownTies.length }),
        }),
      );
    }
    if (focus) document.querySelector(focus)?.focus();
  };
  page.choose = (places) =>
    page.set({
      chosen: places,
      depth: places && state.depth && state.chosen && places[0] === state.chosen[0] ? state.depth : 0,
    });
  /** Escape: first back to the whole, then nothing chosen. */
  page.stepBack = () => (state.depth ? page.set({ depth: 0 }) : page.choose(null));
  page.toggle = (kind, code) => {
    const set = new Set(state.off[kind]);
    if (!set.delete(code)) set.add(code);
    page.set({ off: { ...state.off, [kind]: set } });
  };
  page.allOn = () => page.set({ off: { class: new Set(), state: new Set(), kind: new Set() }, alone: false, biggest: 0, ...(page.framed ? {} : { date: "" }) });
  /** Switches on whatever hides a thing. */
  page.reveal = (place) => {
    const thing = page.things[place],
      off = { ...state.off, class: new Set(state.off.class), state: new Set(state.off.state) };
    off.class.delete(thing.class);
    off.state.delete(thing.state);
    const hidden = page.shown.things[place];
    page.set({ off, alone: false, depth: 0, date: thing.unborn ? "" : state.date, biggest: hidden === "big" ? 0 : state.biggest, all: state.all || hidden === "few", hub: state.hub || thing === page.hub });
    page.goTo(place);
  };

  /* -- start -- */
  const asked = readHash();
  if (window.innerWidth <= 700 && !asked.view) asked.view = "table";
  first.view = asked.view === "table" && window.innerWidth <= 700 ? "table" : "network";
  Object.assign(state, { view: first.view }, asked);
  page.readFace();
  page.applyTheme();
  page.applyLanguage();
  page.workOut();
  if (state.depth) page.workOutNearby();
  page.workOutLanes();
  page.set({});
  if (state.view === "network") page.fit();
  if (state.chosen) {
    page.goTo(state.chosen[0]);
    page.announce(told());
  }
  window.addEventListener("hashchange", () => {
    page.set({
      hub: first.hub,
      alone: false,
      biggest: 0,
      date: "",
      all: first.all,
      chosen: null,
      depth: 0,
      lang: first.lang,
      theme: first.theme,
      view: first.view,
      layout: first.layout,
      ...readHash(),
    });
  });
  let isReady = false;
  const ready = () => {
    if (isReady) return;
    isReady = true;
    performance.mark("ready");
    document.documentElement.dataset.ready = "true";
    document.documentElement.dataset.things = page.shown.shownThings.length;
    document.documentElement.dataset.ties = page.shown.shownTies.length;
  };
  if (state.view === "network" && page.things.length) {
    window.requestAnimationFrame(() => window.setTimeout(ready, 0));
    window.setTimeout(ready, 600); // a frame that is scrolled out of sight is not drawn, but it is ready
  } else ready();
})(window.networkPage);
