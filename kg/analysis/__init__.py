"""Computations on a network: pure functions from a networkx graph to a table or to paths.

    rank(net, by="betweenness")         every node with its value, its rank and the places its equals share
    rank_intervals(net, by=...)         the same with the ranks that other evidence would give
    most_telling(net, by=...)           the records whose removal moves the first place, or a node, most
    paths(net, "China", "quantum")      the best chains between two nodes, each hop with its evidence; by hops, strength, time
    alternative(net, a, b)              the best chain that shares no record (hop, node) with the best one
    reliance(net, a, b)                 what becomes of the best chain when one of its records falls
    why_none(net, everything, a, b)     why there is no edge: the nearest misses
    communities(net) · resolutions(net)     who belongs together, and how much of that depends on chance
    summary · shells · holes            size and density, cores, structural holes
    bridges · articulation · supports   what holds a network together, down to the single record
    assortativity(net, by) · mixing     who is tied to their like
    incidence(net) · similarity · projected     two-sided networks, and who is alike beyond chance
    nestedness(held) · ordering(held)   order in a two-sided network
    snapshots · growth · changes        a network over time
    diffusion(net, topic, periods) · uptake     who took a topic up, when, by which instrument
    scenario.read(path) · applied(net, scenario) · compare(before, after)       what if: what a few steps would move
    held(mechanisms, parties, events) · candidates(instruments, "dta")          where next, beside its back-test
    lives(events)                       from events the days on which each mechanism stood, for paths through time
    merged(net)                         the simple graph on which all compute
"""
from importlib import import_module

from kg.analysis import scenario
from kg.analysis.candidates import Candidates, candidates
from kg.analysis.centrality import MEASURES, rank
from kg.analysis.chains import Hop, Path, Paths, Tie
from kg.analysis.communities import communities, resolutions
from kg.analysis.comparison import Comparison, compare
from kg.analysis.cuts import articulation, bridges, supports
from kg.analysis.history import changes, diffusion, growth, snapshots, uptake
from kg.analysis.intervals import METHODS, most_telling, rank_intervals
from kg.analysis.merged import components, merged, resolve
from kg.analysis.misses import why_none
from kg.analysis.mixing import assortativity, mixing
from kg.analysis.paths import hop, paths
from kg.analysis.portfolios import PREDICTORS, Instrument, held
from kg.analysis.routes import alternative, bare, reliance
from kg.analysis.structure import holes, shells, summary
from kg.analysis.supposed import applied
from kg.analysis.timing import lives, timed

__all__ = ["MEASURES", "METHODS", "PREDICTORS", "Candidates", "Comparison", "Hop", "Instrument", "Path", "Paths", "Tie",
           "alternative", "applied", "articulation", "assortativity", "bare", "bridges", "candidates", "changes",
           "communities", "compare", "components", "diffusion", "growth", "held", "holes", "hop", "incidence", "lives", "merged",
           "mixing", "most_telling", "nestedness", "ordering", "paths", "projected", "rank", "rank_intervals", "reliance",
           "resolutions", "resolve", "scenario", "shells", "similarity", "snapshots", "summary", "supports", "timed", "uptake",
           "why_none"]
_WITH_NUMPY = {"incidence": "two_sided", "similarity": "projection", "projected": "projection", "nestedness": "nesting",
               "ordering": "nesting"}


def __getattr__(name: str):
    """What needs numpy is loaded when it is first used, so that the shell starts fast."""
    if name in _WITH_NUMPY:
        return getattr(import_module("kg.analysis." + _WITH_NUMPY[name]), name)
    raise AttributeError(f"module 'kg.analysis' has no attribute '{name}'")
