"use strict";
/* The receipt of the picture, what is hidden now and why, and the keys. */
((page) => {
  const { make, say, codeWord } = page;
  const id = (name) => document.getElementById(name);
  const plain = (text) => ({ text, lang: page.state.lang });

  const hiddenNow = () => {
    const { hiddenThings, hiddenTies } = page.shown;
    const reasons = [...new Set([...hiddenTies.keys(), ...hiddenThings.keys()])];
    if (!reasons.length) return say("r_nothing");
    return make(
      "ul",
      { id: "hidden-now" },
      ...reasons.map((reason) =>
        make(
          "li",
          {},
          [
            hiddenThings.get(reason) ? say("things", { n: hiddenThings.get(reason) }) : null,
            hiddenTies.get(reason) ? say("ties", { n: hiddenTies.get(reason) }) : null,
          ]
            .filter(Boolean)
            .join(page.comma()),
          page.bracket(say(`why_${reason}`)),
        ),
      ),
    );
  };
  const against = (promised, held) =>
    promised === undefined || promised === null || promised === held
      ? String(held)
      : make("span", { class: "wrong" }, say("r_differs", { promised, held }));

  /** What one entry of the receipt left out: ties, things, or both. */
  const lost = ({ edges, nodes }) =>
    [
      edges || !(nodes || []).length ? say("ties", { n: edges || 0 }) : null,
      (nodes || []).length ? say("things", { n: nodes.length }) : null,
    ]
      .filter(Boolean)
      .join(page.comma());

  const receiptRows = (receipt) => {
    const { shownThings, shownTies } = page.shown,
      { added } = page.data,
      rows = [];
    const row = (key, ...value) => rows.push(make("dt", {}, say(key)), make("dd", { data: { row: key } }, ...value));
    row("r_shown", say("things", { n: shownThings.length }) + page.comma() + say("ties", { n: shownTies.length }));
    row("r_hidden", hiddenNow());
    const title = receipt[`title_${page.state.lang}`];
    row(
      "r_question",
      receipt.question
        ? [title ? [plain(String(title)), " "] : null, page.code(receipt.question)].flat()
        : title
          ? plain(String(title))
          : say("r_own"),
    );
    const parameters = Object.entries(receipt.parameters || {}).filter(
      ([key, value]) => value !== null && value !== "" && !(key === "as_of" && value === receipt.as_of),
    );
    if (parameters.length)
      row(
        "r_parameters",
        ...parameters.map(([key, value]) => make("div", {}, page.word(key), page.colon(), page.named(String(value)))),
      );
    if (page.asOf()) row("r_as_of", String(page.asOf()));
    if (receipt.min_confidence) row("r_confidence", codeWord("confidence", String(receipt.min_confidence)));
    if ((receipt.without || []).length)
      row("r_without", ...receipt.without.map((one) => make("div", {}, page.named(String(one)))));
    if (Number.isFinite(receipt.rows)) row("r_rows", String(receipt.rows));
    row("r_edges", against(receipt.edges, page.ties.length - added.ties));
    row("r_nodes", against(receipt.nodes, page.things.length - added.things));
    row("r_pairs", String(page.pairs.size));
    const loops = page.ties.filter((tie) => tie.from === tie.to).length;
    if (loops || receipt.self_ties) row("r_self", String(loops));
    if (added.ties || added.things)
      row("r_added", say("things", { n: added.things }) + page.comma() + say("ties", { n: added.ties }));
    if (Number.isFinite(receipt.statements_used)) row("r_records", String(receipt.statements_used));
    const out = (receipt.left_out || []).filter((entry) => entry && typeof entry === "object");
    row(
      "r_left_out",
      out.length
        ? make(
            "ul",
            {},
            ...out.map((entry) =>
              make("li", {}, lost(entry) + page.colon(), {
                text: String(entry[`reason_${page.state.lang}`] || entry.reason_en || entry.code || ""),
                lang: entry[`reason_${page.state.lang}`] ? page.state.lang : "en",
              }),
            ),
          )
        : say("r_nothing"),
    );
    if (receipt.data_version || receipt.data_sha256) {
      row(
        "r_data",
        receipt.data_version ? `${receipt.data_version} ` : "",
        receipt.data_sha256 ? page.code(String(receipt.data_sha256).slice(0, 16)) : "",
      );
    }
    if (receipt.licence) row("r_licence", String(receipt.licence));
    return rows;
  };
  page.showReceipt = () => {
    id("receipt").replaceChildren(
      make("p", { class: "quiet hint" }, say("hint")),
      make("h2", {}, say("receipt")),
      make("dl", { class: "slip" }, ...receiptRows(page.data.receipt)),
      make("p", { class: "quiet hint", id: "labels-drawn" }),
    );
    page.onLabels();
  };
  page.onLabels = () => {
    const target = id("labels-drawn"),
      n = (page.drawnLabels || []).length;
    if (target)
      target.textContent =
        page.state.view === "network" && n < page.shown.shownThings.length ? say("r_labels", { n }) : "";
  };

  page.showKeys = () => {
    const rows = [
      [[say("key_arrows_name")], "key_arrows"],
      [["Enter"], "key_enter"],
      [["Esc"], "key_escape"],
      [["+", "−", "0"], "key_zoom"],
      [["1", "2", "3"], "key_depth"],
      [["/"], "key_search"],
    ];
    id("keys").replaceChildren(
      make("h2", {}, say("keys")),
      make(
        "dl",
        { class: "keys" },
        ...rows.flatMap(([keys, text]) => [
          make("dt", {}, ...keys.flatMap((key, i) => [i ? " " : "", make("kbd", {}, key)])),
          make("dd", {}, say(text)),
        ]),
      ),
    );
  };
})(window.networkPage);
