"use strict";
/* The table twin: the same things and the same ties as the drawing, as two real tables. */
((page) => {
  const { make, say } = page;
  const target = document.getElementById("tables");

  const table = (caption, name, heads, rows) =>
    make(
      "table",
      { id: name },
      make("caption", {}, caption),
      make(
        "thead",
        {},
        make(
          "tr",
          {},
          ...heads.map(([key, number]) => make("th", { scope: "col", class: number ? "number" : null }, say(key))),
        ),
      ),
      make("tbody", {}, ...rows),
    );
  const cell = (key, number, ...inside) =>
    make(
      "td",
      { class: number ? "number" : key, data: number ? { head: say(key) } : {} },
      number ? inside : make("div", { class: "clamp" }, ...inside),
    );
  const stated = page.things.some((thing) => thing.state);
  const opener = (thing) =>
    make("button", { type: "button", class: "plain clamp", data: { thing: thing.key } }, page.label(thing));

  const thingRow = (thing) =>
    make(
      "tr",
      { data: { thing: thing.key } },
      make(
        "th",
        { scope: "row" },
        opener(thing),
        page.otherLabel(thing) ? make("div", { class: "quiet clamp" }, page.otherLabel(thing)) : null,
      ),
      cell("t_class", false, page.className(thing.class)),
      stated ? cell("state", false, thing.state ? page.stateName(thing.state) : "") : null,
      cell("t_partners", true, String(thing.near.size)),
      cell("t_ties_count", true, String(thing.ties.length)),
      cell("code", false, page.code(thing.id)),
    );

  const tieRow = (tie) =>
    make(
      "tr",
      { data: { tie: tie.key } },
      make("th", { scope: "row" }, opener(page.things[tie.from])),
      cell("t_kind", false, page.kindName(tie)),
      cell("t_to", false, opener(page.things[tie.to])),
      cell("t_other", false, ...details(tie)),
      cell("records", false, ...tie.records.flatMap((record, i) => [i ? " " : "", page.code(record)])),
    );
  const details = (tie) => {
    const words = page.tieWords({ ...tie, kind: "" });
    return words.slice(2);
  };

  const order = (list, key) => {
    const compare = new Intl.Collator(page.tag(page.state.lang), { numeric: true }).compare;
    return [...list].sort((a, b) => compare(key(a), key(b)) || a.key - b.key);
  };

  /** Writes both tables for what is shown now; does nothing while the drawing is looked at. */
  page.showTables = () => {
    if (page.state.view !== "table") {
      target.replaceChildren();
      return;
    }
    const { shownThings, shownTies } = page.shown;
    const things = order(shownThings, (thing) => page.label(thing).text);
    const ties = order(shownTies, (tie) => page.label(page.things[tie.from]).text);
    target.replaceChildren(
      table(
        say("t_things", { n: things.length }),
        "table-things",
        [
          ["t_name"],
          ["t_class"],
          ...(stated ? [["state"]] : []),
          ["t_partners", true],
          ["t_ties_count", true],
          ["code"],
        ],
        things.map(thingRow),
      ),
      table(
        say("t_ties", { n: ties.length }),
        "table-ties",
        [["t_from"], ["t_kind"], ["t_to"], ["t_other"], ["records"]],
        ties.map(tieRow),
      ),
    );
  };
  target.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-thing]");
    if (!button) return;
    page.choose([Number(button.dataset.thing)]);
    document.querySelector("#selection h2")?.focus({ preventScroll: window.innerWidth > 700 });
  });
})(window.networkPage);
