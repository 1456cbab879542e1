"""Computations on a network: pure functions from a networkx graph to a table or to paths.

    rank(net, by="betweenness")         every node with its value, its rank and the places its equals share
    paths(net, "China", "quantum")      the best chains between two nodes, each hop with its evidence
    merged(net)                         the simple graph on which both compute
"""
from kg.analysis.centrality import MEASURES, rank
from kg.analysis.chains import Hop, Path, Paths, Tie
from kg.analysis.merged import components, merged, resolve
from kg.analysis.paths import paths

__all__ = ["MEASURES", "Hop", "Path", "Paths", "Tie", "components", "merged", "paths", "rank", "resolve"]
