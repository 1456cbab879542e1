"use strict";
/* What leaves the page: SVG, PNG, CSV, a link, print. */
((page) => {
  const { say } = page;
  const id = (name) => document.getElementById(name);

  /* -- CSV: a byte order mark for spreadsheets; no cell may begin a formula -- */
  const csvCell = (value) => {
    let text = value === null || value === undefined ? "" : String(value);
    if (/^\s*[=+\-@\t\r]/.test(text)) text = `'${text}`;
    return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  };
  const csv = (rows) => `\ufeff${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
  /** What is shown now as a table for spreadsheets: `ties` or `things`. */
  page.csvText = (what) => {
    if (what === "things") {
      return csv([
        ["id", "label_en", "label_zh", "class", "state", "partners", "ties", "names"],
        ...page.shown.shownThings.map((thing) => [
          thing.id,
          thing.en[0],
          thing.zh[0],
          thing.class,
          thing.state,
          thing.near.size,
          thing.ties.length,
          thing.names.join("; "),
        ]),
      ]);
    }
    const end = (place) => [page.things[place].id, page.things[place].en[0], page.things[place].zh[0]];
    const more = [...new Set(page.ties.flatMap((tie) => Object.keys(tie.more)))].sort();
    return csv([
      [
        "source",
        "source_en",
        "source_zh",
        "target",
        "target_en",
        "target_zh",
        "kind",
        "via",
        "state",
        "confidence",
        "records",
        "passages",
        ...more,
      ],
      ...page.shown.shownTies.map((tie) => [
        ...end(tie.from),
        ...end(tie.to),
        tie.kind,
        tie.via,
        tie.state,
        tie.confidence,
        tie.records.join("; "),
        tie.passages.join("; "),
        ...more.map((key) => tie.more[key]),
      ]),
    ]);
  };

  /* -- saving -- */
  const name = (ending) => {
    const receipt = page.data.receipt,
      stem = [receipt.question || "network", receipt.as_of || page.state.date]
        .filter(Boolean)
        .join("-")
        .toLowerCase()
        .replace(/[^a-z0-9-]+/g, "-")
        .replace(/^-+|-+$/g, "")
        .slice(0, 60);
    return `${stem || "network"}${ending}`;
  };
  const save = (blob, file) => {
    const link = document.createElement("a"),
      url = URL.createObjectURL(blob);
    link.href = url;
    link.download = file;
    document.body.append(link);
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(url), 10000);
    page.announce(say("saved", { what: file }));
  };
  const savePng = () => {
    const svg = page.drawing(),
      wide = Number(svg.getAttribute("width")),
      high = Number(svg.getAttribute("height")),
      factor = Math.max(2, 1600 / wide);
    const image = new Image(),
      url = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" }));
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(wide * factor);
      canvas.height = Math.round(high * factor);
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(url);
      canvas.toBlob((blob) => {
        if (blob) save(blob, name(".png"));
        else page.announce(say("save_failed"));
      }, "image/png");
    };
    image.onerror = () => page.announce(say("save_failed"));
    image.src = url;
  };
  const copyLink = () => {
    const field = id("link"),
      address = window.location.href;
    const show = () => {
      field.hidden = false;
      field.value = address;
      field.select();
      page.announce(say("link_here"));
    };
    try {
      navigator.clipboard.writeText(address).then(() => page.announce(say("link_copied")), show);
    } catch {
      show();
    }
  };
  const acts = {
    png: savePng,
    svg: () => save(new Blob([page.svgText()], { type: "image/svg+xml" }), name(".svg")),
    ties: () => save(new Blob([page.csvText("ties")], { type: "text/csv" }), name("-ties.csv")),
    things: () => save(new Blob([page.csvText("things")], { type: "text/csv" }), name("-things.csv")),
    link: copyLink,
    print: () => {
      try {
        window.print();
      } catch {
        page.announce(say("save_failed"));
      }
    },
  };
  id("save").addEventListener("click", (event) => {
    const act = event.target.dataset && acts[event.target.dataset.save];
    if (!act) return;
    act();
    if (event.target.dataset.save !== "link") id("save").open = false;
  });
  document.addEventListener("pointerdown", (event) => {
    if (!id("save").contains(event.target)) id("save").open = false;
  });
  id("save").addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      id("save").open = false;
      id("save").querySelector("summary").focus();
    }
  });

  /* -- print: the canvas does not print well, vectors do -- */
  const forPrint = () => {
    if (page.state.view === "network") id("print").replaceChildren(page.drawing("light"));
  };
  const afterPrint = () => id("print").replaceChildren();
  window.addEventListener("beforeprint", forPrint);
  window.addEventListener("afterprint", afterPrint);
  window.matchMedia("print").addEventListener("change", (event) => (event.matches ? forPrint() : afterPrint()));
})(window.networkPage);
