"use strict";
/* The drawing as data: the look of every mark and line. vis-network draws it; positions come from Python. */
((page) => {
  const NOT_YET = new Set(["announced", "mandated", "negotiating", "concluded", "signed"]);
  const OVER = new Set(["ended", "suspended"]);
  /** Whether a state is drawn as in force (filled), as to come (dashed) or as over (hollow). */
  page.standing = (state) => {
    const code = String(state || "").replace(/^state-/, "");
    return NOT_YET.has(code) ? "dashed" : OVER.has(code) ? "hollow" : "filled";
  };
  const OPTICAL = {
    dot: 1,
    square: 0.86,
    diamond: 1.18,
    triangle: 1.12,
    triangleDown: 1.12,
    star: 1.25,
    hexagon: 1.04,
    page: 1,
  };

  /* -- colours of the theme -- */
  page.ground = () => document.documentElement.dataset.ground;
  page.readColours = () => {
    const style = getComputedStyle(document.documentElement);
    const read = (name) => style.getPropertyValue(name).trim();
    page.colour = {
      ground: read("--ground"),
      ink: read("--ink"),
      quiet: read("--quiet"),
      band: read("--band"),
      accent: read("--accent"),
      tie: read("--tie"),
    };
  };
  page.classColour = (name, ground = page.ground()) => page.classes.get(name)[ground];
  page.colourOf = (thing, ground = page.ground()) =>
    thing.own && typeof thing.own.color === "string" && thing.own.color !== "#97c2fc"
      ? thing.own.color
      : page.classColour(thing.class, ground);

  /* -- positions and sizes -- */
  page.layout = () => (page.state.depth ? page.nearby : page.layouts.get(page.state.layout));
  page.at = (place) => {
    const [x, y] = page.layout().points[place] || [0, 0];
    return { x, y };
  };
  /** What lies within some steps of a thing, drawn around it: each step a circle, each branch a sector. */
  page.workOutNearby = () => {
    const start = page.state.chosen[0],
      children = new Map(),
      seen = new Set([start]),
      order = [start],
      points = [];
    const bearing = (place) => {
      const [x, y] = page.layouts.get(page.state.layout).points[place];
      return Math.atan2(y, x);
    };
    for (const place of order) {
      const next = [
        ...new Set(
          page.things[place].ties
            .filter((tie) => !page.shown.ties[tie.key])
            .map((tie) => (tie.from === place ? tie.to : tie.from)),
        ),
      ]
        .filter((other) => !seen.has(other))
        .sort((a, b) => bearing(a) - bearing(b) || a - b);
      next.forEach((other) => {
        seen.add(other);
        order.push(other);
      });
      children.set(place, next);
    }
    const leaves = new Map();
    for (const place of [...order].reverse())
      leaves.set(
        place,
        Math.max(
          1,
          children.get(place).reduce((sum, child) => sum + leaves.get(child), 0),
        ),
      );
    const widest = Math.max(leaves.get(start), 5),
      step = Math.max(150, (widest * 46) / (2 * Math.PI) / Math.max(1, page.state.depth));
    const seat = (place, from, to, ring) => {
      const angle = (from + to) / 2;
      points[place] = [Math.round(ring * step * Math.cos(angle)), Math.round(ring * step * Math.sin(angle))];
      let at = from;
      for (const child of children.get(place)) {
        const share = ((to - from) * leaves.get(child)) / leaves.get(place);
        seat(child, at, at + share, ring + 1);
        at += share;
      }
    };
    seat(start, -Math.PI / 2, 1.5 * Math.PI, 0);
    page.nearby = {
      points,
      labels: page.things.map(() => "around"),
      rank: page.things.map(() => 0),
      bands: [],
      room: {},
      spacing: 40,
    };
  };
  /** Radius of a mark in units of the layout; grows with the number of partners, never so that marks touch. */
  page.radius = (thing) => {
    if (thing === page.hub) return 15 * page.unit;
    if (thing.own && Number.isFinite(thing.own.size)) return Math.min(60, Math.max(2, thing.own.size / 2)) * page.unit;
    const wanted = (4.6 + 1.75 * Math.sqrt(Math.min(thing.near.size, 20))) * page.small;
    return Math.min(wanted * page.unit, page.layout().spacing * (page.things.length > 150 ? 0.32 : 0.42));
  };

  /* -- lines: how far the middle of a tie lies off the straight line -- */
  const lanes = () => {
    const found = new Array(page.ties.length).fill(0);
    for (const ties of page.pairs.values()) {
      const [a, b] = ties[0].ends.map(page.at);
      const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
      const gap = Math.min(8.5 * page.unit, (0.5 * length) / ties.length);
      const base = page.state.layout === "rings" && !page.state.depth ? inward(a, b, length) : 0;
      ties.forEach((tie, i) => {
        found[tie.key] = base + (i - (ties.length - 1) / 2) * gap;
      });
    }
    return found;
  };
  /** In the rings ties lean towards the middle, so that they leave the rim and group. */
  const inward = (a, b, length) => {
    const x = (a.x + b.x) / 2,
      y = (a.y + b.y) / 2;
    const side = Math.sign((b.x - a.x) * y - (b.y - a.y) * x);
    return side * Math.min(0.3 * Math.hypot(x, y), 0.15 * length);
  };
  page.workOutLanes = () => {
    page.lanes = lanes();
  };
  /** The turn of a tie as vis-network counts it: sign = side, size = roundness; 0 is a straight line. */
  page.roundness = (tie) => {
    const a = page.at(tie.ends[0]),
      b = page.at(tie.ends[1]);
    const off = page.lanes[tie.key] / (Math.hypot(b.x - a.x, b.y - a.y) || 1);
    const turned = tie.from === tie.ends[0] ? off : -off;
    return Math.sign(turned) * Math.min(0.95, Math.abs(turned) / 0.39);
  };
  /** The control point of a tie's curve, the same that vis-network uses for the same roundness. */
  page.control = (tie) => {
    const a = page.at(tie.from),
      b = page.at(tie.to),
      r = page.roundness(tie);
    const far = (Math.abs(r) * 0.5 + 0.5) * Math.hypot(b.x - a.x, b.y - a.y);
    const angle = Math.atan2(a.y - b.y, b.x - a.x) + (r * 0.5 + 0.5) * Math.PI;
    return { x: a.x + far * Math.sin(angle), y: a.y + far * Math.cos(angle) };
  };
  /** Where a tie is looked for: a way out from the first end, over the control point, to the other; or its loop. */
  page.way = (tie) => {
    const a = page.at(tie.from),
      b = page.at(tie.to);
    if (tie.from === tie.to) {
      const { size, angle } = page.loop(tie),
        far = page.radius(page.things[tie.from]);
      const x = a.x + Math.cos(angle) * far,
        y = a.y - Math.sin(angle) * far;
      return Array.from({ length: 17 }, (_, i) => ({
        x: x + size * Math.cos((i * Math.PI) / 8),
        y: y + size * Math.sin((i * Math.PI) / 8),
      }));
    }
    const c = page.control(tie);
    return Array.from({ length: 17 }, (_, i) => {
      const t = i / 16,
        u = 1 - t;
      return { x: u * u * a.x + 2 * u * t * c.x + t * t * b.x, y: u * u * a.y + 2 * u * t * c.y + t * t * b.y };
    });
  };

  /* -- the look of a thing -- */
  page.thingLook = (thing, bright) => {
    const look = page.classes.get(thing.class);
    const shape = (thing.own && OPTICAL[thing.own.shape] && thing.own.shape !== "dot" && thing.own.shape) || look.shape;
    return {
      shape,
      colour: page.colourOf(thing),
      standing: page.standing(thing.state),
      r: page.radius(thing) * OPTICAL[shape],
      faded: Boolean(bright) && !page.state.depth && !bright.places.has(thing.key),
      chosen: Boolean(page.state.chosen && page.state.chosen.includes(thing.key)),
    };
  };
  const thingItem = (thing, bright) => {
    const look = page.thingLook(thing, bright),
      { x, y } = page.at(thing.key),
      u = page.unit;
    const hollow = look.standing !== "filled";
    const item = {
      id: thing.key,
      x,
      y,
      size: look.r,
      opacity: look.faded ? 0.16 : 1,
      chosen: false,
      shape: look.shape === "page" ? "custom" : look.shape,
      borderWidth: (look.chosen ? 3.2 : hollow ? 1.8 : 1) * u,
      shapeProperties: { borderDashes: look.standing === "dashed" && !look.chosen ? [3.2 * u, 2.4 * u] : false },
      color: {
        background: hollow ? page.colour.ground : look.colour,
        border: look.chosen ? page.colour.ink : look.colour,
      },
    };
    if (look.shape === "page") item.ctxRenderer = page.drawPage;
    return item;
  };
  /** A sheet with a folded corner, for documents: vis-network has no such shape. */
  page.drawPage = ({ ctx, id, x, y, style }) => ({
    drawNode() {
      const s = style.size,
        w = s * 0.78,
        fold = s * 0.55;
      ctx.save();
      ctx.globalAlpha = style.opacity ?? 1;
      ctx.beginPath();
      [
        [-w, -s],
        [w - fold, -s],
        [w, -s + fold],
        [w, s],
        [-w, s],
      ].forEach(([dx, dy]) => ctx.lineTo(x + dx, y + dy));
      ctx.closePath();
      ctx.fillStyle = page.colourOf(page.things[id]);
      ctx.fill();
      if (page.state.chosen && page.state.chosen.includes(id)) {
        ctx.lineWidth = 3 * page.unit;
        ctx.strokeStyle = page.colour.ink;
        ctx.stroke();
      }
      ctx.restore();
    },
    nodeDimensions: { width: style.size * 1.6, height: style.size * 2 },
  });

  /* -- the look of a tie -- */
  const quietness = () =>
    page.ties.length <= 60 ? 0.62 : page.ties.length <= 250 ? 0.42 : page.ties.length <= 900 ? 0.3 : 0.24;
  const pointed = (tie, bright) =>
    page.data.directed &&
    (page.ties.length <= 60 ||
      page.state.depth > 0 ||
      (bright && bright.ties.has(tie.key)) ||
      page.pairs.get(tie.pair).some((other) => other.from !== tie.from));
  page.tieLook = (tie, bright) => {
    const lit = bright && bright.ties.has(tie.key);
    const standing = page.standing(tie.state),
      own = tie.own || {};
    let colour = `rgba(${page.colour.tie}, ${bright && !page.state.depth ? 0.07 : quietness()})`;
    if (lit) {
      const far = page.state.chosen.length === 1 && tie.from === page.state.chosen[0] ? tie.to : tie.from;
      colour = page.colourOf(page.things[far]);
    } else if (!bright && typeof own.color === "string") colour = own.color;
    return {
      colour,
      width: lit ? 1.7 : 1.1,
      dashes: standing === "dashed" ? [5, 4] : standing === "hollow" ? [1.5, 4] : null,
      arrow: pointed(tie, bright),
      loop: tie.from === tie.to,
      lit: Boolean(lit),
    };
  };
  const tieItem = (tie, bright) => {
    const look = page.tieLook(tie, bright),
      u = page.lineUnit,
      r = look.loop ? 0 : page.roundness(tie);
    const item = {
      id: tie.key,
      from: tie.from,
      to: tie.to,
      chosen: false,
      width: look.width * u,
      dashes: look.dashes ? look.dashes.map((d) => d * u) : false,
      color: { color: look.colour, highlight: look.colour, hover: look.colour, inherit: false },
      hoverWidth: 0,
      selectionWidth: 0,
      smooth:
        Math.abs(r) > 1e-3
          ? { enabled: true, type: r > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(r) }
          : { enabled: false, type: "continuous", roundness: 0 },
      arrows: { to: { enabled: look.arrow && !look.loop, scaleFactor: Math.min(0.5 * u, page.layout().spacing / 40) } },
    };
    if (look.loop) item.selfReference = page.loop(tie);
    return item;
  };
  /** A tie of a thing to itself: a circle beside the mark, one larger than the other. */
  page.loop = (tie) => {
    const number = page.pairs.get(tie.pair).indexOf(tie);
    return {
      size: page.radius(page.things[tie.from]) * 0.7 + (8 + 5 * number) * page.unit,
      angle: Math.PI / 4,
      renderBehindTheNode: true,
    };
  };

  /** Everything that is drawn now, by key, for the canvas. */
  page.items = () => {
    const bright = page.bright();
    const straight = page.shown.shownTies.length > 2500;
    const order = (tie) => (bright && bright.ties.has(tie.key) ? 1 : 0);
    const ties = [...page.shown.shownTies].sort((a, b) => order(a) - order(b));
    return {
      things: page.shown.shownThings.map((thing) => thingItem(thing, bright)),
      ties: ties.map((tie) => {
        const item = tieItem(tie, bright);
        if (straight && page.pairs.get(tie.pair).length === 1)
          item.smooth = { enabled: false, type: "continuous", roundness: 0 };
        return item;
      }),
    };
  };
})(window.networkPage);
