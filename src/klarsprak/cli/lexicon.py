"""`klarsprak lexicon`: look at the word lists, check one, add a word to one's own."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from klarsprak.cli.options import format_option

if TYPE_CHECKING:
    from klarsprak.lexicon import Entry, WordList

_OWN_COLUMNS = ("ord", "klass", "skriv", "läge", "varför")


@click.group(short_help="Visa, kontrollera och utöka ordlistor.", options_metavar="[FLAGGOR]", subcommand_metavar="KOMMANDO …")
def lexicon() -> None:
    """Visa, kontrollera och utöka ordlistor.

    En egen ordlista är en textfil med tabbar mellan kolumnerna, som du kan öppna i Excel. Kolumnerna är ord, klass, skriv, läge
    och varför; bara ord måste finnas. Läget är byt (skriv det som står i skriv), nej (använd inte ordet) eller ja (lämna ordet
    i fred). Ange listan i klarsprak.toml:

    \b
      [lexicon]
      lists = ["ordlista.tsv"]
    """


@lexicon.command(short_help="Visa vad ordlistorna säger om ett ord.", options_metavar="[FLAGGOR]")
@click.argument("words", nargs=-1, metavar="[ORD…]")
@format_option("text", "json")
def show(words: tuple[str, ...], format_: str) -> None:
    """Visa vad ordlistorna säger om ett ord. Utan ORD listas ordlistorna."""
    from klarsprak.lexicon import shipped_lists

    if not words:
        _show_lists(shipped_lists(), format_)
        return
    found = [(w, e, a) for a in shipped_lists() for e in a.entries for w in words if _matches(w, e)]
    if format_ == "json":
        click.echo(json.dumps([_object(e, word_list) for _, e, word_list in found], ensure_ascii=False, indent=2))
    for word in words if format_ == "text" else ():
        own = [(e, word_list) for w, e, word_list in found if w == word]
        if not own:
            click.echo(f"{word}: står inte i någon ordlista.")
        for entry, word_list in own:
            click.echo(_text(entry, word_list))
    raise click.exceptions.Exit(0 if found else 1)


def _matches(word: str, entry: Entry) -> bool:
    from klarsprak.lexicon.patterns import compile_phrase

    low = word.lower()
    if low in (entry.phrase.lower(), entry.phrase.lower().strip("-")):
        return True
    patterns = compile_phrase(entry)
    return any(len(p.elements) == 1 and not p.affix and low in p.elements[0].forms for p in patterns)


def _show_lists(lists: tuple[WordList, ...], format_: str) -> None:
    if format_ == "json":
        rows = [{"list": a.path, "title": a.title, "rule": a.rule, "entries": len(a.rows)} for a in lists]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    width = max(len(a.path) for a in lists)
    for a in lists:
        click.echo(f"{a.path:<{width}}  {a.rule}  {len(a.rows):>4} ord  {a.title}")


def _text(entry: Entry, word_list: WordList) -> str:
    wordings = [a.text for a in entry.alternatives if not a.advice]
    advice = [a.text for a in entry.alternatives if a.advice]
    lines = [f"{entry.phrase} ({word_list.title}, {entry.rule}, {entry.certainty})"]
    if wordings:
        lines.append(f"  Skriv:    {', '.join(wordings)}")
    if advice:
        lines.append(f"  Råd:      {'; '.join(advice)}")
    lines.append(f"  Varför:   {entry.why}")
    for example in entry.examples[:1]:
        lines.append(f"  Exempel:  {example.text}")
        if example.mended:
            lines.append(f"  Hellre:   {example.mended}")
    lines.append(f"  Källa:    {entry.source}")
    return "\n".join(lines)


def _object(entry: Entry, word_list: WordList) -> dict[str, object]:
    return {
        "phrase": entry.phrase,
        "list": word_list.path,
        "rule": entry.rule,
        "certainty": entry.certainty.value,
        "write": [a.text for a in entry.alternatives if not a.advice],
        "advice": [a.text for a in entry.alternatives if a.advice],
        "why": entry.why,
        "source": entry.source,
        "example": entry.examples[0].text if entry.examples else None,
    }


@lexicon.command(short_help="Räkna ord i ordlistorna.", options_metavar="[FLAGGOR]")
@format_option("text", "json")
def stats(format_: str) -> None:
    """Räkna ord i ordlistorna: per lista och efter hur säkra de är."""
    from klarsprak.lexicon import Certainty, shipped_lists

    table = []
    for word_list in shipped_lists():
        counts = Counter(e.certainty for e in word_list.entries)
        table.append((word_list, counts))
    if format_ == "json":
        rows = [{"list": a.path, "rule": a.rule, "entries": len(a.rows), **{c.value: n[c] for c in Certainty}} for a, n in table]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    width = max(len(a.path) for a, _ in table)
    click.echo(f"{'lista':<{width}}  regel    ord  säkra  troliga  osäkra")
    for a, n in table:
        sure, likely, unsure = (n[c] for c in Certainty)
        click.echo(f"{a.path:<{width}}  {a.rule}  {len(a.rows):>5}  {sure:>5}  {likely:>7}  {unsure:>6}")
    total: Counter[Certainty] = sum((n for _, n in table), Counter())
    sure, likely, unsure = (total[c] for c in Certainty)
    click.echo(f"{'alla':<{width}}          {sum(total.values()):>5}  {sure:>5}  {likely:>7}  {unsure:>6}")


@lexicon.command(short_help="Kontrollera en egen ordlista.", options_metavar="[FLAGGOR]")
@click.argument("paths", nargs=-1, required=True, metavar="FIL…")
def validate(paths: tuple[str, ...]) -> None:
    """Kontrollera egna ordlistor. Varje fel visas med fil, rad och vad du kan göra."""
    from klarsprak.lexicon import LexiconError
    from klarsprak.lexicon.store import load_file

    wrong = False
    for path in paths:
        try:
            word_list = load_file(Path(path), own=True)
        except LexiconError as error:
            wrong = True
            for problem in error.problems:
                click.echo(str(problem), err=True)
            continue
        doubles = [p for p, n in Counter(e.phrase.lower() for e in word_list.entries).items() if n > 1]
        for phrase in doubles:
            wrong = True
            click.echo(f"{path}: ”{phrase}” står flera gånger. Behåll en av raderna.", err=True)
        for phrase, wording in _chains(word_list):
            wrong = True
            click.echo(f"{path}: ”{phrase}” ska bli ”{wording}”, men det står också i listan. Välj ett ord.", err=True)
        if not doubles:
            click.echo(f"{path}: {len(word_list.entries)} ord.")
    raise click.exceptions.Exit(2 if wrong else 0)


def _chains(word_list: WordList) -> list[tuple[str, str]]:
    """Words whose new wording is itself a word to be changed."""
    listed = {e.phrase.lower() for e in word_list.entries} - word_list.allowed
    return [(e.phrase, a.text) for e in word_list.entries for a in e.alternatives if not a.advice and a.text.lower() in listed]


@lexicon.command(short_help="Lägg till ett ord i en egen ordlista.", options_metavar="[FLAGGOR]")
@click.argument("word", metavar="ORD")
@click.option(
    "--write", "-w", "wordings", multiple=True, metavar="TEXT", help="Vad ni skriver i stället. Går att ange flera gånger."
)
@click.option("--allow", is_flag=True, help="Lämna ordet i fred.")
@click.option(
    "--class", "class_", default="", metavar="KLASS", help="Ordklass, så att alla böjningar hittas: vb, sb, adj eller fras."
)
@click.option("--why", default="", metavar="TEXT", help="Varför, i en mening.")
@click.option("--list", "path", default="ordlista.tsv", show_default=True, metavar="FIL", help="Ordlistan.")
def add(word: str, *, wordings: tuple[str, ...], allow: bool, class_: str, why: str, path: str) -> None:
    """Lägg till ett ord i en egen ordlista. Finns inte listan görs den.

    Utan --write och --allow säger listan att ordet inte ska användas.
    """
    from klarsprak.lexicon import LexiconError, parse_list

    context = click.get_current_context()
    if allow and wordings:
        raise click.UsageError("Ange antingen --write eller --allow.", context)
    if any("\t" in text or "\n" in text for text in (word, class_, why, *wordings)) or not word.strip():
        raise click.UsageError("Orden får inte vara tomma eller innehålla tabbar eller radbrytningar.", context)
    target = Path(path)
    try:
        text = target.read_text(encoding="utf-8-sig") if target.exists() else "\t".join(_OWN_COLUMNS) + "\n"
        columns = next((line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")), [])
        values = {
            "ord": word.strip(),
            "klass": class_,
            "skriv": "; ".join(wordings),
            "läge": "ja" if allow else "" if wordings else "nej",
            "varför": why,
        }
        missing = [name for name, value in values.items() if value and name not in [c.strip().lower() for c in columns]]
        if missing:
            raise click.UsageError(f"Listan saknar kolumnen {missing[0]}. Lägg till den på raden med kolumnnamn.", context)
        row = "\t".join(values.get(c.strip().lower(), "") for c in columns).rstrip("\t")
        new = text if text.endswith("\n") else text + "\n"
        parsed = parse_list(new + row + "\n", path, own=True)
        if sum(e.phrase.lower() == word.strip().lower() for e in parsed.entries) > 1:
            raise click.UsageError(f"”{word}” står redan i {path}.", context)
        target.write_text(new + row + "\n", encoding="utf-8")
    except LexiconError as error:
        raise click.UsageError("\n".join(str(p) for p in error.problems), context) from None
    except (OSError, UnicodeDecodeError):
        raise click.UsageError(f"{path} går inte att läsa eller skriva.", context) from None
    click.echo(f"{path}: ”{word}” är tillagt.")
