"use strict";
/* The picture in its frame takes the theme of the page around it. */
(() => {
  const frame = document.querySelector("iframe.network");
  const base = frame.getAttribute("src");
  window.EUDPN.on((state) => {
    const wanted = base + (["light", "dark"].includes(state.theme) ? `&theme=${state.theme}` : "");
    if (frame.getAttribute("src") !== wanted) frame.setAttribute("src", wanted);
  });
})();
