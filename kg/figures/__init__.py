"""Figures for people and for print, in English or Chinese: SVG, PDF, PNG.

    bump(tables)            ranks over years or over measures, with rank intervals
    heat(ties)              who has how much of what: partners by technologies, the number in each cell
    timeline(periods)       mechanisms as bars of their states; imprecise dates as ranges
    intervals(ranks)        ranks at one moment as dots with whiskers

Each takes a Table or a network as ``kg`` gives it and gives back a ``Figure``: ``.save("name.svg")``, ``.alt`` in both
languages. Needs matplotlib, which is loaded when a figure is made (``pip install 'eudpn[notebook]'``).
"""
from kg.figures.bump import bump
from kg.figures.figure import FORMS, Figure, written_as
from kg.figures.heat import heat
from kg.figures.intervals import intervals
from kg.figures.reading import receipt
from kg.figures.timeline import timeline

__all__ = ["FORMS", "Figure", "bump", "heat", "intervals", "receipt", "timeline", "written_as"]
