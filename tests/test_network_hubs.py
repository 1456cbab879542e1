"""The network page of many things: it opens with the most tied and says so; the biggest hubs are hidden on request."""
from __future__ import annotations

import networkx as nx
import pytest
from browser import chromium, watch  # noqa: F401

from kg import views


def wheels(hubs: int, spokes: int) -> nx.MultiDiGraph:
    """Hubs h0, h1 … in a ring, hub i tied to ``spokes`` + i things of its own."""
    net = nx.MultiDiGraph()
    for i in range(hubs):
        net.add_edge(f"h{i}", f"h{(i + 1) % hubs}", kind="tie")
        for k in range(spokes + i):
            net.add_edge(f"h{i}", f"s{i}-{k}", kind="tie")
    return net


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """1,225 things: 25 hubs with 36 to 60 spokes each."""
    path = tmp_path_factory.mktemp("large") / "net.html"
    net = wheels(25, 36)
    assert len(net) == 1225
    views.draw(net, path)
    return path


def shown(page) -> list[str]:
    return sorted(page.evaluate("networkPage.shown.shownThings.map(t => t.id)"))


def test_a_large_network_opens_with_its_most_tied_things_and_says_so(watch, large):  # noqa: F811
    page = watch().open(large)
    assert len(shown(page)) == 200 and {f"h{i}" for i in range(25)} <= set(shown(page))
    assert page.inner_text("#subset").startswith("200 of 1225 things are drawn")
    assert "not among the most tied" in page.inner_text("#hidden-now") and "1025" in page.inner_text("#hidden-now").replace(",", "")
    page.click("#subset-switch")
    assert len(shown(page)) == 1225 and "all=1" in page.url
    again = watch().open(large, "#all=1")
    assert len(shown(again)) == 1225
    hidden = watch().open(large)
    hidden.evaluate("networkPage.reveal(networkPage.byId.get('s0-35').key)")
    assert "s0-35" in shown(hidden)


def test_the_biggest_hubs_are_hidden_on_request_and_counted(watch, tmp_path):  # noqa: F811
    path = tmp_path / "net.html"
    views.draw(wheels(4, 5), path)
    page = watch().open(path)
    everything = shown(page)
    assert not page.is_visible("#subset")
    page.fill("#biggest", "2")
    page.keyboard.press("Enter")
    assert set(everything) - set(shown(page)) == {"h3", "h2"} and "biggest=2" in page.url
    assert "one of the biggest hubs" in page.inner_text("#hidden-now") and "2 things" in page.inner_text("#hidden-now")
    ties = page.evaluate("networkPage.shown.shownTies.length")
    assert ties == 1 + 5 + 6  # h0 to h1, and the spokes of h0 and h1
    page.click("#all-on")
    assert shown(page) == everything
    for hostile in ("#biggest=99", "#biggest=-1", "#biggest=x", "#all=2"):
        assert shown(watch().open(path, hostile)) == everything
