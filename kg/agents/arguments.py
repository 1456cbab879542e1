"""What each tool takes. An argument that a tool does not know is refused, never passed over in silence."""
from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Measure = Literal["degree", "ties", "betweenness", "harmonic", "closeness", "eigenvector", "pagerank", "core"]
Confidence = Literal["low", "medium", "high"]


def _said(en: str, zh: str, **rules: Any) -> Any:
    """A field whose meaning is said in both languages; ``speech`` shows the one of the server."""
    return Field(description=en, json_schema_extra={"zh": zh}, **rules)


Name = Annotated[str, _said("A name, code or id, as people write it: Korea, KR, 韩国, country-kor",
                            "名称、代码或标识，如 韩国、KR、Korea、country-kor", min_length=1, max_length=200)]
Day = Annotated[str, _said("A day as 2025-12-31", "日期，写作 2025-12-31", max_length=40)]
AsOf = Annotated[str | None, _said("Only what stands on that day, as 2025-12-31", "仅限该日成立者，写作 2025-12-31", max_length=40)]
Most = Annotated[int, _said("Rows at most", "最多行数", ge=1, le=200)]
Skip = Annotated[int, _said("Rows to pass over, to read on", "跳过的行数（用于续读）", ge=0, le=100_000)]
Network = Annotated[str, _said("A network: knowledge, partners, mechanisms, partner-technology, partner-task-area, co-named",
                               "网络：knowledge、partners、mechanisms、partner-technology、partner-task-area、co-named", max_length=100)]


class Arguments(BaseModel):
    """What every tool takes."""

    model_config = ConfigDict(extra="forbid")

    lang: Annotated[Literal["en", "zh"] | None, _said("Language of the answer", "答案语言")] = None


class Find(Arguments):
    """Arguments of ``find``."""

    text: Annotated[str, _said("A name or part of one, in either language", "名称或其一部分，中英文均可", min_length=1, max_length=200)]
    kind: Annotated[str | None, _said("Only this kind: Country, Organisation, CountryGroup, GeographicArea, Party, Mechanism, "
                                      "Technology, Topic, TaskArea, MechanismType, PolicyInstrument, SourceDocument",
                                      "仅限该类事物", max_length=60)] = None
    limit: Annotated[int, _said("Things at most", "最多事物数", ge=1, le=50)] = 10


class About(Arguments):
    """Arguments of ``about``."""

    thing: Name
    limit: Most = 25
    offset: Skip = 0


class Ask(Arguments):
    """Arguments of ``ask``."""

    question: Annotated[str | None, _said("Name of a kept question; left out: the list of all, with their parameters",
                                          "已保存问题的名称；省略则列出全部问题及其参数", max_length=100)] = None
    parameters: Annotated[dict[str, str | int | float], _said(
        "Values by parameter name, as people write them: {\"partner\": \"Korea\", \"as_of\": \"2025-12-31\"}. One left out "
        "keeps its sample",
        "各参数的取值，如 {\"partner\": \"韩国\", \"as_of\": \"2025-12-31\"}；省略者取示例值", max_length=10)] = {}
    limit: Most = 50
    offset: Skip = 0


class Sparql(Arguments):
    """Arguments of ``sparql``."""

    query: Annotated[str, _said("A SPARQL 1.1 query: SELECT, ASK, CONSTRUCT or DESCRIBE",
                                "SPARQL 1.1查询：SELECT、ASK、CONSTRUCT或DESCRIBE",
                                min_length=1, max_length=65_536)]
    limit: Most = 50
    offset: Skip = 0


class Path(Arguments):
    """Arguments of ``path``."""

    source: Name
    target: Name
    network: Network = "knowledge"
    passing: Annotated[str | None, _said("Only paths that pass this thing, such as a technology or topic",
                                         "仅限经过该事物（如某技术或主题）的路径", max_length=200)] = None
    as_of: AsOf = None
    limit: Annotated[int, _said("Paths at most", "最多路径数", ge=1, le=20)] = 5


class NetworkSummary(Arguments):
    """Arguments of ``network_summary``."""

    network: Network = "partners"
    as_of: AsOf = None
    by: Annotated[Measure, _said("Measure by which nodes are ranked", "排序所用的度量")] = "betweenness"
    without: Annotated[list[str], _said("Things to leave out, such as EU", "排除的事物，如 EU", max_length=20)] = []
    min_confidence: Annotated[Confidence | None, _said("Least confidence of every record used", "所用记录的最低可信度")] = None
    limit: Annotated[int, _said("Ranked nodes at most", "最多列出的节点数", ge=1, le=50)] = 10


class Changes(Arguments):
    """Arguments of ``changes``."""

    from_day: Day
    to_day: Day
    thing: Annotated[str | None, _said("Only about this party or mechanism", "仅限该参与方或机制", max_length=200)] = None
    limit: Most = 50
    offset: Skip = 0


class Cite(Arguments):
    """Arguments of ``cite``."""

    thing: Name
    limit: Annotated[int, _said("References at most", "最多列出的来源数", ge=1, le=50)] = 20


class Coverage(Arguments):
    """Arguments of ``coverage``."""

    thing: Name
    type: Annotated[str | None, _said("Only this type of mechanism, such as digital partnership", "仅限该类机制，如 数字伙伴关系",
                                      max_length=200)] = None
    as_of: AsOf = None
