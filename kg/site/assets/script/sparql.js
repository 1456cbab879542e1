"use strict";
/* The SPARQL page: an editor, the engine in a worker that can be stopped, answers as tables. Everything that came from
   data or from the address reaches the document as text, never as markup. */
window.sparqlPage = (() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const id = (name) => document.getElementById(`sparql-${name}`);
  const { words, headings, own, pages, home, seconds } = read("sparql-page");
  const { bare, limited, refusal, MOST } = window.queryGuard;
  const SHOWN = 500; // rows of an answer in the document; the file holds all
  const page = { state: "starting", answer: null };
  const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all));
  const element = (name, text, ...inside) => {
    const made = document.createElement(name);
    if (text !== undefined && text !== null) made.textContent = text;
    made.append(...inside);
    return made;
  };

  /* -- what the page says -- */
  const tell = (text, wrong = false) => {
    id("status").textContent = text;
    id("status").classList.toggle("wrong", wrong);
  };
  const turn = (state) => {
    page.state = state;
    document.documentElement.dataset.sparql = state;
    id("stop").disabled = state !== "running";
    id("run").disabled = state === "running" || state === "missing";
    id("csv").disabled = !page.answer || !page.answer.rows;
  };

  /* -- the editor -- */
  const area = id("text");
  const editor = window.CodeMirror
    ? CodeMirror.fromTextArea(area, {
        mode: "application/sparql-query",
        lineNumbers: true,
        lineWrapping: true,
        matchBrackets: true,
        screenReaderLabel: words.sparql_editor,
        extraKeys: { "Ctrl-Enter": () => run(), "Cmd-Enter": () => run(), "Ctrl-Space": "autocomplete", Tab: false, "Shift-Tab": false },
        hintOptions: { hint: (cm) => hints(cm), completeSingle: false },
      })
    : null;
  const getText = () => (editor ? editor.getValue() : area.value);
  const setText = (text) => {
    if (editor) editor.setValue(text);
    else area.value = text;
  };
  const terms = read("sparql-terms"); // [what to write, label]
  const KEYWORDS = ("SELECT DISTINCT WHERE FILTER OPTIONAL UNION MINUS GRAPH VALUES BIND GROUP BY ORDER LIMIT OFFSET HAVING COUNT SUM MIN " +
    "MAX SAMPLE GROUP_CONCAT EXISTS NOT PREFIX ASK CONSTRUCT DESCRIBE LANG STR BOUND COALESCE IF REGEX CONTAINS YEAR DESC ASC UNDEF").split(" ");
  /** Completions at the cursor: terms by name or label in either language, variables of the text, words of SPARQL. */
  const complete = (text, before) => {
    const begun = (/[?$\p{L}\p{N}_:-]*$/u.exec(before) || [""])[0];
    const low = begun.toLowerCase();
    if (!low) return { begun, list: [] };
    const variables = low[0] === "?" ? [...new Set(bare(text).match(/\?[\p{L}\p{N}_]+/gu) || [])].filter((v) => v !== begun) : [];
    const list = [
      ...variables.filter((v) => v.toLowerCase().startsWith(low)).map((v) => [v, ""]),
      ...terms.filter(([name, ...labels]) => [name, name.split(":")[1], ...labels].some((t) => t.toLowerCase().startsWith(low))),
      ...terms.filter(([name, ...labels]) => low.length > 2 && labels.some((t) => t.toLowerCase().indexOf(low.replace(/^dpn:/, "")) > 0)),
      ...KEYWORDS.filter((k) => k.toLowerCase().startsWith(low)).map((k) => [k, ""]),
    ];
    return { begun, list: [...new Map(list.map((entry) => [entry[0], entry])).values()].slice(0, 40) };
  };
  const hints = (cm) => {
    const to = cm.getCursor();
    const { begun, list } = complete(cm.getValue(), cm.getLine(to.line).slice(0, to.ch));
    return {
      from: { line: to.line, ch: to.ch - begun.length },
      to,
      list: list.map(([text, ...labels]) => ({
        text,
        render: (place) => place.append(element("b", text), element("span", labels.filter(Boolean).join(" · "))),
      })),
    };
  };
  if (editor)
    editor.on("inputRead", (cm, change) => {
      if (!cm.state.completionActive && /[:\p{L}]$/u.test(change.text.join("")) && change.origin === "+input") cm.showHint();
    });

  /* -- the engine: parts stand in the page (single file) or beside it; a worker that is stopped is replaced -- */
  const missing = ["WebAssembly", "DecompressionStream", "Worker", "Blob"].filter((name) => typeof window[name] === "undefined");
  const beside = (source) =>
    new Promise((done, failed) => {
      const script = document.createElement("script");
      script.addEventListener("load", done);
      script.addEventListener("error", () => failed(new Error(source)));
      script.src = source;
      document.head.append(script);
    });
  let parts = null;
  const gather = async () => {
    const inside = (name) => document.getElementById(`sparql-part-${name}`);
    if (!inside("engine")) await Promise.all(home.map((source) => (window.sparqlParts?.[source.name] ? null : beside(source.address))));
    const part = (name) => (inside(name) ? inside(name).textContent : window.sparqlParts[name]);
    const text = inside("worker") ? await window.siteRoute.unpack(part("worker")) : part("worker");
    return { engine: part("engine"), worker: text, data: part("data") };
  };
  let worker = null, ready = null, waiting = null, asked = 0, clock = 0;
  const start = () => {
    ready = (async () => {
      parts ||= await gather();
      const address = URL.createObjectURL(new Blob([parts.worker], { type: "text/javascript" }));
      const made = (worker = new Worker(address));
      try {
        page.size = await new Promise((done, failed) => {
          made.onmessage = ({ data }) => (data.kind === "ready" ? done(data.size) : failed(new Error(data.text)));
          made.onerror = (event) => (event.preventDefault(), failed(new Error(event.message || "worker")));
          made.postMessage({ kind: "load", engine: parts.engine, data: parts.data });
        });
      } finally {
        URL.revokeObjectURL(address);
      }
      made.onmessage = ({ data }) => waiting && waiting(data);
      made.onerror = (event) => (event.preventDefault(), waiting && waiting({ kind: "error", text: event.message, broken: true, id: asked }));
    })();
    ready.catch(() => {});
    return ready;
  };
  const stop = () => {
    if (worker) worker.terminate();
    worker = null;
    waiting = null;
    clearTimeout(clock);
    start();
  };

  /* -- a query -- */
  async function run() {
    if (page.state === "running" || page.state === "missing") return;
    const text = getText();
    const refused = refusal(text);
    page.answer = null;
    id("answer").replaceChildren();
    if (refused) {
      turn("refused");
      tell(say(refused[0], refused[1]), true);
      return;
    }
    turn("running");
    tell(words.sparql_running);
    keep(text);
    const mine = (asked += 1);
    try {
      await (ready || start());
    } catch (error) {
      if (mine !== asked) return;
      turn("missing");
      tell(say("sparql_broken", { text: error.message }), true);
      return;
    }
    if (mine !== asked || page.state !== "running") return;
    waiting = (found) => found.id === mine && show(found);
    clock = setTimeout(() => cancel("sparql_timeout"), seconds * 1000);
    const form = (/\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b/i.exec(bare(text)) || [""])[0].toUpperCase();
    worker.postMessage({ kind: "ask", id: mine, text: limited(text), form, shown: SHOWN });
  }
  const cancel = (reason = "sparql_stopped") => {
    if (page.state !== "running") return;
    asked += 1;
    stop();
    turn("stopped");
    tell(say(reason, { n: seconds }));
    id("run").focus();
  };

  const show = (found) => {
    clearTimeout(clock);
    waiting = null;
    if (found.kind === "error") {
      if (found.broken) stop();
      turn("failed");
      tell(say("sparql_failed", { text: found.text }), true);
      return;
    }
    const took = { n: found.rows ? Math.min(found.rows.length, MOST) : 0, ms: Math.max(1, Math.round(found.took)) };
    if (found.kind === "boolean") {
      page.answer = { value: found.value };
      id("answer").append(element("p", found.value ? words.sparql_true : words.sparql_false));
      turn("done");
      tell(say("sparql_boolean", took));
      return;
    }
    page.answer = { columns: found.columns, rows: found.rows.slice(0, MOST), labels: found.labels };
    turn("done");
    draw(found.rows.length > MOST);
    const key = found.rows.length > MOST ? "sparql_cut" : took.n === 1 ? "sparql_row" : "sparql_rows";
    tell(say(key, took));
  };

  /* -- the answer as a table -- */
  const short = (iri) => {
    for (const [base, prefix] of own) if (iri.startsWith(base)) return prefix + iri.slice(base.length);
    return iri;
  };
  const lang = document.documentElement.dataset.lang === "zh" ? "zh" : "en";
  const label = (iri) => {
    const texts = page.answer.labels[iri] || [];
    return (texts.find(([, l]) => l.toLowerCase().startsWith(lang)) || texts[0] || [null])[0];
  };
  const cell = (value) => {
    if (value === null) return element("td");
    const [kind, text, more] = value;
    if (kind !== "iri") {
      const made = element("td", null, element("bdi", text));
      if (kind === "text" && /^[a-z]{2}(-|$)/i.test(more) && more !== lang) made.firstChild.lang = more;
      if (["integer", "decimal", "double"].includes(more)) made.className = "number";
      if (["date", "gYear", "dateTime"].includes(more)) made.className = "day";
      return made;
    }
    const name = short(text), called = label(text);
    const made = element("td");
    const inside = element("bdi", called || name);
    if (pages.some((p) => name.startsWith(p)) && called) {
      const link = element("a", null, inside);
      link.href = `thing/${encodeURIComponent(name)}.html`;
      made.append(link);
    } else if (/^https?:\/\//.test(name)) {
      const link = element("a", null, inside);
      link.href = name;
      link.rel = "noopener noreferrer external";
      made.append(link);
    } else made.append(inside);
    if (called) made.append(" ", element("code", name));
    return made;
  };
  const draw = (cut) => {
    const { columns, rows } = page.answer;
    const head = element("tr", null, ...columns.map((c) => {
      const th = element("th", headings[c] || c);
      th.scope = "col";
      if (headings[c]) th.title = `?${c}`;
      return th;
    }));
    const body = element("tbody");
    const more = element("button", words.sparql_more);
    more.type = "button";
    let shown = 0;
    const next = () => {
      for (const row of rows.slice(shown, shown + SHOWN)) body.append(element("tr", null, ...row.map(cell)));
      shown += SHOWN;
      more.hidden = shown >= rows.length;
    };
    more.addEventListener("click", next);
    next();
    const frame = element("div", null, element("table", null, element("thead", null, head), body));
    frame.className = "scroll";
    frame.tabIndex = 0;
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", words.sparql_answer);
    id("answer").append(frame, more);
    const list = ties();
    if (list) id("answer").append(list);
  };

  /** The answer as a list of ties, if it has the columns of a network. */
  const ties = () => {
    const { columns, rows } = page.answer;
    const at = ["source", "target", "kind"].map((name) => columns.indexOf(name));
    if (at[0] < 0 || at[1] < 0 || !rows.length) return null;
    const text = (value) => (value === null ? "–" : value[0] === "iri" ? label(value[1]) || short(value[1]) : value[1]);
    const from = new Map();
    for (const row of rows.slice(0, SHOWN)) {
      const key = text(row[at[0]]);
      if (!from.has(key)) from.set(key, new Set());
      from.get(key).add(text(row[at[1]]));
    }
    const list = element("ul", null, ...[...from].map(([key, ends]) =>
      element("li", null, element("bdi", key), " → ", element("bdi", [...ends].join(lang === "zh" ? "、" : ", ")))));
    return element("details", null, element("summary", words.sparql_ties), list);
  };

  /* -- taking it away: as Python writes CSV, with a byte order mark and no cell that begins a formula -- */
  const plain = ([kind, text, more]) => {
    if (kind === "iri") return short(text);
    if (kind === "text" && /^(integer|int|long|short|nonNegativeInteger|positiveInteger)$/.test(more) && /^[+-]?\d+$/.test(text))
      return String(BigInt(text));
    if (kind === "text" && /^(decimal|double|float)$/.test(more) && Number.isFinite(Number(text)))
      return Number.isInteger(Number(text)) ? Number(text).toFixed(1) : String(Number(text));
    if (more === "boolean") return { 1: "true", 0: "false" }[text] || text;
    return text;
  };
  page.csv = () => {
    const guarded = (value) => {
      let text = value === null ? "" : plain(value);
      if (/^[=+\-@\t\r]/.test(text)) text = `'${text}`;
      return text;
    };
    const quoted = (cells) => {
      const all = cells.some((c) => c.includes("\r"));
      return cells.map((c) => (all || /[",\n]/.test(c) || (cells.length === 1 && c === "") ? `"${c.replace(/"/g, '""')}"` : c)).join(",");
    };
    const rows = [page.answer.columns, ...page.answer.rows.map((row) => row.map(guarded))];
    return `${rows.map(quoted).join("\n")}\n`;
  };
  const save = () => {
    if (!page.answer || !page.answer.rows) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", page.csv()], { type: "text/csv" }));
    link.download = "answer.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  /* -- the address carries the query -- */
  const keep = (text) => window.EUDPN.set({ q: text.length <= 20000 ? text : "", query: "", question: "" });
  const take = () => {
    const found = window.EUDPN.state;
    const example = [...document.querySelectorAll("[data-example]")].find((e) => e.dataset.example === found.question);
    const text = found.q || found.query || (example && example.querySelector("pre").textContent) || "";
    if (!text || text === getText()) return false;
    setText(text);
    return true;
  };

  /* -- start -- */
  page.run = run;
  page.stop = () => cancel();
  page.set = setText;
  page.get = getText;
  page.complete = (before, text = before) => complete(text, before).list;
  id("run").addEventListener("click", run);
  id("stop").addEventListener("click", () => cancel());
  id("csv").addEventListener("click", save);
  if (!editor) area.addEventListener("keydown", (e) => e.key === "Enter" && (e.ctrlKey || e.metaKey) && run());
  document.addEventListener("click", (event) => {
    const example = event.target.closest("[data-example]");
    if (!example || !event.target.matches("button")) return;
    setText(example.querySelector("pre").textContent.trim());
    id("desk").scrollIntoView({ block: "start" });
    run();
  });
  turn("starting");
  if (missing.length) {
    turn("missing");
    tell(say("sparql_missing", { what: missing.join(", ") }), true);
  } else {
    const given = take();
    window.EUDPN.on(() => page.state !== "starting" && page.state !== "running" && take() && run());
    start().then(
      () => page.state === "starting" && (turn("ready"), tell(say("sparql_ready", { n: page.size.toLocaleString(lang) }))),
      (error) => page.state === "starting" && (turn("missing"), tell(say("sparql_broken", { text: error.message }), true)),
    );
    if (given) run();
  }
  return page;
})();
