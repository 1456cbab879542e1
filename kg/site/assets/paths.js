"use strict";
/* The search of the paths page. The network comes in a file of its own, read after this one. */
window.EUDPN.pathsReady = () => {
  const { data, fill, on, set, network, bestPaths } = window.EUDPN;
  const words = data("paths-words");
  const [from, to, many, eu] = ["path-from", "path-to", "path-k", "path-eu"].map((id) => document.getElementById(id));
  const place = document.getElementById("found");
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/[‐‑‒–—―−_\s-]+/g, " ").trim();
  const names = new Map();
  network.things.forEach(([id, label, others], n) => {
    for (const name of [...others, label, id]) names.set(fold(name), n);
  });
  document.getElementById("path-things").append(
    ...network.things.map(([, label]) => {
      const option = document.createElement("option");
      option.value = label;
      return option;
    }),
  );
  const element = (name, given = {}, ...children) => {
    const made = document.createElement(name);
    for (const [k, v] of Object.entries(given)) made.setAttribute(k, v);
    made.append(...children);
    return made;
  };
  const linked = (n) => {
    const [id, label, , paged] = network.things[n];
    return paged ? element("a", { href: `${words.thing}${id}.html` }, element("bdi", {}, label)) : element("bdi", {}, label);
  };
  const path = (chain) => {
    const line = element("p", { class: "chain" });
    chain.forEach((n, i) => line.append(...(i ? [" → "] : []), linked(n)));
    const list = element("ul", { class: "plain" });
    let low = 3;
    for (let i = 1; i < chain.length; i++) {
      const [ties, confidence, sentence, records] = network.links[chain[i - 1]].get(chain[i]);
      low = Math.min(low, confidence);
      const row = element("li", {}, sentence);
      if (ties > 1) row.append(" ", element("span", { class: "quiet" }, fill(words.bracket, { text: fill(words.ties_more, { n: ties }) })));
      records.forEach(([record, home]) => {
        const code = element("code", {}, record);
        row.append(" ", home ? element("a", { href: `${words.thing}${home}.html#${record}` }, code) : code);
      });
      list.append(row);
    }
    const hops = chain.length - 1;
    const said = fill(hops === 1 ? words.hops_one : words.hops, { n: hops }) + words.clause + fill(words.confidence_weakest, { level: words.levels[low] });
    line.append(" ", element("span", { class: "quiet" }, fill(words.bracket, { text: said })));
    return element("li", { "data-chain": chain.map((n) => network.things[n][0]).join(" ") }, line, list);
  };
  const search = (state) => {
    place.replaceChildren();
    if (!state.a || !state.b) return;
    const ends = [state.a, state.b].map((text) => names.get(fold(text)));
    const wrong = [state.a, state.b].find((_, i) => ends[i] === undefined);
    if (wrong) return place.append(element("p", { class: "notice" }, fill(words.path_unknown, { name: wrong })));
    if (ends[0] === ends[1]) return place.append(element("p", { class: "notice" }, words.path_same));
    const closed = new Set(state.eu ? [] : words.hubs.map((id) => names.get(id) ?? names.get(fold(id))).filter((n) => n !== undefined && !ends.includes(n)));
    const found = bestPaths(network, ends[0], ends[1], Math.min(Math.max(Number(state.k) || 5, 1), 20), closed);
    if (!found.length) {
      const [a, b] = ends.map((n) => network.things[n][1]);
      return place.append(element("p", { class: "notice" }, fill(words.path_none, { a, b })));
    }
    place.append(element("ol", { class: "paths" }, ...found.map(path)));
  };
  on((state) => {
    from.value = state.a || "";
    to.value = state.b || "";
    many.value = state.k || 5;
    eu.checked = Boolean(state.eu);
    search(state);
  });
  document.getElementById("controls").addEventListener("submit", (event) => {
    event.preventDefault();
    set({ a: from.value, b: to.value, k: many.value === "5" ? "" : many.value, eu: eu.checked ? "1" : "" });
  });
};
