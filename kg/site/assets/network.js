"use strict";
/* The picture in its frame takes the theme and the day of the page around it; on paper it stands as a picture of its own. */
(() => {
  const { data, on, set, fill, isDay } = window.EUDPN;
  let frame = document.querySelector("iframe.network"), loaded = false;
  const listen = () => frame.addEventListener("load", () => (loaded = true), { once: true });
  listen();
  /* A frame that is still on its way to one address and is sent to another may keep the first, or neither: a new one takes its place. */
  const go = (wanted) => {
    if (frame.getAttribute("src") === wanted) return;
    if (loaded) {
      frame.setAttribute("src", wanted);
      return;
    }
    const fresh = frame.cloneNode();
    fresh.setAttribute("src", wanted);
    frame.replaceWith(fresh);
    frame = fresh;
    listen();
  };
  const date = document.getElementById("date");
  const said = document.getElementById("network-day"), words = data("network-day-words");
  const base = frame.getAttribute("src");
  on((state) => {
    const day = isDay(state.date) ? state.date : "";
    const wanted = base + (["light", "dark"].includes(state.theme) ? `&theme=${state.theme}` : "") + (day ? `&date=${day}` : "");
    go(wanted);
    date.value = day || words.day;
    const time = document.createElement("time"), [before, after] = fill(day ? words.chosen : words.known, { day: "\n" }).split("\n");
    time.textContent = day || words.day;
    said.replaceChildren(before, time, after);
    for (const link of document.querySelectorAll('a[href*="assets/networks/"]'))
      link.setAttribute("href", link.getAttribute("href").replace(/&date=[0-9-]+$/, "") + (day ? `&date=${day}` : ""));
  });
  date.addEventListener("change", () => set({ date: date.value === words.day || !isDay(date.value) ? "" : date.value }));
  document.getElementById("reset").addEventListener("click", () => set({ date: "" }));
})();
