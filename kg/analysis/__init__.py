"""Computations on a network: pure functions from a networkx graph to a table or to paths.

    rank(net, by="betweenness")         every node with its value, its rank and the places its equals share
    paths(net, "China", "quantum")      the best chains between two nodes, each hop with its evidence; by hops, strength, time
    alternative(net, a, b)              the best chain that shares no record (hop, node) with the best one
    reliance(net, a, b)                 what becomes of the best chain when one of its records falls
    why_none(net, everything, a, b)     why there is no edge: the nearest misses
    scenario.read(path) · applied(net, scenario) · compare(before, after)       what if: what a few steps would move
    held(mechanisms, parties, events) · candidates(instruments, "dta")          where next, beside its back-test
    lives(events)                       from events the days on which each mechanism stood, for paths through time
    merged(net)                         the simple graph on which all compute
"""
from kg.analysis import scenario
from kg.analysis.candidates import Candidates, candidates
from kg.analysis.centrality import MEASURES, rank
from kg.analysis.chains import Hop, Path, Paths, Tie
from kg.analysis.comparison import Comparison, compare
from kg.analysis.merged import components, merged, resolve
from kg.analysis.misses import why_none
from kg.analysis.paths import paths
from kg.analysis.portfolios import PREDICTORS, Instrument, held
from kg.analysis.routes import alternative, bare, reliance
from kg.analysis.supposed import applied
from kg.analysis.timing import lives, timed

__all__ = ["MEASURES", "PREDICTORS", "Candidates", "Comparison", "Hop", "Instrument", "Path", "Paths", "Tie", "alternative",
           "applied", "bare", "candidates", "compare", "components", "held", "lives", "merged", "paths", "rank", "reliance",
           "resolve", "scenario", "timed", "why_none"]
