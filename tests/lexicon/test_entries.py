"""Reading of word lists: what each cell means, and what is said of a mistake."""

from __future__ import annotations

import pytest

from klarsprak.core.profile import Audience, TextType
from klarsprak.lexicon import Certainty, Entry, LexiconError, parse_list

HEADER = (
    "# titel: Provlista\n# regel: ORD001\n# licens: MIT\n# underlag: Påhittat.\n"
    "# varför: Det är svårt.\n# källa: Ingen\n# säkerhet: säker\n"
)
COLUMNS = "ord\tklass\tskriv\texempel\trätt\tvillkor\tsäkerhet\tvarför\tkälla\tgäller\n"
GOOD = "erlägga\tvb\tbetala!; (skriv när)\tDu ska [erlägga > betala] nu.\tDu ska betala.\n"


def _entry(row: str) -> Entry:
    return parse_list(HEADER + COLUMNS + row, "prov.tsv").entries[0]


def test_a_row() -> None:
    entry = _entry(GOOD)
    assert (entry.phrase, entry.class_name, entry.rule, entry.line) == ("erlägga", "vb", "ORD001", 9)
    assert [(a.text, a.safe, a.advice) for a in entry.alternatives] == [("betala", True, False), ("skriv när", False, True)]
    example = entry.examples[0]
    assert (example.text, example.text[example.start : example.end]) == ("Du ska erlägga nu.", "erlägga")
    assert example.mended == "Du ska betala nu."
    assert entry.right == ("Du ska betala.",)
    assert (entry.certainty, entry.why, entry.source) == (Certainty.SURE, "Det är svårt.", "Ingen")


def test_a_rows_own_values_go_before_the_lists() -> None:
    entry = _entry("x\tfras\ty\tEtt [x > y] här.\t\t\tosäker\tDärför.\tEn bok\twebb, lattlast\n")
    assert (entry.certainty, entry.why, entry.source) == (Certainty.UNSURE, "Därför.", "En bok")
    assert entry.scope.holds(Audience.PUBLIC, TextType.WEB)
    assert entry.scope.holds(Audience.EASY, TextType.LETTER)
    assert not entry.scope.holds(Audience.PUBLIC, TextType.LETTER)


def test_everywhere_but() -> None:
    entry = _entry("x\tfras\ty\tEtt [x > y] här.\t\t\t\t\t\tej expert, ej beslut\n")
    assert entry.scope.holds(Audience.PUBLIC, TextType.LETTER)
    assert not entry.scope.holds(Audience.EXPERT, TextType.LETTER)
    assert not entry.scope.holds(Audience.PUBLIC, TextType.DECISION)


def test_forms_and_fixed_wordings() -> None:
    entry = _entry("erhålla\tvb\taktiv: få; passiv: ge; ”jag”\tVi [erhåller > får] svar.\n")
    assert [a.text for a in entry.alternatives] == ["få", "ge", "jag"]
    assert "pres" in entry.alternatives[0].forms
    assert "pres_s" in entry.alternatives[1].forms
    assert entry.alternatives[2].fixed


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("\tvb\tbetala\tDu [x > y].", "Kolumnen ”ord” är tom. Skriv ordet eller ta bort raden."),
        ("x\tverb\ty\tDu [x > y].", "Klassen ”verb” finns inte. Välj bland: vb, sb, adj"),
        ("x\tsb ett\ty\tDu [x > y].", "Skriv också pluralformen"),
        ("x\tsb neutrum -\ty\tDu [x > y].", "en eller ett"),
        ("x\tvb\t\tDu [x > y].", "Kolumnen ”skriv” är tom."),
        ("x\tvb\t!\tDu [x > y].", "Ett av orden i kolumnen ”skriv” är tomt."),
        ("x\tvb\ty", "Kolumnen ”exempel” är tom."),
        ("x\tvb\ty\tDu x.", "ska ha ordet inom hakparentes"),
        ("x\tvb\ty\tDu [x].", "Motexempel saknas."),
        ("x\tvb\ty\tDu [x > y].\t\tföre", "Villkoret ”före” förstås inte."),
        ("x\tvb\ty\tDu [x > y].\t\tinnan: y", "Villkoret ”innan: y” förstås inte."),
        ("x\tvb\ty\tDu [x > y].\t\tform: dåtid", "Formen ”dåtid” finns inte."),
        ("x\tvb\ty\tDu [x > y].\t\tordklass: verb", "Ordklassen ”verb” finns inte."),
        ("x\tvb\ty\tDu [x > y].\t\tplats: sidfot", "Platsen ”sidfot” finns inte."),
        ("x\tvb\ty\tDu [x > y].\t\tföre: <verb>", "Ordklassen ”verb” finns inte."),
        ("x\tvb\ty\tDu [x > y].\t\t\tkanske", "Säkerheten ska vara säker, trolig, osäker."),
        ("x\tvb\ty\tDu [x > y].\t\t\t\t\t\tpressen", "”pressen” i kolumnen ”gäller” är varken målgrupp eller texttyp."),
        ("x\tvb\ty\tDu [x > y].\t\t\t\t\t\t\tmer", "Raden har 11 kolumner men listan 10."),
    ],
)
def test_a_mistake_names_file_line_and_cure(row: str, message: str) -> None:
    with pytest.raises(LexiconError) as error:
        parse_list(HEADER + COLUMNS + GOOD + row + "\n", "prov.tsv")
    (problem,) = error.value.problems
    assert (problem.path, problem.line) == ("prov.tsv", 10)
    assert message in problem.message
    assert str(problem).startswith("prov.tsv:10: ")


def test_all_mistakes_are_said_at_once() -> None:
    with pytest.raises(LexiconError) as error:
        parse_list("# titel: Prov\n# färg: röd\nord\tskriv\nx\ty\n", "prov.tsv")
    messages = [p.message for p in error.value.problems]
    assert any("Listhuvudet saknar: regel, licens, underlag, varför, källa, säkerhet" in m for m in messages)
    assert any("”färg” finns inte i listhuvudet" in m for m in messages)


@pytest.mark.parametrize("text", ["", "# titel: x\n", "ord;skriv\nx;y\n", "erlägga\tbetala\n", "\ufeff\n\n"])
def test_no_list_at_all(text: str) -> None:
    with pytest.raises(LexiconError):
        parse_list(text, "prov.tsv")


def test_an_own_list_needs_no_header_and_no_examples() -> None:
    own = parse_list(
        "ord\tskriv\tläge\nmedborgare\tinvånare\nklient\t\tnej\ngenomförandeplan\t\tja\nkund\n", "egen.tsv", own=True
    )
    assert [(e.phrase, e.class_name, e.rule) for e in own.entries][:2] == [
        ("medborgare", "sb", "ORD026"),
        ("klient", "sb", "ORD026"),
    ]
    assert own.entries[1].alternatives[0].advice
    assert own.allowed == {"genomförandeplan"}


def test_mode_belongs_to_own_lists() -> None:
    with pytest.raises(LexiconError, match="läge"):
        parse_list(HEADER + "ord\tskriv\texempel\tläge\nx\ty\tEtt [x > y].\tja\n", "prov.tsv")
    with pytest.raises(LexiconError, match="läge"):
        parse_list("ord\tläge\nx\tkanske\n", "egen.tsv", own=True)
