"use strict";
/* Query texts that somebody wrote, refused for the reasons for which kg/query.py refuses them, before the engine sees them.
   The reason comes back as a key of the page's words; nothing is thrown. */
window.queryGuard = (() => {
  const TEXT = 65536, DEPTH = 32, OPERATORS = 1000, RUN = 32;
  const MOST = 100000; // rows that an answer may have here
  const texts = new RegExp(
    [String.raw`\\[^]`, String.raw`'''(?:[^'\\]|\\[^]|'(?!''))*'''`, String.raw`"""(?:[^"\\]|\\[^]|"(?!""))*"""`,
     String.raw`'(?:[^'\\\n\r]|\\.)*'`, String.raw`"(?:[^"\\\n\r]|\\.)*"`, String.raw`<[^<>"{}|^\x60\s]*>`,
     String.raw`#[^\n\r]*`].join("|"), "gs");
  const iri = /<[^<>"{}|^`\s]*>/g;
  const scheme = /^<[A-Za-z][\w+.-]*:\/\//;
  const prefixed = /(?<![\p{L}\p{N}_.-])([\p{L}\p{N}_.-]*):(?:[\p{L}\p{N}_:%][\p{L}\p{N}_:%-]*(?:\.[\p{L}\p{N}_:%-]+)*)?/gu;
  const operator = /[-!+*/|&^=<>;,.{]|\b(?:UNION|MINUS|OPTIONAL|EXISTS|GRAPH|VALUES)\b/gi;
  const run = new RegExp(`([!+-])(?:\\s*\\1){${RUN}}`);
  const update = /\b(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD)\b/i;
  const asks = /\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b/i;
  const prefix = /\bPREFIX\s+([\p{L}\p{N}_.-]*):\s*<([^<>\s]*)>/giu;
  const brackets = { "(": 1, "{": 1, "[": 1, ")": -1, "}": -1, "]": -1 };

  /** A text with strings, comments and (unless kept) IRIs blanked out, every character in its place. */
  const bare = (text, keepIris = false) =>
    text.replace(texts, (found) => {
      if (found.startsWith("<")) return keepIris ? found : found.replace(/[^()[\]\n]/g, " ");
      return found.replace(/[^\n]/g, " ");
    });

  /** Why a text is refused, as [key, values]; null if the engine may have it. */
  const refusal = (text) => {
    if (new TextEncoder().encode(text).length > TEXT) return ["sparql_long", { n: TEXT / 1024 }];
    const lower = text.toLowerCase();
    const twoWays = (found) => /['#]/.test(found) && !scheme.test(found);
    if (lower.includes("service") && (text.match(iri) || []).some(twoWays)) return ["sparql_two_ways", {}];
    const plain = bare(text);
    let depth = 0;
    for (const c of plain) {
      depth += brackets[c] || 0;
      if (depth > DEPTH) return ["sparql_deep", { n: DEPTH }];
    }
    const known = new Set(["_", ...[...bare(text, true).matchAll(prefix)].map((m) => m[1])]);
    const words = plain.replace(/[?$][\p{L}\p{N}_]+/gu, " ").replace(prefixed, (all, name) => (known.has(name) ? " " : all));
    if (run.test(plain) || (words.match(operator) || []).length > OPERATORS) return ["sparql_many", { n: OPERATORS, m: RUN }];
    if (words.toLowerCase().includes("service") || [...known].some((p) => p.toLowerCase().includes("service")))
      return ["sparql_service", {}];
    const wrong = update.exec(words);
    if (!asks.test(words) && wrong) return ["sparql_update", { word: wrong[1].toUpperCase() }];
    return null;
  };

  /** A text whose answer has at most MOST + 1 rows: a limit is set where the outermost query has none, or a larger one. */
  const limited = (text) => {
    const plain = bare(text);
    const form = /\b(SELECT|CONSTRUCT|DESCRIBE)\b/i.exec(plain);
    if (!form) return text;
    let depth = 0, end = -1;
    const outer = [...plain].length === plain.length ? plain.split("") : null;
    if (outer === null) return text;
    for (let i = form.index; i < plain.length; i += 1) {
      const step = { "{": 1, "}": -1 }[plain[i]] || 0;
      if (depth > 0 || step) outer[i] = " ";
      depth += step;
      if (step < 0 && depth === 0) end = end < 0 || /^\s*(WHERE|FROM)?[^A-Za-z]*$/i.test(plain.slice(end, i)) ? i + 1 : end;
    }
    if (end < 0) return text;
    const tail = outer.join("").slice(end);
    const held = /\bLIMIT\s+(\d+)/i.exec(tail);
    if (held) {
      if (Number(held[1]) <= MOST) return text;
      const at = end + held.index;
      return text.slice(0, at) + `LIMIT ${MOST + 1}` + text.slice(at + held[0].length);
    }
    const values = /\bVALUES\b/i.exec(tail);
    const at = values ? end + values.index : text.length;
    return `${text.slice(0, at)}\nLIMIT ${MOST + 1}\n${text.slice(at)}`;
  };

  return { MOST, bare, refusal, limited };
})();
