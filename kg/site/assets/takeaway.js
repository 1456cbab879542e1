"use strict";
/* What is taken along: the picture of what is seen as SVG or PNG, its rows as CSV, a frame for other sites, its queries.
   Pictures are drawn anew from the page as plain shapes and text: nothing in them runs or loads anything. */
(() => {
  const { data, on, save, csv, rowsOf } = window.EUDPN;
  const place = document.getElementById("take");
  if (!place) return;
  const page = data("take-data");
  const { title, file, picture, rows } = place.dataset;
  const WIDTH = 1600; // pixels of a PNG, at least
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const face = () => getComputedStyle(document.body).fontFamily;
  let ruler = null; // made when something is drawn: a canvas costs more than all else that is done here at first
  const wide = (text, font = 13) => {
    ruler ||= document.createElement("canvas").getContext("2d");
    ruler.font = `${font}px ${face()}`;
    return ruler.measureText(text).width;
  };
  const cut = (text, most, font) => {
    if (wide(text, font) <= most) return text;
    let kept = [...text];
    while (kept.length > 1 && wide(`${kept.join("")}…`, font) > most) kept = kept.slice(0, -1);
    return `${kept.join("")}…`;
  };
  const made = (name, given = {}, ...inside) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(given)) if (value !== null && value !== undefined) element.setAttribute(key, value);
    element.append(...inside.filter((part) => part !== null));
    return element;
  };
  const text = (x, y, words, given = {}) => made("text", { x, y, fill: colour("ink"), ...given }, words);
  const clear = (element) => element.textContent.trim().replace(/\s+/g, " ");
  const seen = (element) => !element.hidden && !element.closest("[hidden]");

  /** A drawing with title above and source below. */
  const sheet = (width, height, parts) => {
    const top = 58, all = height + top + 40, words = title + (window.EUDPN.state.date ? ` · ${page.asOf} ${window.EUDPN.state.date}` : "");
    return made("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${all}`, width, height: all, "font-family": face(), "font-size": 13, lang: document.documentElement.lang },
      made("title", {}, words), made("rect", { width, height: all, fill: colour("ground") }),
      text(20, 34, words, { "font-size": 20, "font-weight": 600 }), made("g", { transform: `translate(20 ${top})` }, ...parts),
      text(20, all - 14, page.note, { "font-size": 11.5, fill: colour("quiet") }));
  };
  const line = (x1, y1, x2, y2) => made("line", { x1, y1, x2, y2, stroke: colour("line") });

  const tables = () => {
    const parts = [];
    let y = 0, widest = 760;
    for (const table of [...document.querySelectorAll(rows ? `#${rows} table` : "main table")].filter(seen)) {
      const heads = [...table.tHead.rows[0].cells].map(clear);
      const body = [...table.tBodies].flatMap((t) => [...t.rows]).filter(seen).map((row) => [...row.cells].map(clear));
      if (!body.length) continue;
      const sizes = heads.map((head, n) => Math.min(340, Math.max(wide(head) + 8, ...body.map((row) => wide(row[n] || "")))) + 22);
      const total = sizes.reduce((a, b) => a + b, 0);
      widest = Math.max(widest, total);
      if (table.caption) parts.push(text(0, (y += 24), cut(clear(table.caption), total + 300), { "font-weight": 600 }));
      [heads, ...body].forEach((row, n) => {
        y += 23;
        let x = 0;
        row.forEach((words, k) => {
          parts.push(text(x, y, cut(words, sizes[k] - 14), n ? {} : { fill: colour("quiet"), "font-weight": 600 }));
          x += sizes[k];
        });
        parts.push(line(0, y + 7, total, y + 7));
      });
      y += 22;
    }
    return sheet(widest + 40, y + 10, parts);
  };

  const matrix = () => {
    const parts = [], LEFT = 210;
    let y = 0, widest = 0;
    for (const table of [...document.querySelectorAll("table.matrix")].filter(seen)) {
      const topics = [...table.tHead.rows[0].cells].slice(1).map(clear);
      const sizes = topics.map((_, n) => Math.max(46, ...[...table.querySelectorAll("tr[data-partner]")].map((row) => wide(clear(row.cells[n + 1])) + 12)));
      const at = sizes.reduce((all, size) => [...all, all[all.length - 1] + size], [LEFT]);
      widest = Math.max(widest, at[at.length - 1] + 110);
      parts.push(text(0, (y += 20), clear(table.caption), { "font-weight": 600 }));
      y += 150;
      topics.forEach((topic, n) => parts.push(made("g", { transform: `translate(${at[n] + sizes[n] / 2} ${y - 6}) rotate(-48)` }, text(0, 0, cut(topic, 190, 12), { "font-size": 12 }))));
      for (const row of [...table.querySelectorAll("tbody tr")].filter(seen)) {
        y += 24;
        if (row.classList.contains("region")) parts.push(text(0, y - 6, clear(row), { "font-weight": 600, fill: colour("quiet") }));
        else {
          parts.push(text(0, y - 7, cut(clear(row.cells[0]), LEFT - 12)));
          sizes.forEach((size, n) => {
            const cell = row.cells[n + 1], link = cell.querySelector("a");
            const heat = /heat([1-4])/.exec(cell.className);
            parts.push(made("rect", { x: at[n], y: y - 23, width: size, height: 23, fill: heat ? colour(`heat${heat[1]}`) : "none", stroke: colour("line"), "stroke-width": 0.5 }));
            if (link && seen(link)) parts.push(text(at[n] + size / 2, y - 7, clear(link), { "text-anchor": "middle", "font-size": 12 }));
          });
        }
      }
      y += 30;
    }
    const legend = [...document.querySelectorAll("#controls fieldset label")].map(clear).join("   ");
    parts.push(text(0, y, legend, { "font-size": 12, fill: colour("quiet") }));
    return sheet(Math.max(widest, wide(legend) + 60), y + 10, parts);
  };

  const bars = () => {
    const parts = [], LEFT = 330, WIDE = 1000;
    let y = 18;
    [...document.querySelectorAll(".axis span")].forEach((year, n, all) => year.textContent && parts.push(text(LEFT + (n * WIDE) / all.length, y, year.textContent, { fill: colour("quiet"), "font-size": 12 })));
    for (const band of [...document.querySelectorAll(".band")].filter(seen)) {
      parts.push(text(0, (y += 32), clear(band.querySelector("h2")), { "font-weight": 600 }), line(0, y + 6, LEFT + WIDE + 220, y + 6));
      y += 8;
      for (const row of [...band.querySelectorAll("li")].filter(seen)) {
        parts.push(text(0, y + 17, cut(clear(row.querySelector(".name")), LEFT - 14)));
        for (const block of row.querySelectorAll("svg rect")) {
          const stage = ["on", "way", "off"].find((k) => block.classList.contains(k));
          const maybe = block.classList.contains("maybe");
          const [x, high, width, from] = ["x", "height", "width", "y"].map((k) => Number(block.getAttribute(k)));
          parts.push(made("rect", { x: LEFT + x, y: y + from, width, height: high, fill: maybe ? "none" : colour(stage), stroke: maybe ? colour(stage) : null,
            "stroke-dasharray": maybe ? "3 2" : null, opacity: block.classList.contains("far") ? 0.22 : block.classList.contains("fading") ? 0.55 : 1 }));
        }
        parts.push(text(LEFT + WIDE + 40, y + 17, cut(clear(row.querySelector(".now")), 200), { "font-size": 12 }));
        y += 24;
      }
    }
    return sheet(LEFT + WIDE + 280, y + 14, parts);
  };

  const map = () => {
    const shown = document.getElementById("map"), [, , width, height] = shown.getAttribute("viewBox").split(" ").map(Number);
    const scale = 1400 / width, parts = [made("path", { d: shown.querySelector(".land").getAttribute("d"), fill: colour("land") })];
    for (const dot of shown.querySelectorAll("#map-dots circle")) {
      if (dot.closest("[hidden]")) continue;
      const none = dot.classList.contains("none");
      parts.push(made("circle", { cx: dot.getAttribute("cx"), cy: dot.getAttribute("cy"), r: dot.getAttribute("r"), fill: none ? colour("ground") : colour("dot"), "fill-opacity": none ? 0.7 : 0.82,
        stroke: none ? colour("dot") : colour("ground") }, made("title", {}, dot.querySelector("title").textContent)));
    }
    return sheet(1440, height * scale, [made("g", { transform: `scale(${scale})` }, ...parts)]);
  };

  const draw = () => new XMLSerializer().serializeToString({ table: tables, matrix, bars, map }[picture]());
  /** A drawing as PNG, at least WIDTH pixels wide. */
  const png = async (svg) => {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    await image.decode();
    const canvas = document.createElement("canvas"), scale = Math.max(1, WIDTH / image.width);
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  };
  const embed = () => {
    const [before, hash = ""] = window.location.href.split(/(?=#)/);
    const address = `${before.split("?")[0]}?embed${hash}`.replace(/&/g, "&amp;").replace(/"/g, "&quot;");
    const box = document.getElementById("embed-code");
    box.value = `<iframe src="${address}" title="${document.title.replace(/&/g, "&amp;").replace(/"/g, "&quot;")}" width="100%" height="640" loading="lazy" style="border:0"></iframe>`;
    box.closest("label").hidden = false;
    box.focus();
    box.select();
  };
  /** The bars that are seen as rows: type, name, since when in which state, state now. */
  const spells = () => [page.heads, ...[...document.querySelectorAll(".band")].filter(seen).flatMap((band) => [...band.querySelectorAll("li")].filter(seen).map((row) =>
    [clear(band.querySelector("h2")), clear(row.querySelector(".name")), clear(row.querySelector("svg title")), clear(row.querySelector(".now"))]))];
  /** The rows of several tables with the same columns as one table, whose first column says which of them a row stands in. */
  const together = (element) => [...element.querySelectorAll("[data-kind]")].flatMap((one, n) =>
    rowsOf(one).slice(n ? 1 : 0).map(([name, ...more], i) => [n === 0 && i === 0 ? "" : one.getAttribute("aria-label"), name.replace(/^[^\p{L}\p{N}]+ /u, ""), ...more]));
  const all = () => {
    const element = document.getElementById(rows);
    return element.querySelector("[data-kind] table") ? together(element) : rowsOf(element);
  };
  const ways = {
    svg: () => save(`${file}.svg`, "image/svg+xml", draw()),
    png: async () => save(`${file}.png`, "image/png", await png(draw())),
    rows: () => save(`${file}.csv`, "text/csv;charset=utf-8", csv(picture === "bars" ? spells() : all())),
    embed,
  };
  for (const button of place.querySelectorAll("[data-take]")) button.addEventListener("click", () => ways[button.dataset.take]());

  /* The queries follow the days that the page shows. */
  const isDay = (value) => /^\d{4}-\d{2}-\d{2}$/.test(value || "");
  const texts = new Map([...place.querySelectorAll("[data-text]")].map((e) => [e.dataset.text, e.textContent]));
  on((state) => {
    page.days.forEach((days, n) => {
      let query = texts.get(String(n));
      for (const [name, key] of Object.entries(days))
        if (isDay(state[key])) query = query.replace(new RegExp(`VALUES\\s+\\?${name}\\s*\\{[^{}]*\\}`), () => `VALUES ?${name} { "${state[key]}"^^<http://www.w3.org/2001/XMLSchema#date> }`);
      const code = place.querySelector(`[data-text="${n}"] code`);
      if (code.textContent === query) return;
      code.textContent = query;
      const link = place.querySelector(`[data-query="${n}"]`);
      if (link) link.setAttribute("href", `${link.getAttribute("href").split("#query=")[0]}#query=${encodeURIComponent(query)}`);
    });
  });
})();
