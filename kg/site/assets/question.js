"use strict";
/* The form of a question: its parameters set into the query, handed to the SPARQL page in the address. */
(() => {
  const form = document.getElementById("controls");
  if (!form) return;
  const page = window.EUDPN.data("question");
  const ask = document.getElementById("ask");
  const id = (text) => {
    const kinds = /^(tech|topic|task|prio|obj|aim|goal|model|level|type|event|state|role|review|confidence|measure|instrument|gapkind|sourcekind|modality|capacity|challenge)-/;
    return `<https://w3id.org/eudpn/${kinds.test(text) ? "vocab" : "id"}/${text}>`;
  };
  const terms = {
    day: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? `"${text}"^^<http://www.w3.org/2001/XMLSchema#date>` : null),
    year: (text) => (/^\d{4}$/.test(text) ? `"${text}"^^<http://www.w3.org/2001/XMLSchema#integer>` : null),
    number: (text) => (/^-?\d{1,9}$/.test(text) ? `"${text}"^^<http://www.w3.org/2001/XMLSchema#integer>` : null),
    text: (text) => JSON.stringify(text),
    id: (text) => (/^[a-z][a-z0-9-]{0,100}$/.test(text) ? id(text) : null),
  };
  const make = () => {
    let query = page.text;
    for (const p of page.params) {
      const text = form.elements[p.name].value.trim();
      const term = text ? terms[p.kind](text) : p.optional ? "UNDEF" : null;
      form.elements[p.name].setAttribute("aria-invalid", String(Boolean(text) && term === null));
      if (term) query = query.replace(new RegExp(`VALUES\\s+\\?${p.name}\\s*\\{[^{}]*\\}`), () => `VALUES ?${p.name} { ${term} }`);
    }
    ask.setAttribute("href", `${form.dataset.sparql}#query=${encodeURIComponent(query)}`);
  };
  form.addEventListener("input", make);
  form.addEventListener("submit", (event) => event.preventDefault());
  make();
})();
