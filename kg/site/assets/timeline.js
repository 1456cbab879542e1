"use strict";
/* Filters of the timeline, and the bars as one drawing. */
(() => {
  const { on, set, save } = window.EUDPN;
  const kind = document.getElementById("kind");
  const region = document.getElementById("region");
  const boxes = [...document.querySelectorAll('input[name="stage"]')];
  const choose = (select, value) => {
    select.value = [...select.options].some((o) => o.value === value) ? value : "";
    return select.value;
  };
  on((state) => {
    const type = choose(kind, state.type || "");
    const where = choose(region, state.region || "");
    const off = new Set((state.without || "").split(","));
    for (const box of boxes) box.checked = !off.has(box.value);
    for (const band of document.querySelectorAll(".band")) {
      let any = false;
      for (const row of band.querySelectorAll("li")) {
        row.hidden = off.has(row.dataset.stage) || (where && !row.dataset.region.split(" ").includes(where));
        any = any || !row.hidden;
      }
      band.hidden = !any || (Boolean(type) && band.dataset.kind !== type);
    }
  });
  kind.addEventListener("change", () => set({ type: kind.value }));
  region.addEventListener("change", () => set({ region: region.value }));
  for (const box of boxes) {
    box.addEventListener("change", () => set({ without: boxes.filter((b) => !b.checked).map((b) => b.value).join(",") }));
  }
  document.getElementById("reset").addEventListener("click", () => set({ type: "", region: "", without: "" }));
  document.getElementById("save-svg").addEventListener("click", () => {
    const made = (name, given, text) => {
      const element = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [k, v] of Object.entries(given)) element.setAttribute(k, v);
      if (text) element.textContent = text;
      return element;
    };
    const rows = [...document.querySelectorAll(".band:not([hidden]) li:not([hidden])")];
    const svg = made("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 1440 ${rows.length * 26 + 40}`, "font-family": "sans-serif", "font-size": "12" });
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    svg.append(made("rect", { width: 1440, height: rows.length * 26 + 40, fill: colour("ground") }));
    rows.forEach((row, n) => {
      svg.append(made("text", { x: 10, y: n * 26 + 34, fill: colour("ink") }, row.querySelector(".name").textContent.slice(0, 70)));
      for (const block of row.querySelectorAll("svg rect")) {
        const stage = ["on", "way", "off"].find((k) => block.classList.contains(k));
        const x = 420 + Number(block.getAttribute("x"));
        svg.append(made("rect", { x, y: n * 26 + 18 + Number(block.getAttribute("y")), width: block.getAttribute("width"), height: block.getAttribute("height"),
          fill: colour(stage), opacity: block.classList.contains("maybe") ? 0.4 : block.classList.contains("fading") ? 0.3 : 1 }));
      }
    });
    save("timeline.svg", "image/svg+xml", new XMLSerializer().serializeToString(svg));
  });
})();
