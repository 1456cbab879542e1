"""An id that is no longer used keeps its address: its page says so and leads on to the thing under its new id."""
from __future__ import annotations

import pyoxigraph as ox
from browser import chromium, watch  # noqa: F401

from kg.dataset import Dataset
from kg.graph import KnowledgeGraph
from kg.site import folder
from kg.site.facts import Facts
from kg.site.site import Site, read
from kg.terms import ID

REPLACED = ox.NamedNode("http://purl.org/dc/terms/isReplacedBy")


def renamed(g, **pairs) -> Facts:
    """The facts of the data with some ids replaced by others; underscores stand for hyphens."""
    store = ox.Store()
    store.bulk_extend(g.store)
    for old, new in pairs.items():
        store.add(ox.Quad(ox.NamedNode(ID + old.replace("_", "-")), REPLACED, ox.NamedNode(ID + new), ox.NamedNode(ID + "g")))
    return Facts(KnowledgeGraph(Dataset(store)))


def put(root, address, text):
    (root / address).parent.mkdir(parents=True, exist_ok=True)
    (root / address).write_text(text, encoding="utf-8")


def test_an_old_id_leads_on_to_the_last_one_and_a_live_one_keeps_its_page(g, tmp_path, watch):  # noqa: F811
    facts = renamed(g, country_old="country-older", country_older="country-jpn", country_kor="country-jpn",
                    country_lost="country-nowhere", country_a="country-b", country_b="country-a")
    assert facts.renamed == {"country-old": "country-jpn", "country-older": "country-jpn"}
    for lang, word in (("en", "Japan"), ("zh", "日本")):
        made = dict(folder.moved(Site(facts.g, lang, facts)))
        assert list(made) == [f"{lang}/thing/country-old.html", f"{lang}/thing/country-older.html"]
        text = made[f"{lang}/thing/country-old.html"]
        assert '<link rel="canonical" href="country-jpn.html">' in text and f'href="country-jpn.html">{word}</a>' in text
        put(tmp_path, f"{lang}/thing/country-old.html", text)
    put(tmp_path, "en/thing/country-jpn.html", "<!doctype html><title>here</title>")
    for name in ("site.css", "state.js", "icon.svg"):
        put(tmp_path, f"assets/{name}", read(name))
    page = watch().page
    page.goto((tmp_path / "en/thing/country-old.html").as_uri())
    page.wait_for_url("**/country-jpn.html")
