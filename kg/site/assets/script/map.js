"use strict";
/* The map page: choose a day; a dot and its row in the list show each other. Numbers come from Python. */
(() => {
  const { days, counts, words, least, root } = JSON.parse(document.getElementById("map-days").textContent);
  const slider = document.getElementById("map-day");
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all));
  const rows = new Map([...document.querySelectorAll("[data-row]")].map((e) => [e.dataset.row, e.closest("tr")]));
  const dots = new Map([...document.querySelectorAll("[data-party]")].map((e) => [e.dataset.party, e]));

  const show = (place) => {
    const day = days[place], last = place === days.length - 1;
    document.getElementById("map-day-said").textContent = last ? fill(words.now, { day }) : day;
    document.getElementById("map-lead").textContent = fill(words.lead, { day });
    for (const [party, row] of rows) {
      const numbers = counts[party][place];
      [...row.querySelectorAll("[data-stage]")].forEach((cell, i) => (cell.textContent = numbers[i]));
      const dot = dots.get(party);
      const [on, way, off] = numbers;
      const said = fill(words.dot, { name: row.querySelector("bdi").textContent, on, way, off });
      const circle = dot.querySelector("circle");
      circle.setAttribute("r", (least + root * Math.sqrt(on)).toFixed(1));
      circle.classList.toggle("none", on === 0);
      circle.querySelector("title").textContent = said;
      dot.setAttribute("aria-label", said);
      dot.toggleAttribute("hidden", on + way + off === 0);
      dot.style.display = on + way + off === 0 ? "none" : "";
      row.hidden = on + way + off === 0;
    }
    const order = [...rows.values()].sort((a, b) => {
      const of = (row) => counts[row.querySelector("[data-row]").dataset.row][place];
      const [x, y] = [of(a), of(b)];
      return y[0] - x[0] || y[1] - x[1] || y[2] - x[2] || (a.querySelector("[data-row]").dataset.row < b.querySelector("[data-row]").dataset.row ? -1 : 1);
    });
    order[0].parentNode.append(...order);
    // small dots over large ones
    const group = document.getElementById("map-dots");
    group.append(...order.map((row) => dots.get(row.querySelector("[data-row]").dataset.row)));
  };
  const choose = (party, on) => {
    for (const e of [rows.get(party), dots.get(party)]) if (e) e.classList.toggle("chosen", on);
  };
  for (const [party, row] of rows)
    for (const e of [row, dots.get(party)])
      if (e)
        for (const [event, on] of [["pointerenter", true], ["pointerleave", false], ["focusin", true], ["focusout", false]])
          e.addEventListener(event, () => choose(party, on));
  slider.addEventListener("input", () => window.EUDPN.set({ date: Number(slider.value) === days.length - 1 ? "" : days[Number(slider.value)] }));
  // a day between two of the slider is shown as the last one before it
  let shown = days.length - 1; // what Python wrote
  window.EUDPN.on(({ date }) => {
    const place = window.EUDPN.isDay(date) ? Math.max(0, days.filter((day) => day <= date).length - 1) : days.length - 1;
    slider.value = String(place);
    slider.setAttribute("aria-valuetext", days[place]);
    if (place !== shown) show(place);
    shown = place;
  });
  window.mapPage = { days, counts, show };
})();
