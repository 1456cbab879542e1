"use strict";
/* Lettering: which labels are drawn, where each is seated, and how it is written on the canvas. */
((page) => {
  const box = document.getElementById("canvas");
  let seats = { scale: 0, list: [] };
  /* What the reader has done to the canvas: the first view, whether it was left, how labels stand beyond the rim. */
  page.look = { first: null, moved: false, rim: "rim", wide: 900, high: 700 };

  const sizeOf = (thing) => (page.layout().rank[thing.key] ? 11 : thing === page.hub ? 13 : 12);
  /** Notes the size of the canvas while it is seen; print needs it when it is not. */
  page.measureLook = () => {
    if (box.clientWidth) Object.assign(page.look, { wide: box.clientWidth, high: box.clientHeight });
  };
  const widest = () => Math.max(70, Math.min(172, page.look.wide * 0.235));
  const placeOf = (thing) => {
    const place = thing === page.hub && page.state.layout === "rings" ? "below" : page.layout().labels[thing.key];
    return place === "rim" ? page.look.rim : place;
  };
  /** A label broken for its place: as long and as high as the layout leaves room at this scale. */
  const labelOf = (thing, bold, place, scale) => {
    const size = sizeOf(thing),
      kind = page.layout().labels[thing.key],
      share = page.layout().room[kind];
    let width = widest(),
      lines = 3;
    if (place === "rim") width = Math.min(width, 128);
    else if (share) {
      const free = kind === "rim" ? 128 : share[0] * scale - (kind === "ray" ? page.radius(thing) * scale + 4 : 0);
      if (free < 48) return null;
      width = Math.min(width, Math.max(40, Math.floor(free / 8) * 8));
      lines = Math.max(1, Math.min(2, Math.floor((share[1] * scale) / (size * page.lead))));
    }
    return page.wrap(page.label(thing).text, page.font(size, bold), width, lines);
  };
  const scaled = (thing, scale) => {
    const { x, y } = page.at(thing.key);
    return { x: x * scale, y: y * scale };
  };
  page.seatsOf = (thing, scale, bold) => {
    const place = placeOf(thing),
      label = labelOf(thing, bold, place, scale);
    return label ? page.seats(place, scaled(thing, scale), page.radius(thing) * scale * 1.1, label, sizeOf(thing)) : [];
  };

  /** Things in the order in which they get a label, and whether they must have one. */
  const queue = (scale, bright) => {
    const rank = page.layout().rank,
      close = scale > 1.55 * page.fitScale || page.state.depth > 0;
    const minor = page.shown.shownThings.filter((thing) => rank[thing.key]).length;
    const weight = (thing) => {
      if (page.state.chosen && page.state.chosen.includes(thing.key)) return 0;
      if (bright && bright.places.has(thing.key)) return 1;
      if (!rank[thing.key]) return 2;
      return close || minor <= 16 ? 3 : 9;
    };
    // who has most ties to the hub comes first: one forum of thirty gives each of its members thirty partners
    const tiesToHub = (thing) => (page.hub && thing.near.get(page.hub.key)) || 0;
    return page.shown.shownThings
      .map((thing) => ({ thing, weight: weight(thing), hub: tiesToHub(thing) }))
      .filter(({ weight: w }) => w < 9)
      .sort(
        (a, b) =>
          a.weight - b.weight || b.hub - a.hub || b.thing.near.size - a.thing.near.size || a.thing.key - b.thing.key,
      );
  };

  /** Finds a seat for every label that can have one without covering another label or, unless chosen, a mark. */
  page.seatLabels = (scale, anywhere = false) => {
    const bright = page.bright(),
      labels = new page.Field(),
      marks = new page.Field(),
      list = [];
    for (const thing of page.shown.shownThings) {
      const r = page.radius(thing) * scale,
        { x, y } = scaled(thing, scale);
      marks.add({ x, y, w: r, h: r, turn: 0 });
    }
    const note = noteBox(scale),
      inside = anywhere ? () => true : withinView(scale);
    if (note) labels.add(note);
    for (const { thing, weight } of queue(scale, bright)) {
      const bold = weight === 0 || thing === page.hub;
      const found = page.seatsOf(thing, scale, bold).filter((seat) => inside(seat) && labels.free(seat));
      const seat =
        found.find((one) => marks.free(one)) || (weight < 2 || /^(rim|ray)$/.test(placeOf(thing)) ? found[0] : null);
      if (!seat) continue;
      labels.add(seat);
      list.push({ ...seat, thing, bold, faded: Boolean(bright) && !page.state.depth && weight > 1 });
    }
    return list;
  };

  /** At the first view no label may leave the canvas; later the reader moves the canvas. */
  const withinView = (scale) => {
    const { moved, first } = page.look;
    if (moved || !first || Math.abs(scale / first.scale - 1) > 1e-3) return () => true;
    const x = first.position.x * scale,
      y = first.position.y * scale;
    return (seat) => {
      const [w, h] = page.extent(seat);
      return (
        Math.abs(seat.x - x) + w <= box.clientWidth / 2 - 2 && Math.abs(seat.y - y) + h <= box.clientHeight / 2 - 2
      );
    };
  };

  const noteBox = (scale) => {
    if (!page.hub || page.state.hub || page.state.layout !== "rings" || page.state.depth) return null;
    return page.layout().room.core[0] * scale < 56 ? null : { x: 0, y: 0, w: 66, h: 30, turn: 0 };
  };

  page.hasNote = (scale) => Boolean(noteBox(scale));

  /** Labels are seated anew with the next drawing. */
  page.unseat = () => {
    seats.scale = 0;
  };
  /** Writes all labels and the note; the pen is in units of the layout. */
  page.drawLabels = (ctx, scale) => {
    if (!seats.scale) seatAnew(scale);
    else if (Math.abs(seats.scale / scale - 1) > 1e-3) {
      // while zooming labels only move along; they are seated anew when it rests
      for (const seat of seats.list) {
        const { x, y } = page.at(seat.thing.key);
        seat.x += x * (scale - seats.scale);
        seat.y += y * (scale - seats.scale);
      }
      seats.scale = scale;
      page.adaptSoon();
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
    const ties = page.hub.ties.length,
      partners = page.hub.near.size;
    const name = page.wrap(page.label(page.hub).text, page.font(13, true), 128, 2).lines;
    return { name, text: page.wrap(page.say("hub_centre", { n: ties, partners }), page.font(11, false), 124, 3).lines };
  };
  const drawNote = (ctx, scale) => {
    if (!noteBox(scale)) return;
    const { name, text } = page.noteLines(),
      high = (name.length * 17 + text.length * 14) / 2;
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
    for (const line of name) {
      ctx.fillText(line, 0, y);
      y += 17;
    }
    ctx.fillStyle = page.colour.quiet;
    ctx.font = page.font(11, false);
    for (const line of text) {
      ctx.fillText(line, 0, y);
      y += 14;
    }
  };
})(window.networkPage);
