"""Persons' answers: what the file may say, which answer holds, and that writing questions takes nothing away."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarsprak.policy.answers import VERDICTS, Answers, AnswersError, Question

CLAUSE = "alvesta:tillganglig-2"


def _read(folder: Path, text: str) -> Answers:
    path = folder / "svar.toml"
    path.write_text(text, encoding="utf-8")
    return Answers.read(str(path))


def _row(**values: str) -> str:
    return "[[answers]]\n" + "".join(f"{key} = {value}\n" for key, value in {"clause": f'"{CLAUSE}"', **values}.items())


def test_an_answer_about_a_text(tmp_path: Path) -> None:
    text = _row(
        text='"brev/a.txt"', version='"abc"', answer='"Inte  uppfyllt"', by='"Kim Ek"', date="2026-11-22", comment='"Sent."'
    )
    answers = _read(tmp_path, text)
    answer, stale = answers.on(CLAUSE, "brev/a.txt", "abc")
    assert answer is not None
    assert not stale
    assert (answer.verdict, answer.signed, answer.comment) == ("not_met", "Kim Ek, 2026-11-22", "Sent.")
    assert answer.day == date(2026, 11, 22)
    assert answers.on(CLAUSE, "brev/b.txt", "abc") == (None, False)
    assert answers.on("alvesta:enkel-1", "brev/a.txt", "abc") == (None, False)


def test_an_answer_to_another_wording_is_stale(tmp_path: Path) -> None:
    answers = _read(tmp_path, _row(text='"a.txt"', version='"old"', answer='"uppfyllt"'))
    assert answers.on(CLAUSE, "a.txt", "new") == (None, True)
    both = _read(tmp_path, "\n".join(_row(text='"a.txt"', version=f'"{v}"', answer='"uppfyllt"') for v in ("old", "new")))
    answer, stale = both.on(CLAUSE, "a.txt", "new")
    assert (answer is not None, stale) == (True, False)


def test_an_answer_without_version_holds_whatever_the_wording(tmp_path: Path) -> None:
    answer, stale = _read(tmp_path, _row(text='"a.txt"', answer='"uppfyllt"')).on(CLAUSE, "a.txt", "any")
    assert (answer is not None, stale) == (True, False)


def test_an_answer_for_all_texts_yields_to_one_of_its_own(tmp_path: Path) -> None:
    answers = _read(tmp_path, _row(answer='"uppfyllt"') + _row(text='"a.txt"', answer='"inte uppfyllt"'))
    own, _ = answers.on(CLAUSE, "a.txt", "v")
    other, _ = answers.on(CLAUSE, "b.txt", "v")
    assert own is not None
    assert other is not None
    assert (own.verdict, other.verdict) == ("not_met", "met")


def test_an_empty_answer_is_none(tmp_path: Path) -> None:
    answers = _read(tmp_path, _row(answer='""') + _row(text='"a.txt"', answer='""'))
    assert answers.on(CLAUSE, "a.txt", "v") == (None, False)


def test_texts_are_named_from_the_file_s_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    answers = Answers("arkiv/svar.toml")
    assert answers.key("arkiv/brev/a.txt") == "brev/a.txt"
    assert answers.key(str(tmp_path / "arkiv" / "brev" / "a.txt")) == "brev/a.txt"
    assert answers.key("b.txt") == "../b.txt"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("svar = [", "inte giltig toml"),
        ("svar = 1", "svar: Nyckeln finns inte. Skriv svaren som [[answers]]."),
        ("answers = 1", "answers: Skriv svaren som [[answers]]."),
        ("[[answers]]\n", "svar 1.clause: Skriv vilken punkt"),
        ("[[answers]]\nclause = 3\n", "svar 1.clause: En text inom citattecken behövs."),
        (
            _row(answer='"kanske"'),
            "svar 1.answer: ”kanske” är inget svar. Skriv ”uppfyllt”, ”inte uppfyllt” eller ”gäller inte”.",
        ),
        (_row(date='"igår"'), "svar 1.date: Värdet ska vara ett datum"),
        (_row(fraga='"?"'), "svar 1.fraga: Nyckeln finns inte. Välj bland clause, text"),
        (_row() + _row(by="3"), "svar 2.by: En text inom citattecken behövs."),
    ],
)
def test_faults_are_said_in_swedish(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(AnswersError) as caught:
        _read(tmp_path, text)
    (line,) = caught.value.lines
    assert said in line
    assert "svar.toml: " in line


@pytest.mark.parametrize("name", ["saknas.toml", "noll\0.toml", "."])
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(AnswersError) as caught:
        Answers.read(str(tmp_path / name))
    assert caught.value.lines[0].endswith((".", "--questions " + str(tmp_path / name)))


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "svar.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(AnswersError, match="UTF-8"):
        Answers.read(str(tmp_path / "svar.toml"))


def test_questions_are_written_once_and_leave_the_rest_alone(tmp_path: Path) -> None:
    path = tmp_path / "svar.toml"
    first = [Question(CLAUSE, "Hur lång tid tog det?", "a.txt", "v1"), Question(CLAUSE, "Hur lång tid tog det?", "b.txt", "v1")]
    assert Answers(str(path)).add(first) == 2
    own = path.read_text(encoding="utf-8").replace('answer = ""', 'answer = "uppfyllt"', 1) + "# Fråga Kim om den här.\n"
    path.write_text(own, encoding="utf-8")
    changed = Question(CLAUSE, "Hur lång tid tog det?", "b.txt", "v2")
    assert Answers.read(str(path)).add([*first, changed]) == 1
    text = path.read_text(encoding="utf-8")
    assert text.startswith(own)
    assert text.count("[[answers]]") == 3
    again = Answers.read(str(path))
    assert again.add([*first, changed]) == 0
    answer, _ = again.on(CLAUSE, "a.txt", "v1")
    assert answer is not None


def test_no_questions_make_no_file(tmp_path: Path) -> None:
    assert Answers(str(tmp_path / "svar.toml")).add([]) == 0
    assert list(tmp_path.iterdir()) == []


@given(text=st.text(min_size=1, max_size=30))
def test_any_name_survives_being_written(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("svar") / "svar.toml"
    Answers(str(path)).add([Question(CLAUSE, f"Gick det?\n{text}", f"mapp/{text}.txt", "v")])
    (answer,) = Answers.read(str(path)).all
    shown = f"mapp/{text}.txt".encode("utf-8", "replace").decode()
    assert answer.text.split("/")[0] == "mapp"
    assert shown.split("/")[-1] == answer.text.split("/")[-1]


def test_the_answers_are_the_report_s_words() -> None:
    from klarsprak.reports.policy_words import STATUSES

    assert {word: STATUSES[verdict].casefold() for word, verdict in VERDICTS.items()} == {word: word for word in VERDICTS}


def test_the_guide_s_answer_is_one(tmp_path: Path) -> None:
    guide = (Path(__file__).resolve().parents[2] / "docs" / "policy.md").read_text(encoding="utf-8")
    (answer,) = _read(tmp_path, guide.split("```toml\n")[1].split("```")[0]).all
    assert (answer.verdict, answer.signed) == ("met", "Kim Ek, 2026-11-22")
