"use strict";
/* The side panel: what is chosen, every claim about it and where it is written, the receipt, the keys. */
((page) => {
  const { make, say } = page;
  const id = (name) => document.getElementById(name);

  /* -- tips -- */
  page.thingTip = (thing) =>
    [
      make("b", {}, page.label(thing)),
      page.otherLabel(thing) && make("p", {}, page.otherLabel(thing)),
      make(
        "p",
        {},
        page.className(thing.class),
        thing.state ? [" · ", page.stateName(thing.state)] : null,
        " · ",
        say("partners", { n: thing.near.size }),
      ),
    ].filter(Boolean);
  page.tieTip = (tie) => {
    const others = page.pairs.get(tie.pair).length;
    return [
      make("b", {}, page.label(page.things[tie.from]), " – ", page.label(page.things[tie.to])),
      make("p", {}, ...tieWords(tie)),
      others > 1 ? make("p", {}, say("tie_between", { n: others })) : null,
    ].filter(Boolean);
  };

  /** Kind, way, state and confidence of a tie, as one line. */
  const tieWords = (tie) => {
    const parts = [[page.kindName(tie)]];
    if (tie.via) parts.push([say("via"), page.state.lang === "zh" ? "" : " ", page.named(tie.via)]);
    if (tie.state) parts.push([page.stateName(tie.state)]);
    if (tie.confidence) parts.push([codeWord("confidence", tie.confidence)]);
    for (const [key, value] of Object.entries(tie.more))
      parts.push([page.word(key), page.colon(), { text: String(value), lang: "" }]);
    return parts.flatMap((part, i) => (i ? [" · ", ...part] : part));
  };
  page.tieWords = tieWords;
  const codeWord = (kind, code) => {
    const word = page.word(`${kind}-${code}`);
    return word.lang ? word : page.word(code);
  };
  page.codeWord = codeWord;

  /* -- claims -- */
  const link = (url, ...inside) =>
    /^https?:\/\//i.test(url || "")
      ? make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...inside)
      : inside;
  const place = (passage) => {
    const label = page.state.lang === "zh" ? passage.source_label_zh : passage.source_label_en;
    const other = page.state.lang === "zh" ? passage.source_label_en : passage.source_label_zh;
    const name = label
      ? { text: label, lang: /[\u3400-\u9fff]/.test(label) ? "zh" : "en" }
      : other
        ? { text: other, lang: page.state.lang === "zh" ? "en" : "zh" }
        : { text: String(passage.source || passage.id), lang: "" };
    const parts = [link(passage.url, name)];
    if (passage.locator) parts.push(page.comma(), say("place", { at: passage.locator }));
    if (Number.isFinite(passage.start) && Number.isFinite(passage.end))
      parts.push(page.comma(), say("characters", { start: passage.start, end: passage.end }));
    return make("li", {}, ...parts.flat());
  };
  const sentence = (claim) => {
    const text = claim[`sentence_${page.state.lang}`] || claim.sentence_en || claim.sentence_zh || claim.id;
    const given = claim[`sentence_${page.state.lang}`]
      ? page.state.lang
      : claim.sentence_en
        ? "en"
        : claim.sentence_zh
          ? "zh"
          : "";
    return { text: String(text), lang: given };
  };
  const facts = (claim) =>
    [
      page.dateText(claim.date),
      claim.confidence ? [" · ", codeWord("confidence", claim.confidence)] : null,
      " · ",
      say("review") + page.colon(),
      claim.review ? make("span", { class: "verdict" }, codeWord("review", claim.review)) : "–",
    ].flat();

  page.claimItem = (claim) => {
    const aside = claim.usable === false,
      note = claim[`note_${page.state.lang}`] || claim.note_en || claim.note_zh;
    const rivals = [...(page.rivals.get(claim.id) || [])];
    return make(
      "li",
      { class: aside ? "claim aside" : "claim", data: { claim: claim.id } },
      make("p", {}, sentence(claim)),
      make(
        "p",
        { class: "facts" },
        ...facts(claim),
        aside ? [" – ", make("span", { class: "verdict" }, say("set_aside_note"))] : null,
      ),
      note
        ? make("p", { class: "facts" }, say("note") + page.colon(), {
            text: String(note),
            lang: claim[`note_${page.state.lang}`] ? page.state.lang : claim.note_en ? "en" : "zh",
          })
        : null,
      ...rivals.map((other) => {
        const rival = page.claims.get(other);
        return make(
          "div",
          { class: "rival" },
          make("p", { class: "quiet" }, say("competing")),
          rival ? [make("p", {}, sentence(rival)), make("p", { class: "facts" }, ...facts(rival))] : page.code(other),
        );
      }),
      make(
        "ul",
        { class: "where" },
        ...claim.passages.map((key) =>
          page.passages.has(key) ? place(page.passages.get(key)) : make("li", {}, page.code(key)),
        ),
      ),
      make("p", { class: "where" }, page.code(claim.id)),
    );
  };

  /* What matters most stands first; kinds that are not named here come between, what was set aside last. */
  const ORDER = [
    "StatusEvent",
    "Participation",
    "Adoption",
    "Link",
    "MechanismSet",
    "MeasurePackage",
    "Measure",
    "Challenge",
    "Membership",
    "Mention",
  ];
  /** A group that makes its list only when it is opened first. */
  const group = (title, count, open, fill) => {
    const list = make("ul");
    const made = make(
      "details",
      {
        class: "group",
        ontoggle: () => {
          if (made.open && !list.childNodes.length) list.append(...fill());
        },
      },
      make("summary", {}, title, ` (${count})`),
      list,
    );
    if (open) {
      made.open = true;
      list.append(...fill());
    }
    return made;
  };
  const claimGroups = (claims) => {
    if (!claims.length) return [make("p", { class: "quiet" }, say("no_claims"))];
    const kinds = new Map();
    for (const claim of claims) {
      const key = claim.usable === false ? "" : String(claim.class || "Record");
      kinds.set(key, [...(kinds.get(key) || []), claim]);
    }
    const place = (key) => (key === "" ? 99 : ORDER.includes(key) ? ORDER.indexOf(key) : 7.5);
    const keys = [...kinds.keys()].sort((a, b) => place(a) - place(b) || a.localeCompare(b));
    return keys.map((key, i) =>
      group(
        key ? page.word(key) : say("set_aside"),
        kinds.get(key).length,
        i === 0 || claims.length <= 12 || key === "",
        () => kinds.get(key).map(page.claimItem),
      ),
    );
  };

  /* -- the chosen thing -- */
  const hiddenNotice = (place) => {
    const reason = page.shown.things[place];
    if (!reason) return null;
    return make(
      "p",
      { class: "notice" },
      say("not_shown", { why: say(reason === "hub" ? "why_the_hub" : `why_${reason}`) }),
      make("button", { type: "button", onclick: () => page.reveal(place) }, say("show_it")),
    );
  };
  const depthRow = () =>
    make(
      "div",
      { class: "row" },
      make("span", { class: "quiet" }, say("only_near")),
      make(
        "div",
        { class: "segments", role: "group", "aria-label": say("only_near") },
        ...[0, 1, 2, 3].map((n) =>
          make(
            "button",
            { type: "button", "aria-pressed": String(page.state.depth === n), onclick: () => page.set({ depth: n }) },
            n ? say("steps", { n }) : say("steps_all"),
          ),
        ),
      ),
      make("button", { type: "button", onclick: () => page.choose(null) }, say("close")),
    );

  const tieItem = (tie, from) => {
    const other = tie.from === from ? tie.to : tie.from;
    const target =
      other === from
        ? make("span", {}, say("self_tie"))
        : make(
            "button",
            {
              type: "button",
              class: "plain",
              onclick: () => {
                page.choose([other]);
                page.goTo(other);
              },
            },
            page.label(page.things[other]),
          );
    const arrow = page.data.directed && other !== from ? (tie.from === from ? "→ " : "← ") : "";
    return make("li", { class: "tie" }, arrow, target, make("div", { class: "quiet" }, ...tieWords(tie)));
  };

  const thingPanel = (thing) => {
    const ties = [...thing.ties].sort(
      (a, b) => page.kindName(a).text.localeCompare(page.kindName(b).text) || a.key - b.key,
    );
    const names = thing.names.filter((name) => name !== thing.en[0] && name !== thing.zh[0]);
    const more = Object.entries(thing.more);
    return [
      make(
        "header",
        {},
        make("h2", { tabindex: "-1" }, page.label(thing)),
        page.otherLabel(thing) ? make("p", { class: "other" }, page.otherLabel(thing)) : null,
      ),
      make(
        "div",
        { class: "chips" },
        make("span", { class: "chip" }, page.className(thing.class)),
        thing.state ? make("span", { class: "chip" }, page.stateName(thing.state)) : null,
      ),
      names.length
        ? make(
            "p",
            { class: "quiet" },
            say("also_called") + page.colon(),
            ...names.flatMap((name, i) => [
              i ? " · " : "",
              { text: name, lang: /[\u3400-\u9fff]/.test(name) ? "zh" : page.state.lang === "zh" ? "en" : "" },
            ]),
          )
        : null,
      make("p", { class: "quiet" }, say("code") + page.colon(), page.code(thing.id)),
      ...more.map(([key, value]) =>
        make("p", { class: "quiet" }, page.word(key), page.colon(), { text: String(value), lang: "" }),
      ),
      hiddenNotice(thing.key),
      depthRow(),
      ties.length
        ? group(say("tied_to"), ties.length, ties.length <= 14, () => ties.map((tie) => tieItem(tie, thing.key)))
        : make("p", { class: "quiet" }, say("no_ties")),
      make("h2", { class: "said" }, `${say("what_is_said")} (${thing.claims.length})`),
      ...claimGroups(thing.claims),
    ].filter(Boolean);
  };

  const pairPanel = ([a, b]) => {
    const ties = page.pairs.get(page.pairKey([a, b])) || [];
    const end = (place) =>
      make(
        "button",
        {
          type: "button",
          class: "plain",
          onclick: () => {
            page.choose([place]);
            page.goTo(place);
          },
        },
        page.label(page.things[place]),
      );
    return [
      make(
        "header",
        {},
        make("h2", { tabindex: "-1" }, page.label(page.things[a]), " – ", page.label(page.things[b])),
        make("p", { class: "other" }, say("tie_between", { n: ties.length })),
      ),
      make(
        "div",
        { class: "row" },
        end(a),
        end(b),
        make("button", { type: "button", onclick: () => page.choose(null) }, say("close")),
      ),
      ...ties.map((tie) => {
        const claims = tie.records.map((record) => page.claims.get(record)).filter(Boolean);
        const bare = tie.records.filter((record) => !page.claims.has(record));
        const way = page.data.directed
          ? [page.label(page.things[tie.from]), " → ", page.label(page.things[tie.to]), " · "]
          : [];
        return make(
          "section",
          { class: "of-tie", data: { tie: tie.key } },
          make("h3", {}, ...way, ...tieWords(tie)),
          make("ul", {}, ...claims.map(page.claimItem)),
          bare.length ? make("p", { class: "quiet" }, say("records") + page.colon(), ...bare.map(page.code)) : null,
          !claims.length && !bare.length ? make("p", { class: "quiet" }, say("no_records")) : null,
        );
      }),
    ];
  };

  /** What is chosen. */
  page.showSelection = () => {
    const { chosen } = page.state,
      target = id("selection");
    target.hidden = !chosen;
    target.replaceChildren(
      ...(chosen ? (chosen.length === 2 ? pairPanel(chosen) : thingPanel(page.things[chosen[0]])) : []),
    );
  };
})(window.networkPage);
