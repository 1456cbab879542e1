"use strict";
/* One state for every page, kept in the address: theme, language, day, filters, selection. Loaded before the body, so
   that a page never shows in the wrong theme. Without scripts all pages stay readable; nothing here makes words. */
window.EUDPN = (() => {
  const root = document.documentElement;
  // in the one file of the whole site the address begins with the page, and what is the page's own follows
  const route = window.siteRoute || {
    hash: () => window.location.hash,
    keep: (hash) => window.history.replaceState(null, "", hash || window.location.pathname + window.location.search),
  };
  const themes = ["auto", "light", "dark"];
  const read = () => {
    try {
      return new URLSearchParams(route.hash().slice(1));
    } catch {
      return new URLSearchParams();
    }
  };
  const kept = () => {
    const found = {};
    for (const [key, value] of read()) if (/^[a-z][a-z0-9-]{0,40}$/.test(key) && value.length <= 20000) found[key] = value;
    return found;
  };
  const plainAnchor = () => /^#[^=&]+$/.test(route.hash());
  const anchor = () => {
    try {
      return decodeURIComponent(route.hash().slice(1));
    } catch {
      return ""; // not an address that a page of ours has written
    }
  };
  let state = plainAnchor() ? {} : kept();
  const listeners = [];

  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const paint = () => {
    const theme = themes.includes(state.theme) ? state.theme : "auto";
    root.dataset.theme = theme;
    root.dataset.ground = theme === "auto" ? (dark.matches ? "dark" : "light") : theme;
    for (const button of document.querySelectorAll("#theme button")) {
      button.setAttribute("aria-pressed", String(button.dataset.theme === theme));
    }
  };
  const text = (values) => {
    const hash = new URLSearchParams();
    for (const key of Object.keys(values).sort()) if (values[key] !== "" && values[key] != null) hash.set(key, values[key]);
    return hash.toString();
  };
  const put = () => {
    const hash = text(state);
    try {
      route.keep(hash ? `#${hash}` : "");
    } catch {
      /* a sandboxed frame has no history of its own */
    }
  };
  const tell = () => {
    paint();
    for (const heard of listeners) heard(state);
  };
  /** Change some keys (an empty value takes a key away), write the address, tell the page. */
  const set = (changes) => {
    state = { ...state, ...changes };
    for (const key of Object.keys(state)) if (state[key] === "" || state[key] == null) delete state[key];
    put();
    tell();
  };
  /** Call now and at every change. */
  const on = (heard) => {
    listeners.push(heard);
    heard(state);
  };

  root.classList.add("scripts");
  if (/[?&]embed\b/.test(window.location.search)) root.classList.add("embed");
  if (dark.addEventListener) dark.addEventListener("change", paint);
  paint();

  /* What goes along from page to page. An anchor of the link travels as `at`. */
  const carried = ["theme", "date"];
  const carry = (link) => {
    const href = link.getAttribute("href");
    if (!href || /^[a-z]+:/i.test(href) || link.hasAttribute("download")) return;
    const [path, anchor = ""] = href.split("#");
    if (!path) return;
    const along = ["language", "whole"].includes(link.id) ? { ...state } : {};
    // a link with a state of its own keeps it; only the theme of the reader goes along
    const own = anchor.includes("=") && !/assets\/networks/.test(path);
    for (const key of own ? ["theme"] : carried) if (state[key]) along[key] = state[key];
    const given = new URLSearchParams(anchor.includes("=") ? anchor : "");
    for (const [key, value] of given) along[key] = value;
    if (anchor && !anchor.includes("=")) along.at = anchor;
    if (Object.keys(along).length === (along.at ? 1 : 0)) return;
    link.setAttribute("href", `${path}#${text(along)}`);
  };
  const original = new WeakMap(); // links as the pages write them, with what they were made into on the way
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest && event.target.closest("a[href]");
      if (!link) return;
      const now = link.getAttribute("href");
      const before = original.get(link);
      const written = before && before.made === now ? before.written : now; // else a script has written it anew since
      link.setAttribute("href", written);
      carry(link);
      // a frame in another site stays what it is: what is followed opens beside it
      if (root.classList.contains("embed") && !link.getAttribute("href").startsWith("#")) {
        link.target = "_blank";
        link.rel = "noopener";
      }
      original.set(link, { written, made: link.getAttribute("href") });
    },
    true,
  );

  /* Filters are folded where they would push the contents off the first screen. */
  const narrow = window.matchMedia("(max-width: 760px)");
  const fold = () => {
    for (const part of document.querySelectorAll("details.fold")) part.open = !narrow.matches;
  };
  if (narrow.addEventListener) narrow.addEventListener("change", fold);

  const say = (message) => {
    const place = document.getElementById("status");
    if (place) place.textContent = message;
  };
  const show = (id) => {
    const found = id && document.getElementById(id);
    if (!found) return;
    for (let up = found; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    found.scrollIntoView();
    found.classList.add("target");
  };
  /** Save a text as a file. */
  const save = (name, kind, body) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([body], { type: kind }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 5000);
  };
  const guarded = (cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
  const quoted = (cell) => (/[",\n\r]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
  /** Rows of texts as CSV that a spreadsheet opens and never runs. */
  const csv = (rows) => `\ufeff${rows.map((row) => row.map((c) => quoted(guarded(String(c)))).join(",")).join("\r\n")}\r\n`;
  /** The visible rows of the tables in an element. */
  const rowsOf = (element) =>
    [...element.querySelectorAll("tr")]
      .filter((row) => !row.hidden && row.closest("tbody, thead") && !row.closest("[hidden]") && !row.classList.contains("region"))
      .map((row) => [...row.cells].filter((c) => !c.hidden).map((c) => c.textContent.trim().replace(/\s+/g, " ")));
  /** The data in a block of the page. */
  const data = (id) => JSON.parse(document.getElementById(id).textContent);
  /** Whether a text is a day of the calendar. */
  const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text || "") && new Date(`${text}T00:00Z`).getUTCDate() === Number(text.slice(8));
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (all, key) => (key in values ? String(values[key]) : all));

  /** On a narrow screen the row of pages is longer than the screen: it shows where one is. */
  const reveal = () => {
    const here = document.querySelector("nav [aria-current]");
    if (!here) return;
    const row = here.closest("ul"), [a, b] = [here.getBoundingClientRect(), row.getBoundingClientRect()];
    if (row.scrollWidth > row.clientWidth) row.scrollLeft += a.left - b.left - (b.width - a.width) / 2;
  };
  document.addEventListener("DOMContentLoaded", () => {
    paint();
    reveal();
    const language = root.dataset.lang;
    if (["en", "zh"].includes(state.lang) && state.lang !== language) {
      const link = document.getElementById("language");
      if (link) {
        const rest = { ...state, lang: "" };
        window.location.replace(`${link.getAttribute("href")}#${text(rest)}`);
        return;
      }
    }
    for (const button of document.querySelectorAll("#theme button")) {
      button.addEventListener("click", () => set({ theme: button.dataset.theme === "auto" ? "" : button.dataset.theme }));
    }
    const copy = document.getElementById("copy-link");
    if (copy) {
      copy.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(window.location.href);
          say("✓");
        } catch {
          window.prompt(copy.textContent, window.location.href);
        }
      });
    }
    for (const button of document.querySelectorAll("[data-csv]")) {
      button.addEventListener("click", () => {
        const element = document.getElementById(button.dataset.csv);
        save(`${button.dataset.csv}.csv`, "text/csv;charset=utf-8", csv(rowsOf(element)));
      });
    }
    sortable();
    fold();
    show(plainAnchor() ? anchor() : state.at);
    root.dataset.ready = "true";
    if (window.performance.mark) window.performance.mark("ready");
  });
  window.addEventListener("hashchange", () => {
    if (plainAnchor()) {
      show(anchor());
      return;
    }
    state = kept();
    tell();
    show(state.at);
  });

  /* Tables of answers are sorted by a button in the head of each column. */
  const sortable = () => {
    for (const table of document.querySelectorAll("table.sortable")) {
      [...table.tHead.rows[0].cells].forEach((head, place) => {
        const button = document.createElement("button");
        button.type = "button";
        button.append(...head.childNodes);
        head.append(button);
        button.addEventListener("click", () => sort(table, head, place));
      });
    }
  };
  const sort = (table, head, place) => {
    const up = head.getAttribute("aria-sort") !== "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const order = new Intl.Collator(root.lang, { numeric: true }).compare;
    const rows = [...table.tBodies[0].rows].map((row, n) => [row.cells[place].textContent, n, row]);
    rows.sort((a, b) => (order(a[0], b[0]) || a[1] - b[1]) * (up ? 1 : -1));
    table.tBodies[0].append(...rows.map((r) => r[2]));
  };

  return { get state() { return { ...state }; }, set, on, say, show, save, csv, rowsOf, data, fill, isDay };
})();
