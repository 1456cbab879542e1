"use strict";
/* Runs beside the page, in one text with the engine: loads the data once, answers one query at a time. */
(() => {
  const XSD = "http://www.w3.org/2001/XMLSchema#";
  const LABELS = ["http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#prefLabel",
                  "http://purl.org/dc/terms/title"];
  const OWN = "https://w3id.org/eudpn/";
  let store = null;

  const bytes = async (packed) => {
    const stream = new Blob([unwritten(packed)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };

  const load = async ({ engine, data }) => {
    const [module, text] = await Promise.all([bytes(engine), bytes(data)]);
    initSync({ module });
    store = new Store();
    store.load(text, { format: "application/trig" });
    postMessage({ kind: "ready", size: store.size });
  };

  /** A term as the page shows and writes it: [what it is, text, language or short datatype]. */
  const cell = (term) => {
    if (term === undefined) return null;
    if (term.type === "uri") return ["iri", term.value];
    if (term.type === "bnode") return ["blank", `_:${term.value}`];
    if (term.type !== "literal") return ["other", JSON.stringify(term.value)];
    const kind = term.datatype || "";
    return ["text", term.value, term["xml:lang"] || (kind.startsWith(XSD) ? kind.slice(XSD.length) : kind)];
  };
  const named = (term) =>
    term.termType === "Literal"
      ? { type: "literal", value: term.value, "xml:lang": term.language, datatype: term.datatype.value }
      : { type: { NamedNode: "uri", BlankNode: "bnode" }[term.termType] || "other", value: term.value };

  /** Labels of the project's own things among some rows: IRI to [text, language] pairs. */
  const labels = (rows) => {
    const found = {};
    for (const row of rows)
      for (const c of row) {
        if (!c || c[0] !== "iri" || !c[1].startsWith(OWN) || c[1] in found) continue;
        const texts = LABELS.flatMap((p) => store.match(namedNode(c[1]), namedNode(p), null, undefined))
          .filter((q) => q.object.termType === "Literal").map((q) => [q.object.value, q.object.language]);
        found[c[1]] = texts;
      }
    return found;
  };

  const answer = ({ text, form, shown }) => {
    const options = { use_default_graph_as_union: true };
    const done = (kind, columns, rows) => ({ kind, columns, rows, labels: labels(rows.slice(0, shown)) });
    if (form === "CONSTRUCT" || form === "DESCRIBE") {
      const rows = store.query(text, options).map((q) => [q.subject, q.predicate, q.object].map((t) => cell(named(t))));
      return done("graph", ["subject", "predicate", "object"], rows);
    }
    const found = JSON.parse(store.query(text, { ...options, results_format: "json" }));
    if ("boolean" in found) return { kind: "boolean", value: found.boolean };
    const columns = found.head.vars;
    return done("table", columns, found.results.bindings.map((row) => columns.map((name) => cell(row[name]))));
  };

  onmessage = async ({ data }) => {
    const start = performance.now();
    try {
      if (data.kind === "load") await load(data);
      else postMessage({ ...answer(data), id: data.id, took: performance.now() - start });
    } catch (error) {
      // an engine that ran out of memory or stack is beyond use; the page makes a new one
      const broken = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
      postMessage({ kind: "error", text: String((error && error.message) || error), broken, id: data.id });
    }
  };
})();
