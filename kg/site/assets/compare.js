"use strict";
/* Two days of the reader's own: the same rule as in Python, over the same spells. */
(() => {
  const { data, on, set, fill, isDay } = window.EUDPN;
  const page = data("compare");
  const [from, to] = ["from", "to"].map((id) => document.getElementById(id));
  const stateOn = (spells, day) => {
    const spell = spells.find(([first, last]) => first <= day && (last === null || day <= last));
    return spell ? spell[2] : null;
  };
  const element = (name, set_ = {}, ...children) => {
    const made = document.createElement(name);
    for (const [k, v] of Object.entries(set_)) made.setAttribute(k, v);
    made.append(...children);
    return made;
  };
  const chip = (state) => {
    if (!state) return element("span", { class: "quiet" }, page.words.unknown);
    const stage = page.stages[state];
    return element("span", { class: `chip ${stage}` }, element("span", { class: `sign ${stage}`, "aria-hidden": "true" }, page.marks[stage]), ` ${page.states[state]}`);
  };
  const draw = (a, b) => {
    const found = { new: [], ended: [], changed: [] };
    for (const mechanism of page.order) {
      const [before, after] = [a, b].map((day) => stateOn(page.spells[mechanism], day));
      const [was, now] = [before, after].map((s) => ["on", "way"].includes(page.stages[s]));
      if (before !== after && (was || now)) found[was && now ? "changed" : now ? "new" : "ended"].push([mechanism, before, after]);
    }
    // what is in force first, then by name, as Python orders them
    const rank = ([, , after]) => (after ? page.stageOrder.indexOf(page.stages[after]) : page.stageOrder.length);
    for (const kind of Object.keys(found)) found[kind].sort((x, y) => rank(x) - rank(y));
    for (const part of document.querySelectorAll("#changes [data-kind]")) {
      const kind = part.dataset.kind;
      part.querySelector("caption .count").textContent = found[kind].length;
      part.querySelector("tbody").replaceChildren(
        ...found[kind].map(([mechanism, before, after]) => {
          const [name, address] = page.names[mechanism];
          const link = element("a", { href: address }, element("bdi", {}, name));
          const sign = element("span", { class: `delta ${kind}`, "aria-hidden": "true" }, page.signs[kind]);
          return element("tr", { "data-id": mechanism }, element("th", { scope: "row" }, sign, " ", link), element("td", {}, chip(before)), element("td", {}, chip(after)));
        }),
      );
    }
    const numbers = Object.fromEntries(Object.entries(found).map(([k, v]) => [k, v.length]));
    document.getElementById("sum").textContent = fill(page.words.sum, { a, b, ...numbers });
    document.getElementById("log").hidden = a !== page.days[0] || b !== page.days[1];
  };
  let drawn = page.days.join();
  on((state) => {
    const a = isDay(state.from) ? state.from : page.days[0];
    const b = isDay(state.to) ? state.to : page.days[1];
    from.value = a;
    to.value = b;
    if (drawn !== `${a},${b}`) draw(a, b);
    drawn = `${a},${b}`;
  });
  for (const [key, input, usual] of [["from", from, page.days[0]], ["to", to, page.days[1]]]) {
    input.addEventListener("change", () => isDay(input.value) && set({ [key]: input.value === usual ? "" : input.value }));
  }
})();
