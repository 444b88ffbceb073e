"""A thousand malformed replies: none passes anything, none crashes, none becomes a figure."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Callable, Iterator

from agent.model.double import ScriptedModel
from evals.judges.model import ModelJudge
from evals.judges.types import JudgeFailure
from evals.metrics import JUDGED, METRICS, score_runs, summarise
from tests.evals.judges.pairs import SOUND, STRONGER, TEXTS
from tests.evals.metrics.world import Example, Said, run_of

COUNT = 1_000
SEED = 20_260_401
_SENTENCE = TEXTS["A"].split(". ")[0] + "."

Random = random.Random
Entry = dict[str, object]


def sound() -> list[Entry]:
    """Return the entries that would pass two statements, were they well formed."""
    return [{"id": number, "why": "as it says", "verdict": "full"} for number in (1, 2)]


def write(entries: object) -> str:
    return json.dumps({"verdicts": entries})


def cut_off(luck: Random) -> str:
    whole = write(sound())
    return whole[: luck.randrange(len(whole))]


def wrong_word(luck: Random) -> str:
    words = ["FULLY", "supported", "yes", "true", "pass", "full!", "fu11", "ful", "", "full, none"]
    odd: list[object] = [1, 1.0, True, None, ["full"], {"verdict": "full"}, 10**40]
    verdict = luck.choice([*words, *odd])
    return write([each | {"verdict": verdict} for each in sound()])


def wrong_number(luck: Random) -> str:
    ids: list[object] = ["1", "[1]", 0, -1, 3, 1.5, True, None, [1], 10**30, "one"]
    return write([each | {"id": luck.choice(ids)} for each in sound()])


def more_keys(luck: Random) -> str:
    name = luck.choice(["score", "holds", "Verdict", "note", ""])
    return write([each | {name: luck.choice([1, "full", True])} for each in sound()])


def less_keys(luck: Random) -> str:
    gone = luck.choice(["verdict", "id"])
    return write([{k: v for k, v in each.items() if k != gone} for each in sound()])


def odd_reason(luck: Random) -> str:
    reasons: list[object] = [1, None, ["as it says"], {"a": 1}, False]
    return write([each | {"why": luck.choice(reasons)} for each in sound()])


def no_list(luck: Random) -> str:
    odd: list[object] = [None, "full", 1, True, {"1": "full"}, ["full", "full"], [[1, "full"]], []]
    return write(luck.choice(odd))


def beside_the_list(luck: Random) -> str:
    name = luck.choice(["overall", "verdict", "verdict ", "summary"])
    return json.dumps({"verdicts": sound(), name: "full"})


def no_number(luck: Random) -> str:
    constant = luck.choice(["NaN", "Infinity", "-Infinity"])
    return write(sound()).replace('"as it says"', constant)


def twice_the_key(luck: Random) -> str:
    key = luck.choice(['"verdict": "none"', '"id": 2', '"why": "no"'])
    return write(sound()).replace('"why"', f'{key}, "why"')


def two_objects(luck: Random) -> str:
    other = write([each | {"verdict": luck.choice(["none", "partial"])} for each in sound()])
    both = [write(sound()), other]
    luck.shuffle(both)
    return "\n".join(both)


def within_thoughts(luck: Random) -> str:
    tag = luck.choice(["think", "thinking", "reasoning"])
    return f"<{tag}>{luck.choice(['so', 'perhaps'])} {write(sound())}"[: -luck.randrange(1, 9)]


def prose(luck: Random) -> str:
    words = ["full", "support", "statement 1", "yes", '"verdict":', "{", "}", "[", "]", "id: 1", ""]
    return " ".join(luck.choices(words, k=luck.randrange(30)))


def broken_marks(luck: Random) -> str:
    old, new = luck.choice([('"', "'"), (":", "="), ("{", "("), (",", ";"), ('"', "“"), ("]", "")])
    return write(sound()).replace(old, new)


def too_deep(luck: Random) -> str:
    depth = luck.randrange(2_000, 20_000)
    return '{"verdicts": ' + "[" * depth


def too_long(luck: Random) -> str:
    return write(sound()) + luck.choice(" x\n") * 200_001


def strange(luck: Random) -> str:
    points = [luck.choice([0, 7, 0x202E, 0xD800, 0xFEFF, 0x1F600]) for _ in range(20)]
    return "".join(map(chr, points)).join(["", write(sound())[:-3], ""])


KINDS: tuple[Callable[[Random], str], ...] = (
    cut_off,
    wrong_word,
    wrong_number,
    more_keys,
    less_keys,
    odd_reason,
    no_list,
    beside_the_list,
    no_number,
    twice_the_key,
    two_objects,
    within_thoughts,
    prose,
    broken_marks,
    too_deep,
    too_long,
    strange,
)


def malformed() -> Iterator[str]:
    luck = Random(SEED)
    for number in range(COUNT):
        yield KINDS[number % len(KINDS)](luck)


def judge_saying(reply: str) -> ModelJudge:
    return ModelJudge(ScriptedModel(lambda _: reply))


def test_no_malformed_reply_is_a_verdict() -> None:
    """Given as the first reply and again as the mended one."""
    for reply in malformed():
        told = judge_saying(reply).judge([SOUND, STRONGER])
        assert len(told) == 2
        assert all(isinstance(each, JudgeFailure) and each.reason for each in told), reply[:300]


def test_the_same_replies_well_formed_are_verdicts() -> None:
    """Else the test above would prove nothing."""
    told = judge_saying(write(sound())).judge([SOUND, STRONGER])
    assert not any(isinstance(each, JudgeFailure) for each in told)


def test_no_malformed_reply_becomes_a_figure() -> None:
    """Each kind once through every metric that stands on a judge: failed, without a value."""
    says = (Said(text="The Board plans to inspect up to 40 ferries.", cites=(("A", _SENTENCE),)),)
    run = run_of(Example(says=says), TEXTS)
    metrics = {name: METRICS[name] for name in sorted(JUDGED - {"citation_redundancy"})}
    luck = Random(SEED)
    for kind in KINDS:
        reply = kind(luck)
        judge = judge_saying(reply)
        scores = score_runs([run], judge, metrics)
        assert all(each.value is None and each.failure for each in scores), kind.__name__
        for result in summarise(scores):
            assert result.estimate is None
            assert result.failed == 1
            assert math.isfinite(result.failed)
