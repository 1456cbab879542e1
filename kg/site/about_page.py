"""What the site is, how to cite it, under which licence, what is known not to work, whom to tell."""
from __future__ import annotations

from kg import layout
from kg.site.frame import Body, cited, heading, section
from kg.site.markup import esc, items, tag
from kg.site.site import Site


def body(site: Site) -> Body:
    """The page in one language."""
    bibtex = "\n".join(["@misc{eudpn,", "  author = {{EUDPN project team}},",
        "  title = {EUDPN: EU Digital Partnership Network},",
                        f"  version = {{{layout.VERSION}}},", "  year = {2026},",
                        f"  note = {{Data as of {site.facts.day.isoformat()}, CC BY 4.0}}", "}"])
    main = "".join([
        heading(esc(site.say("nav_about")), esc(site.say("about_lead"))),
        section(esc(site.say("cite")), cited(site), tag("p", esc(site.say("cite_day"))),
                tag("pre", tag("code", esc_lines(bibtex)), tabindex="0", role="region", aria_label="BibTeX", lang="en"),
                    name="cite"),
        section(esc(site.say("licence_title")), items([esc(site.say(k)) for k in ("licence_data", "licence_code",
            "licence_sources")], class_="prose")),
        section(esc(site.say("links_title")), items([esc(site.say(k)) for k in ("links_state", "links_file",
            "links_no_requests")], class_="prose")),
        section(esc(site.say("access_title")), items([esc(site.say(k)) for k in ("access_words", "access_gaps",
            "access_contact")], class_="prose"), name="access")])
    return Body(site.say("nav_about"), main)


def esc_lines(text: str) -> str:
    """A text of several lines as HTML, its line ends kept."""
    return "\n".join(esc(line) for line in text.split("\n"))
