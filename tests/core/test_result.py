"""Results of a run, in whole and in summary."""

from __future__ import annotations

from klarsprak.core.result import RunResult
from tests.reports.sample import checked


def test_what_is_let_go_still_counts() -> None:
    whole, lean = RunResult(), RunResult()
    for number in range(3):
        for run in (whole, lean):
            run.files.append(checked(path=f"{number}.txt").result)
        lean.let_go()
    assert sum(whole.counts().values()) > 0
    assert (lean.counts(), lean.score) == (whole.counts(), whole.score)
    assert [f.path for f in lean.files] == ["0.txt", "1.txt", "2.txt"]
    assert [f.measures for f in lean.files] == [f.measures for f in whole.files]
    assert not any(f.source.text or f.findings or f.commitments for f in lean.files)
