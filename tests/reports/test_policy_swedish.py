"""The Swedish of the policy report, of the comparison and of the policies themselves passes the tool."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from lxml import html as lxml_html

from klarsprak import readers
from klarsprak.core.finding import Severity
from klarsprak.core.profile import TextType
from klarsprak.engine import CheckSettings, check_document
from klarsprak.engine.runner import Checked
from klarsprak.policy import BUILT_IN
from klarsprak.policy.answers import Answers
from klarsprak.policy.packs import load_all
from klarsprak.reports.compare import Comparison
from klarsprak.reports.compare import to_html as compare_html
from klarsprak.reports.policy import PolicyReport
from klarsprak.reports.policy_formats import to_html
from klarsprak.reports.policy_since import since

SAMPLES = Path(__file__).resolve().parents[2] / "corpus_samples"


@pytest.fixture(autouse=True)
def _house_rules() -> None:
    """The real rules, in place of this folder's invented ones."""


def _sample(name: str) -> Checked:
    document = readers.read(name, (SAMPLES / name).read_bytes(), display=name)
    return Checked(document, check_document(document))


def _remarks(text: str) -> list[str]:
    result = check_document(readers.read("sida.md", text.encode()), CheckSettings(text_type=TextType.WEB))
    return [f"{f.rule} {f.text!r}: {f.message}" for f in result.findings if f.severity.rank >= Severity.WARNING.rank]


def _prose(page: str) -> str:
    """What the page itself says: headings, paragraphs and list items, without quoted texts, tables of evidence and paths."""
    tree = lxml_html.document_fromstring(page)
    for foreign in tree.xpath(
        "//ul[@class='remark-list'] | //td | //th[@scope='row'] | //mark | //table[@class='pair'] | //span[@class='where']"
    ):
        foreign.drop_tree()
    out = []
    for element in tree.xpath("//h1 | //h2 | //h3 | //p | //li | //figcaption | //summary | //th"):
        text = " ".join(element.text_content().split())
        text = re.sub(r"”[^”]*”", "”ordet”", re.sub(r"\S+\.(?:txt|md|docx|odt|eml|html|toml)\b", "filen", text))
        if text:
            out.append(f"{'#' * int(element.tag[1])} {text}" if element.tag[0] == "h" and element.tag[1:].isdigit() else text)
    return "\n\n".join(out)


def test_the_pages_pass_the_tool(tmp_path: Path) -> None:
    (tmp_path / "svar.toml").write_text('[[answers]]\nclause = "alvesta:borta"\nanswer = "uppfyllt"\n', encoding="utf-8")
    names = [f"{stem}-{version}.txt" for stem in ("forsorjningsstod", "vattenavbrott") for version in ("fore", "efter")]
    several = PolicyReport(load_all(BUILT_IN), date(2026, 11, 22), Answers.read(str(tmp_path / "svar.toml")))
    for name in names:
        several.add(_sample(name))
    archive = several.data(())
    alone = PolicyReport(load_all(BUILT_IN), date(2026, 11, 22))
    alone.add(_sample(names[0]))
    comparison = Comparison(_sample(names[0]), _sample(names[1]), load_all(BUILT_IN))
    pages = (to_html({**archive, "since": since(archive, archive)}), to_html(alone.data(())), compare_html(comparison))
    for page in pages:
        prose = _prose(page)
        assert len(prose.split()) > 100
        assert _remarks(prose) == []


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_policies_pass_the_tool(name: str) -> None:
    (pack,) = load_all((name,))
    lines = [f"{clause.title}.\n\n{clause.question}" for clause in pack.clauses]
    # A clause says what is promised in general; when, is for the texts to say.
    assert [r for r in _remarks("\n\n".join(lines)) if not r.startswith("SVT")] == []
