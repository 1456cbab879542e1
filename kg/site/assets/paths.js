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
  /** The chains as a picture: the same places as kg/site/path_picture.py. */
  const picture = (chains) => {
    const WIDTH = 1000, ROW = 46, EDGE = 92;
    const made = (name, given = {}, ...inside) => {
      const e = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [k, v] of Object.entries(given)) e.setAttribute(k, v);
      e.append(...inside);
      return e;
    };
    const label = (n) => network.things[n][1];
    const ends = [chains[0][0], chains[0][chains[0].length - 1]];
    const ways = new Map(), line = new Map();
    chains.forEach((chain, n) =>
      chain.forEach((thing, i) => {
        ways.set(thing, [...(ways.get(thing) || []), i / (chain.length - 1)]);
        if (!line.has(thing)) line.set(thing, n);
      }),
    );
    const at = new Map([...ways].map(([thing, parts]) => [thing, [EDGE + ((WIDTH - 2 * EDGE) * parts.reduce((a, b) => a + b, 0)) / parts.length,
      ends.includes(thing) ? (ROW * chains.length) / 2 : ROW * (line.get(thing) + 0.5)].map((v) => Math.round(v * 10) / 10)]));
    const svg = made("svg", { class: "path-picture", role: "img", viewBox: `0 0 ${WIDTH} ${ROW * Math.max(chains.length, 2)}` },
      made("title", {}, fill(chains.length === 1 ? words.path_picture_one : words.path_picture, { n: chains.length, a: label(ends[0]), b: label(ends[1]) })),
      made("desc", {}, chains.map((chain) => chain.map(label).join(" → ")).join(words.stop)));
    const most = Math.floor((WIDTH - 2 * EDGE) / Math.max(...chains.map((chain) => chain.length - 1)) / words.letter);
    const drawn = new Set();
    for (const chain of chains)
      for (let i = 1; i < chain.length; i++) {
        const key = `${chain[i - 1]} ${chain[i]}`, [a, b] = [at.get(chain[i - 1]), at.get(chain[i])];
        if (!drawn.has(key)) svg.append(made("line", { x1: a[0], y1: a[1], x2: b[0], y2: b[1], class: "tie" }));
        drawn.add(key);
      }
    for (const [thing, [x, y]] of at) {
      const end = ends.includes(thing), letters = [...label(thing)];
      const text = letters.length <= most ? label(thing) : `${letters.slice(0, most - 1).join("")}…`;
      svg.append(made("circle", { cx: x, cy: y, r: end ? 7 : 5, class: end ? "end" : "thing" }), made("text", { x, y: Math.round((y + 20) * 10) / 10, "text-anchor": "middle" }, text));
    }
    return element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": svg.querySelector("title").textContent }, svg);
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
    place.append(picture(found), element("ol", { class: "paths" }, ...found.map(path)));
  };
  on((state) => {
    // an id from a link is shown by its name
    const named = (text) => network.things[names.get(fold(text || ""))]?.[1] ?? text ?? "";
    from.value = named(state.a);
    to.value = named(state.b);
    many.value = state.k || 5;
    eu.checked = Boolean(state.eu);
    search(state);
  });
  document.getElementById("controls").addEventListener("submit", (event) => {
    event.preventDefault();
    set({ a: from.value, b: to.value, k: many.value === "5" ? "" : many.value, eu: eu.checked ? "1" : "" });
  });
};
