"""A user's command as a checker: real processes, well and badly behaved."""

from __future__ import annotations

import os
import shlex
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from agent.external.checker import Claim, Opinion
from agent.external.command import CommandChecker, Patience, open_checker
from store.errors import BadInput

Start = Callable[[str], CommandChecker]

HOLDS = Opinion(holds=True)
IMPATIENT = Patience(start_seconds=5, batch_seconds=5)
LIVELY = Patience(start_seconds=60, batch_seconds=60)

READ = "import json, sys\nfor line in sys.stdin:\n    asked = json.loads(line)\n"


def claim(text: str, *evidence: str) -> Claim:
    return Claim(text=text, kind="fact", evidence=evidence)


CLAIMS = [claim("right", "It is right."), claim("wrong", "It is right."), claim("right", "a", "b")]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., CommandChecker]]:
    """Return a function that starts a script of Python as the checker."""
    started: list[CommandChecker] = []

    def run(script: str, *, patience: Patience = LIVELY) -> CommandChecker:
        path = tmp_path / "the checker.py"
        path.write_text(textwrap.dedent(script), encoding="utf-8")
        checker = open_checker(shlex.join([sys.executable, str(path)]), patience=patience)
        started.append(checker)
        return checker

    yield run
    for each in started:
        each.close()


def test_verdicts_come_back_in_the_order_of_the_claims(start: Start) -> None:
    """Whoever answers the last claim first is understood."""
    checker = start(
        """
        import json, sys
        asked = [json.loads(sys.stdin.readline()) for _ in range(3)]
        for each in reversed(asked):
            right = each["claim"] == "right"
            print(json.dumps({"id": each["id"], "supported": right, "why": each["evidence"][0]}))
        """
    )
    opinions = checker.judge(CLAIMS)
    assert [each.holds for each in opinions] == [True, False, True]
    assert opinions[1].why == "It is right."


def test_a_score_holds_from_one_half(start: Start) -> None:
    checker = start(
        READ + "    print(json.dumps({'id': asked['id'], 'score': float(asked['claim'])}))\n"
    )
    opinions = checker.judge([claim("0.49"), claim("0.5"), claim("1"), claim("0")])
    assert [each.holds for each in opinions] == [False, True, True, False]


def test_it_is_started_once_for_all_batches(start: Start) -> None:
    checker = start(
        "import json, os, sys\nfor line in sys.stdin:\n"
        "    name = json.loads(line)['id']\n"
        "    print(json.dumps({'id': name, 'supported': True, 'why': str(os.getpid())}))\n"
    )
    seen = {each.why for _ in range(3) for each in checker.judge(CLAIMS * 20)}
    assert len(seen) == 1


def test_threads_get_their_own_verdicts(start: Start) -> None:
    checker = start(
        READ + "    print(json.dumps({'id': asked['id'], 'supported': True, "
        "'why': asked['claim']}))\n"
    )
    heard: dict[int, list[str]] = {}

    def ask(number: int) -> None:
        claims = [claim(f"{number}-{each}") for each in range(40)]
        heard[number] = [each.why for each in checker.judge(claims)]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert heard == {n: [f"{n}-{each}" for each in range(40)] for n in range(6)}


def test_a_claim_larger_than_a_pipe_passes(start: Start) -> None:
    """Writing never waits for a command that is itself waiting to be read."""
    checker = start(
        READ + "    print(json.dumps({'id': asked['id'], 'supported': True, 'why': 'x' * 90000}))\n"
    )
    opinions = checker.judge([claim("y" * 300_000)] * 4)
    assert [each.holds for each in opinions] == [True] * 4


@pytest.mark.parametrize(
    "answer",
    [
        '{"id": asked["id"]}',
        '{"id": asked["id"], "supported": "yes"}',
        '{"id": asked["id"], "supported": 1}',
        '{"id": asked["id"], "score": 7}',
        '{"id": asked["id"], "score": float("nan")}',
        '{"id": asked["id"], "score": True}',
        '{"id": asked["id"], "supported": True, "verdict": "fine"}',
        '{"id": asked["id"], "supported": True, "why": ["a"]}',
    ],
)
def test_a_malformed_verdict_is_none(start: Start, answer: str) -> None:
    """What is not in the form counts for nothing, and the next claim is judged as ever."""
    checker = start(READ + f"    print(json.dumps({answer}))\n")
    opinions = checker.judge(CLAIMS)
    assert [each.holds for each in opinions] == [None] * 3
    assert checker.failure is None


def test_a_greeting_is_read_over(start: Start) -> None:
    checker = start(
        "print('Loading model: 100%')\nprint('{}')\nprint('[1]')\n"
        + READ
        + "    print(json.dumps({'id': asked['id'], 'supported': True}))\n"
    )
    assert checker.judge(CLAIMS) == [HOLDS] * 3


def test_two_verdicts_on_one_claim_are_none(start: Start) -> None:
    checker = start(
        READ + "    if asked['id'] == '3':\n"
        "        for each in (('1', True), ('1', False), ('2', True), ('3', True)):\n"
        "            print(json.dumps({'id': each[0], 'supported': each[1]}))\n"
    )
    assert [each.holds for each in checker.judge(CLAIMS)] == [None, True, True]


def test_a_crash_names_the_command_and_its_last_words(start: Start) -> None:
    """What was judged before it stands; nothing after it passes."""
    checker = start(
        READ + "    if asked['claim'] == 'wrong':\n"
        "        raise RuntimeError('no model is there')\n"
        "    print(json.dumps({'id': asked['id'], 'supported': True}))\n"
    )
    opinions = checker.judge(CLAIMS)
    assert [each.holds for each in opinions] == [True, None, None]
    message = str(checker.failure)
    assert "the checker.py" in message
    assert "ended with code 1" in message
    assert "RuntimeError: no model is there" in message
    assert [each.holds for each in checker.judge(CLAIMS)] == [None] * 3


def test_a_command_that_is_killed_is_named(start: Start) -> None:
    checker = start("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n")
    assert [each.holds for each in checker.judge(CLAIMS)] == [None] * 3
    assert "ended with signal 9" in str(checker.failure)


def test_silence_ends_at_the_deadline(start: Callable[..., CommandChecker]) -> None:
    """What it wrote instead is told, and it is not asked again."""
    checker = start(
        READ + "    print('thinking'); print('stuck here', file=sys.stderr)\n", patience=IMPATIENT
    )
    opinions = checker.judge(CLAIMS)
    assert [each.holds for each in opinions] == [None] * 3
    message = str(checker.failure)
    assert "did not judge 3 of 3 claims within 5 s" in message
    assert "'thinking'" in message
    assert "stuck here" in message
    assert checker.judge(CLAIMS)[0].why == message


def test_noise_without_end_is_bounded(start: Start) -> None:
    checker = start("while True:\n    print('x' * 100_000, end='')\n")
    assert [each.holds for each in checker.judge(CLAIMS)] == [None] * 3
    assert "wrote a line of more than" in str(checker.failure)


def test_many_errors_do_not_stop_it(start: Start) -> None:
    """Nobody reads them while nothing is asked; they may not fill its pipe."""
    checker = start(
        "import sys\nsys.stderr.write('warning\\n' * 100_000)\n"
        + READ
        + "    print(json.dumps({'id': asked['id'], 'supported': True}))\n"
    )
    assert checker.judge(CLAIMS) == [HOLDS] * 3


def test_nothing_runs_on_after_the_end(start: Start, tmp_path: Path) -> None:
    """What the command started itself ends with it, even if it would not end by itself."""
    note = tmp_path / "pid"
    checker = start(
        f"""
        import json, signal, subprocess, sys, time
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        open({str(note)!r}, "w").write(str(child.pid))
        asked = json.loads(sys.stdin.readline())
        print(json.dumps({{"id": asked["id"], "supported": True}}))
        time.sleep(600)
        """
    )
    assert checker.judge(CLAIMS[:1]) == [HOLDS]
    checker.close()
    checker.close()
    assert ends(int(note.read_text()))


def ends(process: int) -> bool:
    """Say whether the process is gone, or dead and only waits for its parent."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            os.kill(process, 0)
            state = Path(f"/proc/{process}/stat")
            if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize(
    ("command", "fault"),
    [
        ("no-such-checker-anywhere --fast", "No such file"),
        ("'unpaired", "No closing quotation"),
        ("  ", "names no command"),
    ],
)
def test_an_unusable_command_is_refused_at_once(command: str, fault: str) -> None:
    with pytest.raises(BadInput, match=fault):
        open_checker(command)


def test_no_shell_reads_the_command(tmp_path: Path) -> None:
    """What a shell would run stays a word."""
    note = tmp_path / "made"
    with open_checker(f"{sys.executable} -c pass ; touch {shlex.quote(str(note))}") as checker:
        checker.judge(CLAIMS)
    assert not note.exists()
