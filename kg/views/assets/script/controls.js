"use strict";
/* Search, filters, legend, the hub, and the switches for view, layout, language and theme. */
((page) => {
  const { make, say } = page;
  page.framed = window.self !== window.top; // the page around it then chooses the day
  const id = (name) => document.getElementById(name);

  /* -- search: the ARIA combobox pattern -- */
  const fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "")
      .normalize("NFKC")
      .toLowerCase();
  const index = page.things.map((thing) => ({
    thing,
    names: [...new Set([thing.en[0], thing.zh[0], String(thing.id), ...thing.names])].map(fold),
  }));
  const rank = (name, text) =>
    name === text
      ? 0
      : name.startsWith(text)
        ? 1
        : /[\s\-_/(]/.test(name[name.indexOf(text) - 1] || "x")
          ? 2
          : name.includes(text)
            ? 3
            : 9;
  /** Things that bear a name, in either language, an alias or a code; the best first. */
  page.find = (query) => {
    const text = fold(query.trim());
    if (!text) return [];
    return index
      .map(({ thing, names }) => ({ thing, rank: Math.min(...names.map((name) => rank(name, text))) }))
      .filter((hit) => hit.rank < 9)
      .sort((a, b) => a.rank - b.rank || b.thing.near.size - a.thing.near.size || a.thing.key - b.thing.key)
      .map((hit) => hit.thing);
  };
  const input = id("search"),
    list = id("hits"),
    MOST = 12;
  let active = -1;
  const options = () => [...list.querySelectorAll("[role=option]")];
  const point = (place) => {
    const all = options();
    active = all.length ? (place + all.length) % all.length : -1;
    all.forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    if (active < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", all[active].id);
      all[active].scrollIntoView({ block: "nearest" });
    }
  };
  const open = (show) => {
    list.hidden = !show;
    input.setAttribute("aria-expanded", String(show));
    if (!show) {
      active = -1;
      input.removeAttribute("aria-activedescendant");
    }
  };
  const hit = (thing, i) =>
    make(
      "li",
      { role: "option", id: `hit-${i}`, "aria-selected": "false", data: { thing: thing.key } },
      page.markOf(thing.class),
      make("span", { class: "name" }, page.label(thing)),
      make("span", { class: "what" }, page.className(thing.class)),
      page.otherLabel(thing) ? make("span", { class: "other" }, page.otherLabel(thing)) : null,
    );
  const search = () => {
    const found = page.find(input.value),
      shown = found.slice(0, MOST);
    if (!input.value.trim()) {
      open(false);
      return;
    }
    list.replaceChildren(...shown.map(hit));
    if (!found.length)
      list.append(
        make("li", { role: "option", class: "said", "aria-disabled": "true", "aria-selected": "false" }, say("no_hit")),
      );
    else if (found.length > MOST)
      list.append(
        make(
          "li",
          { role: "option", class: "said", "aria-disabled": "true", "aria-selected": "false" },
          say("more_hits", { n: found.length - MOST }),
        ),
      );
    open(true);
    point(0);
    page.announce(found.length ? say("hits_found", { n: found.length }) : say("no_hit"));
  };
  const take = (option) => {
    if (!option || option.dataset.thing === undefined) return;
    const place = Number(option.dataset.thing);
    open(false);
    input.value = page.flat(page.label(page.things[place]).text).slice(0, 80);
    page.choose([place]);
    page.goTo(place);
    if (window.innerWidth <= 700) id("selection").scrollIntoView();
  };
  input.addEventListener("input", search);
  input.addEventListener("focus", () => {
    if (input.value) input.select();
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) search();
      else point(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter") take(options()[Math.max(0, active)]);
    else if (event.key === "Escape") {
      if (list.hidden) input.value = "";
      open(false);
    } else return;
    event.preventDefault();
  });
  input.addEventListener("blur", () => window.setTimeout(() => open(false), 150));
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    take(event.target.closest("[role=option]"));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    event.preventDefault();
    input.focus();
  });

  /* -- filters, which are the legend too -- */
  const count = (n, all) => make("span", { class: "count" }, n === all ? String(all) : say("of", { n, all }));
  const choice = (kind, code, mark, text, n, all) => {
    const on = !page.state.off[kind].has(code);
    return make(
      "label",
      { class: `choice${mark ? "" : " bare"}${on ? "" : " off"}`, data: { [kind]: code } },
      make("input", { type: "checkbox", checked: on, onchange: () => page.toggle(kind, code) }),
      mark,
      make("span", {}, text),
      count(n, all),
    );
  };
  const group = (title, rows) => make("fieldset", {}, make("legend", {}, title), ...rows);
  const byCount = (totals, name) =>
    [...totals.keys()].sort((a, b) => totals.get(b) - totals.get(a) || name(a).localeCompare(name(b)));
  const marks = () => {
    const sample =
      page.data.classes.find((entry) => page.things.some((thing) => thing.class === entry.class && thing.state)) ||
      page.data.classes[0];
    const states = page.ties.some((tie) => tie.state) || page.things.some((thing) => thing.state);
    const rows =
      !states || !sample
        ? []
        : ["filled", "dashed", "hollow"].map((look) =>
            make("li", {}, page.markOf(sample.class, look), say(`mark_${look}`)),
          );
    return [
      make("h2", {}, say("marks")),
      make("ul", { class: "marks" }, ...rows, make("li", {}, page.markPair(), say("mark_size"))),
    ];
  };
  page.showFilters = () => {
    const { shown, totals, state } = page,
      parts = [];
    parts.push(
      group(
        say("by_class"),
        page.data.classes.map(({ class: name }) =>
          choice(
            "class",
            name,
            page.markOf(name),
            page.className(name),
            shown.classes.get(name) || 0,
            totals.classes.get(name),
          ),
        ),
      ),
    );
    if (page.canDate && !page.framed)
      parts.push(
        make(
          "fieldset",
          {},
          make("label", { class: "biggest" }, make("span", {}, say("by_day")),
            make("input", { type: "date", id: "date", min: "1990-01-01", max: "2099-12-31", value: state.date || page.data.day, onchange: (event) => page.set({ date: page.isDay(event.target.value) ? event.target.value : "" }, "#date") })),
          state.date ? make("button", { type: "button", class: "plain", id: "date-off", onclick: () => page.set({ date: "" }, "#date") }, say("day_all")) : null,
        ),
      );
    if (totals.states.size > 1)
      parts.push(
        group(
          say("by_state"),
          byCount(totals.states, (c) => page.stateName(c).text).map((code) =>
            choice("state", code, null, page.stateName(code), shown.states.get(code) || 0, totals.states.get(code)),
          ),
        ),
      );
    if (page.ties.length)
      parts.push(
        group(
          say("by_kind"),
          byCount(totals.kinds, (c) => page.kindName({ kind: c }).text).map((code) =>
            choice(
              "kind",
              code,
              null,
              page.kindName({ kind: code }),
              shown.kinds.get(code) || 0,
              totals.kinds.get(code),
            ),
          ),
        ),
      );
    parts.push(
      make(
        "fieldset",
        {},
        make(
          "label",
          { class: "choice bare" },
          make("input", {
            type: "checkbox",
            id: "alone",
            checked: state.alone,
            onchange: () => page.set({ alone: !page.state.alone }),
          }),
          make("span", {}, say("hide_alone")),
        ),
        make(
          "label",
          { class: "biggest" },
          make("span", {}, say("hide_biggest")),
          make("input", {
            type: "number",
            id: "biggest",
            min: 0,
            max: 20,
            value: state.biggest,
            onchange: (event) => page.set({ biggest: Math.min(Math.max(Math.round(Number(event.target.value)) || 0, 0), 20) }, "#biggest"),
          }),
        ),
      ),
    );
    const anyOff = Object.values(state.off).some((set) => set.size) || state.alone || state.biggest || (state.date && !page.framed);
    if (anyOff)
      parts.push(
        make("p", {}, make("button", { type: "button", id: "all-on", onclick: () => page.allOn() }, say("all_on"))),
      );
    if (page.things.length) parts.push(...marks());
    keepFocus(id("filters-body"), parts);
  };
  /** Replaces the children of an element and gives the focus back to the field that had it. */
  const keepFocus = (target, parts) => {
    const fields = () => [...target.querySelectorAll("input")];
    const place = fields().indexOf(document.activeElement),
      top = target.parentElement.scrollTop;
    target.replaceChildren(...parts);
    if (place >= 0) fields()[place]?.focus();
    target.parentElement.scrollTop = top;
  };
  id("filters-open").addEventListener("click", () => {
    const shown = id("filters").classList.toggle("open");
    id("filters-open").setAttribute("aria-expanded", String(shown));
  });

  /* -- hub, layout, view, language, theme -- */
  /** A large network opens with its most tied things; that it does, and the way to all of them, stands above the picture. */
  page.showSubset = () => {
    const target = id("subset"), n = page.shown.shownThings.length;
    target.hidden = page.things.length <= page.MANY;
    if (target.hidden) return;
    target.replaceChildren(
      say(page.state.all ? "subset_all" : "subset_few", { n, all: page.things.length, few: page.FEW }),
      " ",
      make(
        "button",
        { type: "button", class: "plain", id: "subset-switch", onclick: () => page.set({ all: !page.state.all }, "#subset-switch") },
        say(page.state.all ? "subset_less" : "subset_show"),
      ),
    );
  };
  page.showHub = () => {
    const target = id("hub");
    target.hidden = !page.hub;
    if (!page.hub) return;
    const values = {
      hub: page.label(page.hub).text,
      partners: page.hub.near.size,
      all: page.things.length - 1,
      n: page.hub.ties.length,
    };
    target.replaceChildren(
      say(page.state.hub ? "hub_drawn" : "hub_hidden", values),
      " ",
      make(
        "button",
        {
          type: "button",
          class: "plain",
          id: "hub-switch",
          "aria-pressed": null,
          onclick: () => page.set({ hub: !page.state.hub }, "#hub-switch"),
        },
        say(page.state.hub ? "hub_hide" : "hub_show"),
      ),
    );
  };
  page.showLayouts = () =>
    id("layouts").replaceChildren(
      ...(page.layouts.size > 1 ? [...page.layouts.keys()] : []).map((code) =>
        make(
          "button",
          {
            type: "button",
            data: { layout: code },
            "aria-pressed": String(page.state.layout === code),
            onclick: () => page.set({ layout: code }, `[data-layout="${code}"]`),
          },
          say(`layout_${code}`),
        ),
      ),
    );
  page.showView = () => {
    for (const button of id("views").children)
      button.setAttribute("aria-pressed", String(button.dataset.view === page.state.view));
    id("stage").hidden = page.state.view !== "network";
    id("tables").hidden = page.state.view !== "table";
  };
  for (const button of id("views").children)
    button.addEventListener("click", () => page.set({ view: button.dataset.view }));
  id("skip").addEventListener("click", (event) => {
    event.preventDefault();
    page.set({ view: "table" });
    id("tables").focus();
  });
  id("language").addEventListener("click", () => page.set({ lang: page.state.lang === "en" ? "zh" : "en" }));
  id("theme").addEventListener("change", (event) => page.set({ theme: event.target.value }));
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", () => {
    if (page.state.theme === "auto") page.set({});
  });
  page.applyTheme = () => {
    const { theme } = page.state;
    document.documentElement.dataset.ground = theme === "auto" ? (dark.matches ? "dark" : "light") : theme;
    id("theme").value = theme;
    page.readColours();
  };
  /** Every fixed text of the page in the language of the reader. */
  page.applyLanguage = () => {
    const { lang } = page.state,
      other = lang === "en" ? "zh" : "en";
    document.documentElement.lang = page.tag(lang);
    for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
    const title = page.data.title[lang];
    document.title = page.flat(title).slice(0, 200);
    const han = /[\u3400-\u9fff]/.test(title);
    id("title").replaceChildren(page.spoken({ text: title, lang: han ? "zh" : /[A-Za-z]/.test(title) ? "en" : lang }));
    input.placeholder = say("search");
    const labels = {
      hits: "hits",
      views: "view",
      layouts: "layout",
      zooms: "zoom",
      filters: "filters",
      stage: "view_network",
      tables: "view_table",
      panel: "panel",
      link: "save_link",
      "zoom-in": "zoom_in",
      "zoom-out": "zoom_out",
      "zoom-fit": "zoom_fit",
    };
    for (const [name, key] of Object.entries(labels)) id(name).setAttribute("aria-label", say(key));
    id("language").textContent = page.strings.language[other];
    id("language").lang = page.tag(other);
    page.showKeys();
  };
})(window.networkPage);
