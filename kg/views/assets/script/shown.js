"use strict";
/* Which things and ties are shown now, why the others are not, and how many there are of each. */
((page) => {
  /** Things by their number of partners, most first: who is hidden as one of the biggest hubs, who is shown first of many. */
  const byPartners = [...page.things].sort((a, b) => b.near.size - a.near.size || a.key - b.key);
  const place = new Map(byPartners.filter((thing) => thing !== page.hub).map((thing, n) => [thing, n]));
  /* The states of a day, from the spells of the mechanisms where the page has them: what no dated event has brought about by
     that day does not stand. A tie has the state of the mechanism between its ends, else of the one at an end. */
  const spells = new Map(Object.entries(page.data.spells || {}));
  const lastKnown = { things: page.things.map((thing) => thing.state), ties: page.ties.map((tie) => tie.state) };
  const stateOn = (id, day) => {
    const spell = spells.get(id).find(([first, last]) => first <= day && (last === null || day <= last));
    return spell ? spell[2] : null;
  };
  page.canDate = spells.size > 0;
  page.allStates = new Set([...spells.values()].flat().map((spell) => spell[2]).concat(lastKnown.ties, lastKnown.things).map((state) => state || ""));
  const takeDay = (day) => {
    page.things.forEach((thing, i) => {
      thing.state = day && spells.has(String(thing.id)) ? stateOn(String(thing.id), day) : lastKnown.things[i];
      thing.unborn = Boolean(day) && spells.has(String(thing.id)) && thing.state === null;
    });
    page.ties.forEach((tie, i) => {
      const by = day ? [tie.via, page.things[tie.from].id, page.things[tie.to].id].map(String).find((id) => spells.has(id)) : undefined;
      tie.state = by === undefined ? lastKnown.ties[i] : stateOn(by, day);
      tie.unborn = by !== undefined && tie.state === null;
    });
    page.totals.states = tally(page.ties, (tie) => tie.state || "");
  };

  const reasonOf = (thing, { off, hub, biggest, all }) => {
    if (thing.unborn) return "day";
    if (thing === page.hub && !hub) return "hub";
    if (place.get(thing) < biggest) return "big";
    if (!all && place.get(thing) >= page.FEW + biggest) return "few";
    if (off.class.has(thing.class)) return "class";
    if (thing.state && off.state.has(thing.state)) return "state";
    return "";
  };

  const tieReason = (tie, things, { off }) => {
    const ends = [things[tie.from], things[tie.to]];
    if (tie.unborn) return "day";
    for (const reason of ["day", "hub", "big", "few", "class", "state"]) if (ends.includes(reason)) return reason;
    if (off.state.has(tie.state || "")) return "state";
    if (off.kind.has(tie.kind)) return "kind";
    return "";
  };

  /** Things within some steps of a start, over ties that are shown. */
  page.within = (start, depth, ties) => {
    const found = new Set([start]);
    let edge = [start];
    for (let step = 0; step < depth && edge.length; step += 1) {
      const next = [];
      for (const place of edge) {
        for (const tie of page.things[place].ties) {
          if (ties[tie.key]) continue;
          const other = tie.from === place ? tie.to : tie.from;
          if (!found.has(other)) {
            found.add(other);
            next.push(other);
          }
        }
      }
      edge = next;
    }
    return found;
  };

  const tally = (list, key) =>
    list.reduce((found, entry) => found.set(key(entry), (found.get(key(entry)) || 0) + 1), new Map());

  /** Works out `page.shown`: a reason for every thing and tie ("" = shown) and all counts. */
  let taken = "";
  page.workOut = () => {
    const { state } = page;
    if (state.date !== taken) takeDay((taken = state.date));
    const things = page.things.map((thing) => reasonOf(thing, state));
    const ties = page.ties.map((tie) => tieReason(tie, things, state));
    if (state.alone) {
      const tied = new Set();
      page.ties.forEach((tie, i) => {
        if (!ties[i]) tie.ends.forEach((end) => tied.add(end));
      });
      things.forEach((reason, i) => {
        if (!reason && !tied.has(i)) things[i] = "alone";
      });
    }
    const start = state.chosen && state.chosen.length === 1 ? state.chosen[0] : null;
    if (state.depth && start !== null && !things[start]) {
      const near = page.within(start, state.depth, ties);
      things.forEach((reason, i) => {
        if (!reason && !near.has(i)) things[i] = "near";
      });
      page.ties.forEach((tie, i) => {
        if (!ties[i] && (things[tie.from] || things[tie.to])) ties[i] = "near";
      });
    }
    const shownThings = page.things.filter((_, i) => !things[i]);
    const shownTies = page.ties.filter((_, i) => !ties[i]);
    page.shown = {
      things,
      ties,
      shownThings,
      shownTies,
      classes: tally(shownThings, (thing) => thing.class),
      states: tally(shownTies, (tie) => tie.state || ""),
      kinds: tally(shownTies, (tie) => tie.kind),
      hiddenThings: tally(things.filter(Boolean), (reason) => reason),
      hiddenTies: tally(ties.filter(Boolean), (reason) => reason),
    };
  };

  page.totals = {
    classes: tally(page.things, (thing) => thing.class),
    states: tally(page.ties, (tie) => tie.state || ""),
    kinds: tally(page.ties, (tie) => tie.kind),
  };

  /** Things and ties that stand out: the chosen ones and what they touch. Nothing chosen: null. */
  page.bright = () => {
    const { chosen } = page.state;
    if (!chosen) return null;
    const places = new Set(chosen),
      ties = new Set();
    const pair = chosen.length === 2 ? page.pairKey(chosen) : null;
    for (const tie of page.shown.shownTies) {
      if (pair ? tie.pair === pair : tie.from === chosen[0] || tie.to === chosen[0]) {
        ties.add(tie.key);
        places.add(tie.from).add(tie.to);
      }
    }
    return { places, ties };
  };
  page.pairKey = ([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`;
})(window.networkPage);
