"use strict";
/* Opens the pages that this one file holds. A page is unpacked, put in place and run once; another page is another load of
   the file, so no page leaves anything behind. Addresses of pages stand behind "#/", their own state behind a second "#". */
(() => {
  const root = document.documentElement;
  const said = JSON.parse(document.getElementById("single-words").textContent);
  const lang = root.dataset.lang === "zh" ? "zh" : "en";
  const held = (id) => document.getElementById(id)?.textContent;
  const bytes = async (packed) => {
    const raw = unwritten(packed);
    return new Uint8Array(await new Response(new Blob([raw]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
  };
  const decode = (raw) => new TextDecoder().decode(raw);
  const unpack = async (packed) => decode(await bytes(packed));
  const tell = (key, values = {}) => {
    const text = said[key][lang].replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
    const home = document.createElement("a");
    home.href = `#/${lang}/overview.html`;
    home.textContent = said.home[lang];
    const line = document.createElement("p");
    line.textContent = text;
    document.getElementById("main").replaceChildren(line, ...(key === "unknown" ? [home] : []));
    root.dataset.ready = "true";
  };
  const missing = ["DecompressionStream", "Response", "Blob"].filter((name) => typeof window[name] === "undefined");
  if (missing.length) {
    tell("missing", { what: missing.join(", ") });
    return;
  }

  /* -- addresses -- */
  const split = () => {
    const found = /^#\/([^#]*)(#.*)?$/s.exec(location.hash);
    let path = "";
    try {
      path = found ? decodeURIComponent(found[1]) : "";
    } catch (error) {
      path = "\ufffd"; // an address that is none leads to no page
    }
    return { path: /^(?:(en|zh)\/?)?(?:index\.html)?$/.test(path) ? `${path.slice(0, 2) || lang}/overview.html` : path, hash: (found && found[2]) || "" };
  };
  const here = split();
  /** The address in this file that a link of the page leads to, or null if it leads outside it. */
  const within = (href) => {
    if (href === null || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href) || href.startsWith("#/")) return null;
    if (href === "" || href.startsWith("#")) return { path: here.path, hash: href };
    try {
      const made = new URL(href, `site:///${here.path}`);
      return { path: decodeURIComponent(made.pathname.slice(1)), hash: made.hash };
    } catch (error) {
      return null;
    }
  };
  const address = ({ path, hash }) => `#/${path.split("/").map(encodeURIComponent).join("/")}${hash}`;

  /* -- what the file holds -- */
  const written = new WeakMap(); // links as the page writes them
  let all = null, table = null;
  /** All texts in one run of bytes: what is new, and copies of what stood before (kg/site/packing.py). */
  const open = async () => {
    const [fresh, steps, names] = await Promise.all(["new", "steps", "table"].map((name) => bytes(held(`pack-${name}`))));
    const found = JSON.parse(decode(names));
    const out = new Uint8Array(found.size);
    const at = [0, 0, 0]; // counts of new bytes, moves, lengths
    let from = 0, to = 0, last = 0;
    const number = (kind) => {
      let value = 0, weight = 1, byte;
      do {
        byte = steps[at[kind]++];
        value += (byte & 127) * weight;
        weight *= 128;
      } while (byte > 127);
      return value;
    };
    const [counts, moves] = [number(0), number(0)];
    at[1] = at[0] + counts;
    at[2] = at[1] + moves;
    for (;;) {
      const some = number(0);
      out.set(fresh.subarray(from, from + some), to);
      from += some;
      to += some;
      if (at[2] >= steps.length) break;
      const move = number(1);
      const start = last + (move % 2 ? -(move + 1) / 2 : move / 2);
      last = start + number(2);
      out.copyWithin(to, start, last);
      to += last - start;
    }
    all = out;
    table = found.texts;
  };
  const has = (path) => Object.hasOwn(table, path);
  const body = (path) => (has(path) ? decode(all.subarray(table[path][0], table[path][0] + table[path][1])) : null);
  const run = (text) => {
    const script = document.createElement("script");
    script.textContent = text;
    document.head.append(script);
  };

  /** For the scripts of pages: the page's own part of the address, and scripts by their address. */
  window.siteRoute = {
    path: here.path,
    hash: () => split().hash,
    keep: (hash) => {
      try {
        history.replaceState(null, "", address({ path: here.path, hash: hash === "#" ? "" : hash }));
      } catch (error) {
        void error; // a frame without an address
      }
    },
    link: (hash = split().hash) => `${location.href.split("#")[0]}${address({ path: here.path, hash })}`,
    script: async (href) => {
      const to = within(href);
      if (to && to.path.endsWith(".js") && has(to.path)) run(body(to.path));
      else throw new Error(href);
    },
    unpack,
  };

  /* -- a page -- */
  const put = (text) => {
    const made = new DOMParser().parseFromString(text, "text/html");
    const wanted = [];
    for (const script of made.querySelectorAll("script")) {
      const to = script.hasAttribute("src") ? within(script.getAttribute("src")) : null;
      const name = script.dataset.kept || (to && to.path);
      if (name) wanted.push(name);
      else if (!script.type) wanted.push(null, script.textContent);
      if (name || !script.type) script.remove();
    }
    const sheets = [];
    for (const link of made.querySelectorAll('link[rel="stylesheet"]')) {
      const to = within(link.getAttribute("href"));
      if (to) sheets.push(body(to.path));
      link.remove();
    }
    for (const name of made.documentElement.getAttributeNames()) root.setAttribute(name, made.documentElement.getAttribute(name));
    document.title = made.title;
    for (const sheet of [...sheets, ...[...made.querySelectorAll("head style")].map((e) => e.textContent)]) {
      const style = document.createElement("style");
      style.textContent = sheet;
      document.head.append(style);
    }
    for (const e of made.head.querySelectorAll('script[type], meta[name="description"]')) document.head.append(document.adoptNode(e));
    made.querySelectorAll("iframe[src]").forEach(frame);
    for (const a of made.querySelectorAll("a[href]")) {
      const to = within(a.getAttribute("href"));
      if (!to || to.path.endsWith(".csv")) continue;
      written.set(a, a.getAttribute("href"));
      a.setAttribute("href", address(to));
    }
    const packed = [...document.querySelectorAll('script[type="text/plain"]')];
    document.body.replaceChildren(...[...made.body.childNodes].map((e) => document.adoptNode(e)), ...packed);
    document.body.className = made.body.className;
    for (let i = 0; i < wanted.length; i += 1) {
      if (wanted[i] === null) run(wanted[(i += 1)]);
      else if (has(wanted[i])) run(body(wanted[i]));
    }
    document.dispatchEvent(new Event("DOMContentLoaded")); // the page's own; that of the file is past
  };
  /** A frame gets its page as a text of its own, with the scripts that were kept apart. */
  const frame = (element) => {
    const to = within(element.getAttribute("src"));
    element.removeAttribute("src");
    const text = to && body(to.path);
    if (!text) return;
    const whole = text.replace(/<script data-kept="([^"]*)"><\/script>/g, (all, name) => `<script>${body(name)}</` + "script>");
    element.src = URL.createObjectURL(new Blob([whole], { type: "text/html" })) + to.hash;
  };
  const jump = () => {
    let name = split().hash.slice(1);
    try {
      name = decodeURIComponent(name);
    } catch (error) {
      return;
    }
    const target = name && document.getElementById(name);
    if (!target) return;
    for (let e = target; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    target.scrollIntoView();
    if (target.hasAttribute("tabindex")) target.focus();
  };
  const save = (path) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([body(path)], { type: "text/csv" }));
    link.download = path.split("/").pop();
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  /* -- ways from page to page: also for links that scripts make later. Scripts of pages see links as the pages write them -- */
  const plain = (event) => !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  const linkOf = (event) => (event.target.closest ? event.target.closest("a[href]") : null);
  document.addEventListener(
    "click",
    (event) => {
      const a = linkOf(event);
      if (a && plain(event) && written.has(a) && a.getAttribute("href").startsWith("#/")) a.setAttribute("href", written.get(a));
    },
    true,
  );
  document.addEventListener("click", (event) => {
    const a = linkOf(event);
    if (!a || event.defaultPrevented || !plain(event)) return;
    const to = within(a.getAttribute("href"));
    if (!to) return;
    event.preventDefault();
    if (written.has(a)) a.setAttribute("href", address(to));
    if (to.path.endsWith(".csv") && has(to.path)) save(to.path);
    else if (address(to) === location.hash) jump();
    else location.hash = address(to);
  });
  window.addEventListener("hashchange", () => (split().path === here.path ? jump() : location.reload()));

  (async () => {
    await open();
    const text = body(here.path);
    if (text === null || !here.path.endsWith(".html")) return tell("unknown");
    if (history.scrollRestoration) history.scrollRestoration = "manual";
    put(text);
    window.scrollTo(0, 0);
    jump();
    performance.mark("ready");
    root.dataset.single = "true";
    if (!root.dataset.ready) root.dataset.ready = "true";
    return undefined;
  })().catch((error) => tell("missing", { what: error.message }));
})();
