"use strict";
/* The canvas: vis-network without physics, our labels, bands and note on it, fitting, pointing, keys. */
((page) => {
  const box = document.getElementById("canvas"), tip = document.getElementById("tip");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const drawn = { things: new Map(), ties: new Map() };
  let network = null, sets = null, seats = { scale: 0, list: [] }, moved = false, rim = "rim", view = null;
  page.unit = 1;      // a pixel of the first view in units of the layout, for marks
  page.lineUnit = 1;  // the same for lines, which hardly grow when the reader comes nearer
  page.fitScale = 1;

  const options = () => {
    const own = page.options && typeof page.options === "object" ? page.options : {};
    const pick = (name) => (own[name] && typeof own[name] === "object" ? own[name] : {});
    const { smooth, ...edges } = pick("edges");
    return {
      autoResize: true, physics: { enabled: false }, layout: { improvedLayout: false, randomSeed: 1 },
      nodes: { ...pick("nodes"), chosen: false }, edges: { ...edges, chosen: false, smooth: { enabled: false, type: "continuous" } },
      interaction: { hover: false, ...pick("interaction"), dragNodes: false, keyboard: false, selectable: false, selectConnectedEdges: false,
        hideEdgesOnDrag: page.ties.length > 1500, zoomSpeed: 0.7 },
    };
  };

  /* -- labels -- */
  const sizeOf = (thing) => (page.layout().rank[thing.key] ? 11 : thing === page.hub ? 13 : 12);
  const widest = () => Math.max(70, Math.min(172, box.clientWidth * 0.235));
  const placeOf = (thing) => {
    const place = thing === page.hub && page.state.layout === "rings" ? "below" : page.layout().labels[thing.key];
    return place === "rim" ? rim : place;
  };
  /** A label broken for its place: as long and as high as the layout leaves room at this scale. */
  const labelOf = (thing, bold, place, scale) => {
    const size = sizeOf(thing), kind = page.layout().labels[thing.key], room = page.layout().room[kind];
    let width = widest(), lines = 3;
    if (place === "rim") width = Math.min(width, 128);
    else if (room) {
      const free = kind === "rim" ? 128 : room[0] * scale - (kind === "ray" ? page.radius(thing) * scale + 4 : 0);
      if (free < 48) return null;
      width = Math.min(width, Math.max(40, Math.floor(free / 8) * 8));
      lines = Math.max(1, Math.min(2, Math.floor((room[1] * scale) / (size * page.lead))));
    }
    return page.wrap(page.label(thing).text, page.font(size, bold), width, lines);
  };
  const scaled = (thing, scale) => {
    const { x, y } = page.at(thing.key);
    return { x: x * scale, y: y * scale };
  };
  const seatsOf = (thing, scale, bold) => {
    const place = placeOf(thing), label = labelOf(thing, bold, place, scale);
    return label ? page.seats(place, scaled(thing, scale), page.radius(thing) * scale * 1.1, label, sizeOf(thing)) : [];
  };

  /** Things in the order in which they get a label, and whether they must have one. */
  const queue = (scale, bright) => {
    const rank = page.layout().rank, close = scale > 1.55 * page.fitScale || page.state.depth > 0;
    const minor = page.shown.shownThings.filter((thing) => rank[thing.key]).length;
    const weight = (thing) => {
      if (page.state.chosen && page.state.chosen.includes(thing.key)) return 0;
      if (bright && bright.places.has(thing.key)) return 1;
      if (!rank[thing.key]) return 2;
      return close || minor <= 16 ? 3 : 9;
    };
    return page.shown.shownThings.map((thing) => ({ thing, weight: weight(thing) })).filter(({ weight: w }) => w < 9)
      .sort((a, b) => a.weight - b.weight || b.thing.near.size - a.thing.near.size || a.thing.key - b.thing.key);
  };

  /** Finds a seat for every label that can have one without covering another label or, unless chosen, a mark. */
  page.seatLabels = (scale) => {
    const bright = page.bright(), labels = new page.Field(), marks = new page.Field(), list = [];
    for (const thing of page.shown.shownThings) {
      const r = page.radius(thing) * scale, { x, y } = scaled(thing, scale);
      marks.add({ x, y, w: r, h: r, turn: 0 });
    }
    const note = noteBox(scale), inside = withinView(scale);
    if (note) labels.add(note);
    for (const { thing, weight } of queue(scale, bright)) {
      const bold = weight === 0 || thing === page.hub;
      const found = seatsOf(thing, scale, bold).filter((seat) => inside(seat) && labels.free(seat));
      const seat = found.find((one) => marks.free(one)) || (weight < 2 || /^(rim|ray)$/.test(placeOf(thing)) ? found[0] : null);
      if (!seat) continue;
      labels.add(seat);
      list.push({ ...seat, thing, bold, faded: Boolean(bright) && weight > 1 });
    }
    return list;
  };

  /** At the first view no label may leave the canvas; later the reader moves the canvas. */
  const withinView = (scale) => {
    if (moved || !view || Math.abs(scale / view.scale - 1) > 1e-3) return () => true;
    const x = view.position.x * scale, y = view.position.y * scale;
    return (seat) => {
      const [w, h] = page.extent(seat);
      return Math.abs(seat.x - x) + w <= box.clientWidth / 2 - 2 && Math.abs(seat.y - y) + h <= box.clientHeight / 2 - 2;
    };
  };

  const noteBox = (scale) => {
    if (!page.hub || page.state.hub || page.state.layout !== "rings" || page.state.depth) return null;
    return page.layout().room.core[0] * scale < 56 ? null : { x: 0, y: 0, w: 66, h: 28, turn: 0 };
  };

  page.hasNote = (scale) => Boolean(noteBox(scale));

  const drawLabels = (ctx) => {
    const scale = network.getScale();
    if (!seats.scale) seatAnew(scale);
    else if (Math.abs(seats.scale / scale - 1) > 1e-3) { // while zooming labels only move along; they are seated anew when it rests
      for (const seat of seats.list) {
        const { x, y } = page.at(seat.thing.key);
        seat.x += x * (scale - seats.scale);
        seat.y += y * (scale - seats.scale);
      }
      seats.scale = scale;
      adaptSoon();
    }
    ctx.save();
    ctx.scale(1 / scale, 1 / scale);
    ctx.lineJoin = "round";
    ctx.textBaseline = "middle";
    for (const seat of seats.list) drawLabel(ctx, seat);
    drawNote(ctx, scale);
    ctx.restore();
  };

  const seatAnew = (scale) => {
    seats = { scale, list: page.seatLabels(scale) };
    page.drawnLabels = seats.list;
    page.onLabels();
  };

  const drawLabel = (ctx, seat) => {
    ctx.save();
    ctx.translate(seat.x, seat.y);
    ctx.rotate(seat.turn);
    ctx.globalAlpha = seat.faded ? 0.3 : 1;
    ctx.font = page.font(seat.size, seat.bold);
    ctx.textAlign = seat.align;
    ctx.lineWidth = 3.5;
    ctx.strokeStyle = page.colour.ground;
    ctx.fillStyle = page.colour.ink;
    const x = seat.align === "left" ? -seat.w + 1 : seat.align === "right" ? seat.w - 1 : 0;
    seat.lines.forEach((line, i) => {
      const y = (i - (seat.lines.length - 1) / 2) * seat.size * page.lead;
      ctx.strokeText(line, x, y);
      ctx.fillText(line, x, y);
    });
    ctx.restore();
  };

  /** The hub in words, in the middle of the rings. */
  page.noteLines = () => {
    const ties = page.hub.ties.length, partners = page.hub.near.size;
    const name = page.wrap(page.label(page.hub).text, page.font(13, true), 128, 2).lines;
    return { name, text: page.wrap(page.say("hub_centre", { n: ties, partners }), page.font(11, false), 124, 3).lines };
  };
  const drawNote = (ctx, scale) => {
    if (!noteBox(scale)) return;
    const { name, text } = page.noteLines(), high = (name.length * 17 + text.length * 14) / 2;
    ctx.textAlign = "center";
    ctx.globalAlpha = 0.86;
    ctx.fillStyle = page.colour.ground;
    ctx.beginPath();
    ctx.ellipse(0, 0, 76, high + 12, 0, 0, 2 * Math.PI);
    ctx.fill();
    ctx.globalAlpha = 1;
    let y = -high + 8;
    ctx.fillStyle = page.colour.ink;
    ctx.font = page.font(13, true);
    for (const line of name) { ctx.fillText(line, 0, y); y += 17; }
    ctx.fillStyle = page.colour.quiet;
    ctx.font = page.font(11, false);
    for (const line of text) { ctx.fillText(line, 0, y); y += 14; }
  };

  const drawBands = (ctx) => {
    ctx.save();
    ctx.strokeStyle = page.colour.band;
    ctx.lineWidth = 27 * page.fitUnit;
    for (const band of page.layout().bands) {
      if (page.state.off.class.has(band.kind)) continue;
      ctx.beginPath();
      ctx.arc(0, 0, band.radius, band.from, band.to);
      ctx.stroke();
    }
    ctx.restore();
  };

  /* -- fitting -- */
  const bounds = (scale, things) => {
    const reach = [Infinity, Infinity, -Infinity, -Infinity];
    const grow = (x, y, w, h) => {
      reach[0] = Math.min(reach[0], x - w); reach[1] = Math.min(reach[1], y - h);
      reach[2] = Math.max(reach[2], x + w); reach[3] = Math.max(reach[3], y + h);
    };
    const few = things.length <= 400;
    for (const thing of things) {
      const { x, y } = scaled(thing, scale), r = page.radius(thing) * scale + (thing.near.size < thing.ties.length ? 3 : 1);
      const loop = page.pairs.get(`${thing.key}-${thing.key}`);
      grow(x, y, r, r);
      if (loop) loop.forEach((tie) => page.way(tie).forEach((p) => grow(p.x * scale, p.y * scale, 2, 2)));
      if (!few || (page.layout().rank[thing.key] && !page.state.depth)) continue;
      const seat = seatsOf(thing, scale, false)[0];
      if (seat) grow(seat.x, seat.y, ...page.extent(seat));
    }
    return reach;
  };

  /** The largest scale at which marks and labels lie inside the canvas, and the middle of what is drawn. */
  const fitted = (things) => {
    const wide = Math.max(60, box.clientWidth - 28), high = Math.max(60, box.clientHeight - 24);
    let low = 0.002, top = 1.7;
    for (let i = 0; i < 26; i += 1) {
      const scale = Math.sqrt(low * top);
      page.unit = unitAt(scale);
      const [x0, y0, x1, y1] = bounds(scale, things);
      if (x1 - x0 <= wide && y1 - y0 <= high) low = scale;
      else top = scale;
    }
    page.unit = unitAt(low);
    const [x0, y0, x1, y1] = bounds(low, things);
    return { scale: low, position: { x: (x0 + x1) / 2 / low, y: (y0 + y1) / 2 / low } };
  };
  const unitAt = (scale) => 1 / Math.min(Math.max(scale, 0.05), 1.2);

  /** Level labels beyond the rim where they fit, else labels along the ray. */
  const chooseRim = (things) => {
    rim = "rim";
    const edge = things.filter((thing) => page.layout().labels[thing.key] === "rim");
    if (!edge.length) return;
    const { scale } = fitted(things), field = new page.Field();
    for (const thing of edge) {
      const seat = seatsOf(thing, scale, false)[0];
      if (!seat || !field.free(seat)) { rim = "ray"; return; }
      field.add(seat);
    }
  };

  page.fit = (animate = false) => {
    const things = page.shown.shownThings;
    if (!things.length || !box.clientWidth) return;
    if (page.state.depth) page.workOutNearby();
    chooseRim(things);
    view = fitted(things);
    const { scale, position } = view;
    page.fitScale = scale;
    page.fitUnit = page.unit;
    page.lineUnit = Math.min(page.unit, page.layout().spacing / 9);
    moved = false;
    page.workOutLanes();
    page.redraw();
    if (animate) { glide({ scale, position }, 260); return; }
    network.moveTo({ scale, position, animation: false });
    seats.scale = 0;
  };
  /** Marks and lines grow with the root of the zoom: what is near becomes clear before it becomes big. */
  const adapt = () => {
    const unit = page.fitUnit * Math.sqrt(page.fitScale / network.getScale());
    if (Math.abs(unit / page.unit - 1) > 0.05) {
      page.unit = unit;
      page.lineUnit = Math.min(page.fitUnit, page.layout().spacing / 9) * (page.fitScale / network.getScale()) ** 0.8;
      page.workOutLanes();
      page.redraw();
    } else {
      seats.scale = 0;
      network.redraw();
    }
  };
  let later = 0;
  const adaptSoon = () => { window.clearTimeout(later); later = window.setTimeout(adapt, 70); };
  page.zoom = (factor) => {
    moved = true;
    const scale = Math.min(9, Math.max(page.fitScale * 0.5, network.getScale() * factor));
    glide({ scale }, 160);
  };
  const glide = (to, duration) => {
    network.moveTo({ ...to, animation: calm.matches ? false : { duration, easingFunction: "easeInOutQuad" } });
  };
  /** Brings a thing into view, near enough to tell it from its neighbours. */
  page.goTo = (place) => {
    if (page.shown.things[place]) return;
    const dom = network.canvasToDOM(page.at(place));
    const seen = dom.x > 30 && dom.y > 30 && dom.x < box.clientWidth - 30 && dom.y < box.clientHeight - 30;
    if (seen && page.radius(page.things[place]) * network.getScale() >= 2.6) return;
    const wanted = Math.min(2.2, Math.max(network.getScale(), 44 / page.layout().spacing));
    moved = true;
    glide({ position: page.at(place), scale: wanted }, 260);
  };

  /* -- drawing -- */
  const renew = (set, known, items) => {
    const gone = [], wanted = new Set(items.map((item) => item.id));
    for (const id of known.keys()) if (!wanted.has(id)) gone.push(id);
    const fresh = items.filter((item) => {
      const sign = JSON.stringify(item);
      if (known.get(item.id) === sign) return false;
      known.set(item.id, sign);
      return true;
    });
    gone.forEach((id) => known.delete(id));
    if (gone.length) set.remove(gone);
    if (fresh.length) set.update(fresh);
  };
  /** Puts on the canvas what is shown now. */
  page.redraw = () => {
    const items = page.items();
    if (!network) {
      for (const item of items.things) drawn.things.set(item.id, JSON.stringify(item));
      for (const item of items.ties) drawn.ties.set(item.id, JSON.stringify(item));
      start(items);
    } else {
      const gone = new Set(items.things.map((item) => item.id));
      const lost = [...drawn.things.keys()].some((id) => !gone.has(id));
      if (lost) { renew(sets.edges, drawn.ties, items.ties); renew(sets.nodes, drawn.things, items.things); }
      else { renew(sets.nodes, drawn.things, items.things); renew(sets.edges, drawn.ties, items.ties); }
    }
    seats.scale = 0;
    document.getElementById("nothing").hidden = page.shown.shownThings.length > 0;
    document.getElementById("nothing").textContent = page.say(page.things.length ? "nothing_shown" : "nothing_there");
    box.setAttribute("aria-label", page.say("canvas", { title: page.data.title[page.state.lang],
      things: page.say("things", { n: page.shown.shownThings.length }), ties: page.say("ties", { n: page.shown.shownTies.length }) }));
    network.redraw();
  };
  /** What vis-network holds now, for whoever wants to count. */
  page.onCanvas = () => ({ things: sets.nodes.getIds(), ties: sets.edges.getIds(), scale: network.getScale(), physics: network.physics.options.enabled });
  page.toScreen = (point) => network.canvasToDOM(point);

  const start = (items) => {
    sets = { nodes: new vis.DataSet(items.things), edges: new vis.DataSet(items.ties) };
    network = new vis.Network(box, sets, options());
    box.querySelector(".vis-network").setAttribute("tabindex", "-1");
    network.on("beforeDrawing", drawBands);
    network.on("afterDrawing", drawLabels);
    network.on("click", ({ pointer }) => {
      const thing = network.getNodeAt(pointer.DOM), tie = thing === undefined ? page.tieAt(pointer.canvas) : null;
      page.choose(thing !== undefined ? [thing] : tie ? (tie.from === tie.to ? [tie.from] : [...tie.ends]) : null);
    });
    network.on("zoom", () => { moved = true; hideTip(); });
    network.on("dragStart", () => { moved = true; hideTip(); });
    network.on("resize", () => { if (!moved) window.requestAnimationFrame(() => page.fit()); });
  };

  /** The shown tie nearest to a point, if it is near enough to be meant. */
  page.tieAt = ({ x, y }) => {
    let best = null, least = 7 / network.getScale();
    for (const tie of page.shown.shownTies) {
      const way = page.way(tie);
      for (let i = 1; i < way.length; i += 1) {
        const a = way[i - 1], b = way[i], dx = b.x - a.x, dy = b.y - a.y;
        const t = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
        const far = Math.hypot(x - a.x - t * dx, y - a.y - t * dy);
        if (far < least) { least = far; best = tie; }
      }
    }
    return best;
  };

  /* -- pointing -- */
  const hideTip = () => { tip.hidden = true; };
  const showTip = (event) => {
    const rect = box.getBoundingClientRect(), at = { x: event.clientX - rect.left, y: event.clientY - rect.top };
    const place = network.getNodeAt(at), tie = place === undefined ? page.tieAt(network.DOMtoCanvas(at)) : null;
    box.style.cursor = place !== undefined || tie ? "pointer" : "default";
    if (place === undefined && !tie) { hideTip(); return; }
    tip.replaceChildren(...(tie ? page.tieTip(tie) : page.thingTip(page.things[place])));
    tip.hidden = false;
    tip.style.left = `${Math.max(4, Math.min(at.x + 14, box.clientWidth - tip.offsetWidth - 6))}px`;
    tip.style.top = `${at.y + 18 + tip.offsetHeight > box.clientHeight ? at.y - tip.offsetHeight - 10 : at.y + 18}px`;
  };
  let waiting = false;
  box.addEventListener("pointermove", (event) => {
    if (waiting || event.buttons) return;
    waiting = true;
    window.requestAnimationFrame(() => { waiting = false; if (network) showTip(event); });
  });
  box.addEventListener("pointerleave", hideTip);

  /* -- keys -- */
  const ARROWS = { ArrowRight: 0, ArrowDown: Math.PI / 2, ArrowLeft: Math.PI, ArrowUp: -Math.PI / 2 };
  /** The tied thing that lies best in a direction; from nothing, the thing with most partners. */
  page.neighbour = (direction) => {
    const from = page.state.chosen ? page.state.chosen[0] : null;
    if (from === null || page.shown.things[from]) {
      return page.shown.shownThings.reduce((a, b) => (!a || b.near.size > a.near.size ? b : a), null)?.key ?? null;
    }
    const start = page.at(from);
    const ranked = page.things[from].ties.filter((tie) => !page.shown.ties[tie.key] && tie.from !== tie.to).map((tie) => {
      const place = tie.from === from ? tie.to : tie.from, to = page.at(place);
      const turn = Math.abs(((Math.atan2(to.y - start.y, to.x - start.x) - direction + 3 * Math.PI) % (2 * Math.PI)) - Math.PI);
      return { place, turn, cost: turn + Math.hypot(to.x - start.x, to.y - start.y) / 5000 };
    }).filter(({ turn }) => turn <= Math.PI / 2).sort((a, b) => a.cost - b.cost || a.place - b.place);
    return ranked.length ? ranked[0].place : null;
  };
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (key in ARROWS) {
      const place = page.neighbour(ARROWS[key]);
      if (place !== null) { page.choose([place]); page.goTo(place); }
    } else if (key === "Enter") document.querySelector("#selection h2")?.focus();
    else if (key === "Escape") page.stepBack();
    else if (key === "+" || key === "=") page.zoom(1.35);
    else if (key === "-") page.zoom(1 / 1.35);
    else if (key === "0") page.fit(true);
    else if (/^[123]$/.test(key) && page.state.chosen) page.set({ depth: Number(key) });
    else return;
    event.preventDefault();
  });
  for (const [id, act] of [["zoom-in", () => page.zoom(1.35)], ["zoom-out", () => page.zoom(1 / 1.35)], ["zoom-fit", () => page.fit(true)]]) {
    document.getElementById(id).addEventListener("click", act);
  }
})(window.networkPage);
