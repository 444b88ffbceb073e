"""What a run must reach, from a small file: strict, with the line of every fault."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from agent.marked import Marked
from evals.judges.failures import MOST_FAILED
from evals.judges.offline import NAME as OFFLINE
from evals.metrics import METRICS
from evals.suite.load import explain
from evals.suite.nodes import read_yaml

VERSION: Final = "1"
SIGNIFICANCE: Final = 0.05
"""How often a run that is as good as its baseline may be refused, over all drops together."""

Number = Annotated[float, Field(allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Name = Annotated[str, Field(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Limits(_Strict):
    """What one metric must reach.

    `bound` is what `minimum` and `maximum` are held against: the mean, or the lower or upper end
    of its interval (of the exact one where all values are 0, or all are 1). `drop` is how much
    worse than in the baseline it may be, in its own unit; with `drop_when: significant` a larger
    drop fails only where the paired test tells it from chance. `least_count` is how many scores
    there must be. `must_pass`: it has to be perfect in every case that must pass.
    """

    minimum: Number | None = None
    maximum: Number | None = None
    bound: Literal["mean", "low", "high"] = "mean"
    drop: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    drop_when: Literal["significant", "any"] = "significant"
    least_count: Annotated[int, Field(ge=1)] | None = None
    must_pass: bool = False

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        given = (self.minimum, self.maximum, self.drop, self.least_count)
        if all(each is None for each in given) and not self.must_pass:
            raise ValueError("it asks for nothing; give minimum, maximum, drop or must_pass")
        if None not in (self.minimum, self.maximum) and self.minimum > self.maximum:  # type: ignore[operator]
            raise ValueError("the minimum is above the maximum")
        return self


class Policy(_Strict):
    """What a run must reach.

    `trusted_judges` may fail a run; the verdicts of others only advise. `must_pass` names cases
    that must pass besides those that the suite marks so.
    """

    schema_version: Literal["1"] = Field(alias="schema")
    title: str = ""
    trusted_judges: tuple[Name, ...] = (OFFLINE,)
    most_judge_failures: Share = MOST_FAILED
    significance: Annotated[float, Field(gt=0, lt=1)] = SIGNIFICANCE
    must_pass: tuple[Name, ...] = ()
    metrics: Annotated[dict[str, Limits], Field(min_length=1)]


def read_policy(path: Path | None = None) -> Policy:
    """Return the policy of a file, or the one that comes with the program.

    Raises:
        BadInput: "file:line: field: what": it cannot be read, is of another version, a field is
            unknown or of the wrong kind, or a metric is not known or only informs.
    """
    if path is not None:
        return _parse(read_yaml(path))
    with resources.as_file(resources.files(__package__ or "evals.gate") / "policy.yaml") as shipped:
        return _parse(read_yaml(shipped))


def _parse(marked: Marked) -> Policy:
    version = marked.value.get("schema") if isinstance(marked.value, dict) else None
    if version is not None and str(version) != VERSION:
        what = f"the policy is of version {version!s:.20}, and we read {VERSION}"
        raise marked.refuse(("schema",), what)
    try:
        policy = Policy.model_validate(marked.value)
    except ValidationError as error:
        raise explain(marked, error) from None
    for name in policy.metrics:
        metric = METRICS.get(name.removesuffix(".macro"))
        if metric is None:
            known = ", ".join(sorted(each.name for each in METRICS.values() if each.gates))
            raise marked.refuse(("metrics", name), f"no metric is called so; there are {known}")
        if not metric.gates:
            raise marked.refuse(("metrics", name), "this metric only informs, and fails no run")
        if name != metric.name and metric.level == "case":
            what = f"{metric.name} has one score a case, and no mean of cases"
            raise marked.refuse(("metrics", name), what)
        if name != metric.name and policy.metrics[name].must_pass:
            what = f"a case passes by {metric.name}, not by a mean over cases"
            raise marked.refuse(("metrics", name, "must_pass"), what)
    return policy
