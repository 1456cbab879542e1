"use strict";
/* Marks as small SVG pictures: for the legend, the search results and the exported drawing. */
((page) => {
  /** A mark as SVG, for legends and lists. */
  page.mark = (name, colour, r = 7, standing = "filled", cx = 9, cy = 9) => {
    const svg = (tag, set) => {
      const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const [key, value] of Object.entries(set)) element.setAttribute(key, value);
      return element;
    };
    const ring = (n, turn, far = () => 1) =>
      Array.from({ length: n }, (_, i) => {
        const a = turn + (i * 2 * Math.PI) / n,
          d = r * far(i);
        return `${(cx + d * Math.cos(a)).toFixed(1)},${(cy + d * Math.sin(a)).toFixed(1)}`;
      }).join(" ");
    const up = -Math.PI / 2;
    const points = {
      square: () => ring(4, Math.PI / 4, () => 1.25),
      diamond: () => ring(4, 0, () => 1.05),
      triangle: () => ring(3, up, () => 1.15),
      triangleDown: () => ring(3, -up, () => 1.15),
      hexagon: () => ring(6, 0),
      star: () => ring(10, up, (i) => (i % 2 ? 0.46 : 1.15)),
      page: () =>
        [
          [-0.78, -1],
          [0.25, -1],
          [0.78, -0.45],
          [0.78, 1],
          [-0.78, 1],
        ]
          .map(([x, y]) => `${(cx + x * r).toFixed(1)},${(cy + y * r).toFixed(1)}`)
          .join(" "),
    }[name];
    const paint = {
      fill: standing === "filled" ? colour : "none",
      stroke: colour,
      "stroke-width": standing === "filled" ? 0.5 : 1.7,
    };
    if (standing === "dashed") paint["stroke-dasharray"] = "3 2.2";
    return points ? svg("polygon", { points: points(), ...paint }) : svg("circle", { cx, cy, r, ...paint });
  };
  const icon = (...marks) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [key, value] of [
      ["class", "mark"],
      ["viewBox", "0 0 18 18"],
      ["aria-hidden", "true"],
    ])
      svg.setAttribute(key, value);
    svg.append(...marks);
    return svg;
  };
  page.markOf = (name, standing) =>
    icon(page.mark(page.classes.get(name).shape, page.classColour(name), 6.6, standing));
  page.markPair = () =>
    icon(
      page.mark("dot", page.colour.quiet, 2.4, "filled", 3.5, 10),
      page.mark("dot", page.colour.quiet, 5, "filled", 12, 9),
    );
})(window.networkPage);
