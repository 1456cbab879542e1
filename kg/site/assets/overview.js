"use strict";
/* The matrix for another day, region or choice of states: counted from the same spells that Python used. */
(() => {
  const { data, on, set, fill, say, isDay } = window.EUDPN;
  const page = data("matrix");
  const stages = { "state-active": "on", "state-provisional": "on", "state-ended": "off", "state-suspended": "off" };
  const kept = ["on", "way", "off", "none"];
  const stageOn = (via, day) => {
    const spell = (page.spells[via] || []).find(([first, last]) => first <= day && (last === null || day <= last));
    return !spell || spell[2] === null ? "none" : stages[spell[2]] || "way";
  };
  const cells = [...document.querySelectorAll("table.matrix td[data-via]")].map((cell) => ({
    cell, via: cell.dataset.via.split(" "), link: cell.querySelector("a"), head: cell.querySelector("a").title.split(page.words.colon)[0],
  }));
  const region = document.getElementById("region");
  const date = document.getElementById("date");
  const month = document.getElementById("month");
  const boxes = [...document.querySelectorAll('input[name="stage"]')];
  const start = Number(page.day.slice(0, 4)) - 15;

  const draw = (state) => {
    const day = isDay(state.date) ? state.date : page.day;
    const off = new Set((state.without || "").split(",").filter((k) => kept.includes(k)));
    const only = [...region.options].some((o) => o.value === state.region) ? state.region : "";
    region.value = only;
    date.value = day;
    month.value = (Number(day.slice(0, 4)) - start) * 12 + Number(day.slice(5, 7)) - 1;
    for (const box of boxes) box.checked = !off.has(box.value);
    for (const { cell, via, link, head } of cells) {
      const counts = {};
      for (const v of via) {
        const stage = stageOn(v, day);
        // what no dated event had begun by that day is not shown as a tie of that day; packages and sets have no day
        if (stage === "none" && page.spells[v] && page.spells[v].length && day < page.spells[v][0][0]) continue;
        if (!off.has(stage)) counts[stage] = (counts[stage] || 0) + 1;
      }
      const shown = kept.filter((k) => counts[k]);
      link.replaceChildren(
        ...shown.map((k) => {
          const span = document.createElement("span");
          span.className = k;
          span.textContent = page.signs[k] + (counts[k] > 1 || k === "on" ? counts[k] : "");
          return span;
        }),
      );
      const words = shown.map((k) => fill(page.words[counts[k] === 1 ? `${k}_one` : k], { n: counts[k] })).join(page.words.comma);
      link.title = head + page.words.colon + words;
      link.setAttribute("aria-label", link.title);
      link.hidden = shown.length === 0;
      cell.className = `heat${Math.min(counts.on || 0, 4)}`;
    }
    for (const body of document.querySelectorAll("table.matrix tbody")) {
      body.hidden = Boolean(only) && body.dataset.region !== only;
      let any = false;
      for (const row of body.querySelectorAll("tr[data-partner]")) {
        row.hidden = !row.querySelector("td a:not([hidden])");
        any = any || !row.hidden;
      }
      if (!any) body.hidden = true;
    }
    document.querySelector(".lead time").textContent = day;
    const partners = document.querySelectorAll("#matrix-technology tbody:not([hidden]) tr[data-partner]:not([hidden])").length;
    say(fill(page.words.shown, { n: partners }));
  };
  region.addEventListener("change", () => set({ region: region.value }));
  date.addEventListener("change", () => set({ date: date.value === page.day ? "" : date.value }));
  month.addEventListener("input", () => {
    const at = Number(month.value);
    set({ date: `${start + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-01` });
  });
  for (const box of boxes) {
    box.addEventListener("change", () => set({ without: boxes.filter((b) => !b.checked).map((b) => b.value).join(",") }));
  }
  document.getElementById("reset").addEventListener("click", () => set({ region: "", date: "", without: "" }));
  let before = "";
  on((state) => {
    const now = JSON.stringify([state.date, state.region, state.without]);
    if (now !== before && (before || state.date || state.region || state.without)) draw(state);
    else month.value = (Number(page.day.slice(0, 4)) - start) * 12 + Number(page.day.slice(5, 7)) - 1;
    before = now;
  });
})();
