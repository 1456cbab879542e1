"use strict";
/* The k best simple paths of the knowledge network: the same order and the same answers as kg.analysis.paths.
   Fewest hops, then the better weakest hop, then more ties, then ids; each answer splits the rest (Yen 1971; Lawler 1972). */
window.EUDPN.bestPaths = (network, start, end, k, closed) => {
  const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const links = network.links;
  const complete = (prefix, banned) => {
    const here = prefix[prefix.length - 1];
    const shut = new Set([...prefix, ...closed]);
    const distance = new Map([[end, 0]]);
    let layer = [end];
    let firsts = [];
    while (layer.length && !firsts.length) {
      firsts = layer.filter((v) => links[here].has(v) && !banned.has(v));
      const further = new Set();
      if (!firsts.length) for (const v of layer) for (const w of links[v].keys()) if (!shut.has(w) && !distance.has(w)) further.add(w);
      const step = distance.get(layer[0]) + 1;
      for (const w of further) distance.set(w, step);
      layer = [...further];
    }
    if (!firsts.length) return null;
    const nearer = new Map();
    for (const [v, d] of distance) nearer.set(v, [...links[v].keys()].filter((w) => distance.get(w) === d - 1));
    nearer.set(here, firsts);
    const todo = [...distance.keys(), here];
    const weakest = new Map([[end, Infinity]]);
    for (const v of todo) if (v !== end) weakest.set(v, Math.max(...nearer.get(v).map((w) => Math.min(links[v].get(w)[1], weakest.get(w)))));
    let least = weakest.get(here);
    for (let i = 1; i < prefix.length; i++) least = Math.min(least, links[prefix[i - 1]].get(prefix[i])[1]);
    const most = new Map([[end, 0]]);
    const onward = new Map();
    for (const v of todo) {
      if (v === end) continue;
      const fit = nearer.get(v).filter((w) => most.has(w) && links[v].get(w)[1] >= least);
      if (!fit.length) continue;
      const ties = (w) => links[v].get(w)[0] + most.get(w);
      const next = fit.reduce((a, b) => (ties(b) > ties(a) || (ties(b) === ties(a) && b < a) ? b : a));
      onward.set(v, next);
      most.set(v, ties(next));
    }
    const chain = [...prefix];
    while (chain[chain.length - 1] !== end) chain.push(onward.get(chain[chain.length - 1]));
    return chain;
  };
  const key = (chain) => {
    let [low, ties] = [Infinity, 0];
    for (let i = 1; i < chain.length; i++) {
      const [n, level] = links[chain[i - 1]].get(chain[i]);
      low = Math.min(low, level);
      ties += n;
    }
    return [chain.length, -low, -ties, ...chain];
  };
  const compare = (a, b) => {
    for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return order(a[i], b[i]);
    return a.length - b.length;
  };
  const queue = [];
  const offer = (prefix, banned) => {
    const chain = complete(prefix, banned);
    if (chain) queue.push({ key: key(chain), length: prefix.length, chain, banned });
  };
  offer([start], new Set());
  const found = [];
  while (queue.length && found.length < k) {
    queue.sort((a, b) => compare(a.key, b.key));
    const { length, chain, banned } = queue.shift();
    found.push(chain);
    for (let cut = length; cut < chain.length; cut++) offer(chain.slice(0, cut), new Set([...(cut === length ? banned : []), chain[cut]]));
  }
  return found;
};
window.EUDPN.paths = (data) => {
  const links = data.things.map(() => new Map());
  data.pairs.forEach(([a, b, ties, confidence, sentence, records]) => {
    for (const [u, v] of [[a, b], [b, a]]) links[u].set(v, [ties, confidence, sentence, records]);
  });
  window.EUDPN.network = { things: data.things, links };
  if (window.EUDPN.pathsReady) window.EUDPN.pathsReady();
};
