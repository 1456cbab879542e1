"use strict";
/* Filters of the timeline. */
(() => {
  const { on, set } = window.EUDPN;
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
})();
