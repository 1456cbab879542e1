"""The page of the networks: the knowledge network in a frame, every other one a link away, each with its receipt."""
from __future__ import annotations

from kg import network
from kg.site import still, takeaway
from kg.site.frame import Body, columns, controls, heading, section
from kg.site.markup import esc, tag
from kg.site.site import Site

FIRST = "partner-technology"
"""The network that stands in the frame: small enough to read at once."""


def body(site: Site) -> Body:
    """The page in one language."""
    rows = []
    for name, net in site.facts.networks.items():
        question, receipt = site.g.question(name), net.graph["receipt"]
        rows.append((tag("a", esc(question.titles[site.lang]), href=_address(site, name)), str(len(net)),
                     str(net.number_of_edges()), str(receipt["rows"]), esc(network.words(net)[site.lang]),
                     tag("a", esc(site.say("answer")), href=site.to(f"questions/{name}.html"))))
    heads = [esc(site.say(k)) for k in ("network_name", "things", "ties", "rows_of_answer", "receipt", "question")]
    title = site.say("nav_network")
    frame = tag("iframe", src=_address(site, FIRST), title=site.g.question(FIRST).titles[site.lang], class_="network",
                sandbox="allow-scripts allow-downloads allow-popups", allow="clipboard-write")
    behind = [takeaway.kept(site, FIRST)]
    main = "".join([
        heading(esc(title), esc(site.say("network_lead")) + " " + tag("span", esc(site.say("network_day", day=site.facts.day.isoformat())), id="network-day")),
        controls(site, tag("label", esc(site.say("as_of")) + " ", tag("input", type="date", id="date", min="1990-01-01", max="2099-12-31",
                 value=site.facts.day.isoformat())), tag("button", esc(site.say("reset")), type="button", id="reset")),
        tag("p", tag("a", esc(site.say("open_whole")), href=_address(site, FIRST)), class_="quiet"), frame,
        still.picture(site, site.facts.page(FIRST), site.g.question(FIRST).titles[site.lang]),
        takeaway.take(site, title, "network", behind, said=site.say("take_network")),
        section(esc(site.say("networks_title")), columns(heads, rows, esc(site.say("networks_say"))))])
    words = {"day": site.facts.day.isoformat(), "known": site.say("network_day"), "chosen": site.say("network_chosen")}
    return Body(title, main, data={"network-day-words": words, "take-data": takeaway.data(site, behind)}, scripts=("network.js", takeaway.SCRIPT))


def _address(site: Site, name: str) -> str:
    return site.across(f"assets/networks/{name}.html") + f"#lang={site.lang}"
