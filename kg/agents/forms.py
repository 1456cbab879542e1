"""The forms of what the tools give back: one answer with its coverage, claims and passages, and what each tool adds."""
from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field

State = Literal["answered", "no", "not found", "outside coverage"]
Cell = str | int | float | bool | list[Any] | dict[str, Any] | None


class Passage(BaseModel):
    """Where something is written."""

    id: str
    source: str = Field(description="Title of the source")
    source_id: str
    locator: str | None = Field(description="Section, article or page; else character offsets")
    url: str | None
    gist: str = Field(description="What the passage is about, in the project's own words")


class Claim(BaseModel):
    """One record: what it says, when, how well supported, and the ids of its passages."""

    record: str
    says: str
    date: str | None
    confidence: str | None = Field(description="high, medium or low")
    review: str | None = Field(description="The editors' decision")
    usable: bool = Field(description="False for disputed and rejected records: do not build on them")
    passages: list[str]


class Coverage(BaseModel):
    """What an answer, above all an empty one, means."""

    state: State = Field(description="answered: there is something; no: records say that it is not so; not found: somebody "
                                     "searched and did not find it; outside coverage: not examined, so nothing follows")
    says: str
    records: list[str] = Field(description="Records behind the state; their text is in claims")


class Answer(BaseModel):
    """What every tool gives back."""

    title: str
    coverage: Coverage
    as_of: str | None = Field(description="The day for which the answer holds; null: as last known")
    known_at: str | None = Field(default=None, description="Only what the sources had published by that day; null: all")
    seen_to: str | None = Field(description="The last day on which a source of these data was read")
    data_version: str
    notes: list[str] = []
    cut: list[str] = Field(default=[], description="What was left out to keep the answer small, and how to get it")
    claims: list[Claim] = Field(default=[], description="The records behind the answer")
    passages: list[Passage] = Field(default=[], description="Where those records are written")


class Thing(BaseModel):
    """A thing with its names."""

    id: str
    label: str
    kind: str
    also_called: list[str]
    score: float | None = Field(default=None, description="How well its name fits, 0 to 100")
    fit: Literal["same", "within", "alike"] | None = Field(
        default=None, description="same: it bears this name, spaces, case and width put aside; within: all words stand in its "
                                  "name; alike: only like it")


class Found(Answer):
    """Things that a text may mean."""

    things: list[Thing]


class Known(Answer):
    """A thing; what is said of it stands in claims."""

    thing: Thing
    total: int = Field(description="How many claims there are in all")


class Rows(Answer):
    """A table; ids in its cells are explained in labels."""

    columns: list[str]
    rows: list[dict[str, Cell]]
    total: int = Field(description="How many rows there are in all")
    labels: dict[str, str] = Field(description="What each id in the rows is called")


class Asked(Rows):
    """The answer to a kept question."""

    question: str
    asks: str
    parameters: dict[str, str] = Field(description="The value of every parameter, samples included")


class Queried(Rows):
    """The answer to a SPARQL query: rows, or true or false, or Turtle."""

    boolean: bool | None = None
    turtle: str | None = None


class Step(BaseModel):
    """A step of a path with its evidence."""

    source: str
    target: str
    says: str
    confidence: str | None
    records: list[str]


class Chain(BaseModel):
    """A path."""

    nodes: list[str]
    steps: list[Step]
    confidence: str | None = Field(description="That of the weakest step")


class Joined(Answer):
    """Paths between two things, best first."""

    paths: list[Chain]
    labels: dict[str, str]


class Ranked(BaseModel):
    """A node of a network with its place."""

    rank: int
    node: str
    label: str
    value: float | None


class Summary(Answer):
    """A network in figures, its first nodes by a measure, and what was left out of it."""

    network: str
    figures: dict[str, float | int | None]
    measure: str
    ranks: list[Ranked]
    left_out: list[str]
    parameters: dict[str, str]
    data_sha256: str


class Reference(BaseModel):
    """A source in a list of references."""

    source_id: str
    text: str
    url: str | None
    locators: list[str]


class Cited(Answer):
    """How to cite what is known of a thing: the data, and the sources behind them."""

    cite_as: str
    address: str = Field(description="The lasting address of the thing")
    references: list[Reference]


class Covered(Rows):
    """For each type of mechanism: yes, no, searched and not found, or not examined."""

    thing: Thing
