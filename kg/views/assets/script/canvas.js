"use strict";
/* The canvas: vis-network without physics, our labels, bands and note on it, fitting, pointing, keys. */
((page) => {
  const box = document.getElementById("canvas"),
    tip = document.getElementById("tip");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const drawn = { things: new Map(), ties: new Map() };
  const { look } = page;
  let network = null,
    sets = null;
  page.unit = 1; // a pixel of the first view in units of the layout, for marks
  page.lineUnit = 1; // the same for lines, which hardly grow when the reader comes nearer
  page.fitScale = 1;
  page.small = 1; // marks are smaller on a small screen

  const options = () => {
    const own = page.options && typeof page.options === "object" ? page.options : {};
    const pick = (name) => (own[name] && typeof own[name] === "object" ? own[name] : {});
    const { smooth, ...edges } = pick("edges");
    return {
      autoResize: true,
      physics: { enabled: false },
      layout: { improvedLayout: false, randomSeed: 1 },
      nodes: { ...pick("nodes"), chosen: false },
      edges: { ...edges, chosen: false, smooth: { enabled: false, type: "continuous" } },
      interaction: {
        hover: false,
        ...pick("interaction"),
        dragNodes: false,
        keyboard: false,
        selectable: false,
        selectConnectedEdges: false,
        hideEdgesOnDrag: page.ties.length > 1500,
        zoomSpeed: 0.7,
      },
    };
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
      reach[0] = Math.min(reach[0], x - w);
      reach[1] = Math.min(reach[1], y - h);
      reach[2] = Math.max(reach[2], x + w);
      reach[3] = Math.max(reach[3], y + h);
    };
    const few = things.length <= 400;
    for (const thing of things) {
      const { x, y } = page.at(thing.key),
        r = page.radius(thing) * scale + (thing.near.size < thing.ties.length ? 3 : 1);
      const loop = page.pairs.get(`${thing.key}-${thing.key}`);
      grow(x * scale, y * scale, r, r);
      if (loop) loop.forEach((tie) => page.way(tie).forEach((p) => grow(p.x * scale, p.y * scale, 2, 2)));
      if (!few || (page.layout().rank[thing.key] && !page.state.depth)) continue;
      const seat = page.seatsOf(thing, scale, false)[0];
      if (seat) grow(seat.x, seat.y, ...page.extent(seat));
    }
    return reach;
  };

  /** The largest scale at which marks and labels lie inside the canvas, and the middle of what is drawn. */
  const fitted = (things) => {
    const wide = Math.max(60, look.wide - 28),
      high = Math.max(60, look.high - 24);
    let low = 0.002,
      top = 1.7;
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
    look.rim = "rim";
    const edge = things.filter((thing) => page.layout().labels[thing.key] === "rim");
    if (!edge.length) return;
    const { scale } = fitted(things),
      field = new page.Field();
    for (const thing of edge) {
      const seat = page.seatsOf(thing, scale, false)[0];
      if (!seat || !field.free(seat)) {
        look.rim = "ray";
        return;
      }
      field.add(seat);
    }
  };

  page.fit = (animate = false) => {
    const things = page.shown.shownThings;
    if (!things.length || !box.clientWidth) return;
    page.measureLook();
    page.small = Math.max(0.6, Math.min(1, look.wide / 640));
    if (page.state.depth) page.workOutNearby();
    chooseRim(things);
    look.first = fitted(things);
    const { scale, position } = look.first;
    page.fitScale = scale;
    page.fitUnit = page.unit;
    page.lineUnit = Math.min(page.unit, page.layout().spacing / 9);
    look.moved = false;
    page.workOutLanes();
    page.redraw();
    if (animate) {
      glide({ scale, position }, 260);
      return;
    }
    network.moveTo({ scale, position, animation: false });
    page.unseat();
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
      page.unseat();
      network.redraw();
    }
  };
  let later = 0;
  page.adaptSoon = () => {
    window.clearTimeout(later);
    later = window.setTimeout(adapt, 70);
  };
  page.zoom = (factor) => {
    look.moved = true;
    const scale = Math.min(9, Math.max(page.fitScale * 0.5, network.getScale() * factor));
    glide({ scale }, 160);
  };
  const glide = (to, duration) => {
    network.moveTo({ ...to, animation: calm.matches ? false : { duration, easingFunction: "easeInOutQuad" } });
  };
  /** Brings a thing into view, near enough to tell it from its neighbours. */
  page.goTo = (place) => {
    if (!network || page.state.view !== "network" || page.shown.things[place]) return;
    const dom = network.canvasToDOM(page.at(place));
    const seen = dom.x > 30 && dom.y > 30 && dom.x < box.clientWidth - 30 && dom.y < box.clientHeight - 30;
    if (seen && page.radius(page.things[place]) * network.getScale() >= 2.6) return;
    const wanted = Math.min(2.2, Math.max(network.getScale(), 44 / page.layout().spacing));
    look.moved = true;
    glide({ position: page.at(place), scale: wanted }, 260);
  };

  /* -- drawing -- */
  const renew = (set, known, items) => {
    const gone = [],
      wanted = new Set(items.map((item) => item.id));
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
      if (lost) {
        renew(sets.edges, drawn.ties, items.ties);
        renew(sets.nodes, drawn.things, items.things);
      } else {
        renew(sets.nodes, drawn.things, items.things);
        renew(sets.edges, drawn.ties, items.ties);
      }
    }
    page.unseat();
    document.getElementById("nothing").hidden = page.shown.shownThings.length > 0;
    document.getElementById("nothing").textContent = page.say(page.things.length ? "nothing_shown" : "nothing_there");
    box.setAttribute(
      "aria-label",
      page.say("canvas", {
        title: page.data.title[page.state.lang],
        things: page.say("things", { n: page.shown.shownThings.length }),
        ties: page.say("ties", { n: page.shown.shownTies.length }),
      }),
    );
    network.redraw();
  };
  /** What vis-network holds now, for whoever wants to count. */
  page.onCanvas = () => ({
    things: sets.nodes.getIds(),
    ties: sets.edges.getIds(),
    scale: network.getScale(),
    physics: network.physics.options.enabled,
  });
  page.toScreen = (point) => network.canvasToDOM(point);

  const start = (items) => {
    sets = { nodes: new vis.DataSet(items.things), edges: new vis.DataSet(items.ties) };
    network = new vis.Network(box, sets, options());
    box.querySelector(".vis-network").setAttribute("tabindex", "-1");
    network.on("beforeDrawing", drawBands);
    network.on("afterDrawing", (ctx) => page.drawLabels(ctx, network.getScale()));
    network.on("click", ({ pointer }) => {
      const thing = network.getNodeAt(pointer.DOM),
        tie = thing === undefined ? page.tieAt(pointer.canvas) : null;
      page.choose(thing !== undefined ? [thing] : tie ? (tie.from === tie.to ? [tie.from] : [...tie.ends]) : null);
    });
    network.on("zoom", () => {
      look.moved = true;
      hideTip();
    });
    network.on("dragStart", () => {
      look.moved = true;
      hideTip();
    });
    network.on("resize", () => {
      if (!look.moved) window.requestAnimationFrame(() => page.fit());
    });
  };

  /** The shown tie nearest to a point, if it is near enough to be meant. */
  page.tieAt = ({ x, y }) => {
    let best = null,
      least = 7 / network.getScale();
    for (const tie of page.shown.shownTies) {
      const way = page.way(tie);
      for (let i = 1; i < way.length; i += 1) {
        const a = way[i - 1],
          b = way[i],
          dx = b.x - a.x,
          dy = b.y - a.y;
        const t = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
        const far = Math.hypot(x - a.x - t * dx, y - a.y - t * dy);
        if (far < least) {
          least = far;
          best = tie;
        }
      }
    }
    return best;
  };

  /* -- pointing -- */
  const hideTip = () => {
    tip.hidden = true;
  };
  const showTip = (event) => {
    const rect = box.getBoundingClientRect(),
      at = { x: event.clientX - rect.left, y: event.clientY - rect.top };
    const place = network.getNodeAt(at),
      tie = place === undefined ? page.tieAt(network.DOMtoCanvas(at)) : null;
    box.style.cursor = place !== undefined || tie ? "pointer" : "default";
    if (place === undefined && !tie) {
      hideTip();
      return;
    }
    tip.replaceChildren(...(tie ? page.tieTip(tie) : page.thingTip(page.things[place])));
    tip.hidden = false;
    tip.style.left = `${Math.max(4, Math.min(at.x + 14, box.clientWidth - tip.offsetWidth - 6))}px`;
    tip.style.top = `${at.y + 18 + tip.offsetHeight > box.clientHeight ? at.y - tip.offsetHeight - 10 : at.y + 18}px`;
  };
  let waiting = false;
  box.addEventListener("pointermove", (event) => {
    if (waiting || event.buttons) return;
    waiting = true;
    window.requestAnimationFrame(() => {
      waiting = false;
      if (network) showTip(event);
    });
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
    const ranked = page.things[from].ties
      .filter((tie) => !page.shown.ties[tie.key] && tie.from !== tie.to)
      .map((tie) => {
        const place = tie.from === from ? tie.to : tie.from,
          to = page.at(place);
        const turn = Math.abs(
          ((Math.atan2(to.y - start.y, to.x - start.x) - direction + 3 * Math.PI) % (2 * Math.PI)) - Math.PI,
        );
        return { place, turn, cost: turn + Math.hypot(to.x - start.x, to.y - start.y) / 5000 };
      })
      .filter(({ turn }) => turn <= Math.PI / 2)
      .sort((a, b) => a.cost - b.cost || a.place - b.place);
    return ranked.length ? ranked[0].place : null;
  };
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (key in ARROWS) {
      const place = page.neighbour(ARROWS[key]);
      if (place !== null) {
        page.choose([place]);
        page.goTo(place);
      }
    } else if (key === "Enter") document.querySelector("#selection h2")?.focus();
    else if (key === "Escape") page.stepBack();
    else if (key === "+" || key === "=") page.zoom(1.35);
    else if (key === "-") page.zoom(1 / 1.35);
    else if (key === "0") page.fit(true);
    else if (/^[123]$/.test(key) && page.state.chosen) page.set({ depth: Number(key) });
    else return;
    event.preventDefault();
  });
  for (const [id, act] of [
    ["zoom-in", () => page.zoom(1.35)],
    ["zoom-out", () => page.zoom(1 / 1.35)],
    ["zoom-fit", () => page.fit(true)],
  ]) {
    document.getElementById(id).addEventListener("click", act);
  }
})(window.networkPage);
