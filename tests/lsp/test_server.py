"""The server as a client sees it: diagnostics, offers, hover, score, promises, configuration."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from lsprotocol import types as t
from pytest_lsp import LanguageClient

from klarsprak import readers
from klarsprak.config.resolve import Configuration
from klarsprak.engine import check_document
from klarsprak.lsp.positions import Positions

pytestmark = pytest.mark.asyncio

# The smiley counts two in UTF-16 and four in UTF-8, and U+2028 is no line end for an editor.
LETTER = """# Om din ansökan 😀

Hej!

Du ska erlägga avgiften. 😀 Räkna med att erlägga den i\u2028två delar och erlägga resten sedan.

Vi återkommer inom två arbetsdagar.
"""


async def until(holds: Callable[[], bool], seconds: float = 60) -> None:
    """Wait for something to come true."""
    async with asyncio.timeout(seconds):
        while not holds():
            await asyncio.sleep(0.02)


def put(client: LanguageClient, uri: str, text: str, language: str = "markdown", version: int = 1) -> None:
    """Open a document."""
    item = t.TextDocumentItem(uri=uri, language_id=language, version=version, text=text)
    client.text_document_did_open(t.DidOpenTextDocumentParams(text_document=item))


def change(client: LanguageClient, uri: str, text: str, version: int) -> None:
    """Send a whole new text."""
    identity = t.VersionedTextDocumentIdentifier(uri=uri, version=version)
    whole = t.TextDocumentContentChangeWholeDocument(text=text)
    client.text_document_did_change(t.DidChangeTextDocumentParams(text_document=identity, content_changes=[whole]))


def encoding(client: LanguageClient) -> str:
    """The encoding that the client asked for."""
    told = client.capabilities.general
    assert told is not None
    assert told.position_encodings
    return str(getattr(told.position_encodings[0], "value", told.position_encodings[0]))


def marked(client: LanguageClient, text: str, where: t.Range) -> str:
    """The text that a range marks."""
    positions = Positions(text, encoding(client))
    return text[positions.offset(where.start.line, where.start.character) : positions.offset(where.end.line, where.end.character)]


def edited(client: LanguageClient, text: str, action: t.CodeAction) -> str:
    """The text with an action's edits put in."""
    assert action.edit is not None
    if action.edit.document_changes:
        change_ = action.edit.document_changes[0]
        assert isinstance(change_, t.TextDocumentEdit)
        edits = [e for e in change_.edits if isinstance(e, t.TextEdit)]
    else:
        assert action.edit.changes
        edits = list(next(iter(action.edit.changes.values())))
    positions = Positions(text, encoding(client))
    for edit in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character), reverse=True):
        start = positions.offset(edit.range.start.line, edit.range.start.character)
        end = positions.offset(edit.range.end.line, edit.range.end.character)
        text = text[:start] + edit.new_text + text[end:]
    return text


async def first_actions(client: LanguageClient, uri: str, where: t.Range, only: list[str] | None = None) -> list[t.CodeAction]:
    """The code actions at a range."""
    context = t.CodeActionContext(diagnostics=client.diagnostics.get(uri, ()), only=only)
    params = t.CodeActionParams(text_document=t.TextDocumentIdentifier(uri=uri), range=where, context=context)
    found = await client.text_document_code_action_async(params)
    return [a for a in found or [] if isinstance(a, t.CodeAction)]


async def test_a_session(client: LanguageClient, tmp_path: Path) -> None:
    path = tmp_path / "brev.md"
    uri = path.as_uri()
    put(client, uri, LETTER)
    await until(lambda: uri in client.diagnostics)

    # The same findings as `check` gives, each at its place.
    document = readers.read(str(path), LETTER.encode())
    expected = check_document(document, Configuration().settings_for(str(path)).check_settings(document))
    pushed = client.diagnostics[uri]
    assert [(d.code, d.message) for d in pushed] == [(f.rule, f.message) for f in expected.findings]
    for diagnostic, finding in zip(pushed, expected.findings, strict=True):
        shown = marked(client, LETTER, diagnostic.range)
        assert shown == finding.text or (finding.whole_text and finding.text.startswith(shown))
    words = [d for d in pushed if d.code == "ORD001"]
    assert [marked(client, LETTER, d.range) for d in words] == ["erlägga", "erlägga", "erlägga"]
    assert words[2].range.start.line == 4  # not one more for U+2028

    # Each wording is offered, and the edit hits the right word.
    offered = await first_actions(client, uri, words[1].range)
    fixes = [a for a in offered if a.title.startswith("Skriv ”betala”")]
    assert len(fixes) == 1
    assert fixes[0].kind == t.CodeActionKind.QuickFix
    assert [*(fixes[0].diagnostics or [])] == [words[1]]
    after = edited(client, LETTER, fixes[0])
    assert after == LETTER.replace("att erlägga", "att betala")

    # Everything safe at once is the same as the engine puts in.
    everything = await first_actions(client, uri, words[1].range, ["source.fixAll"])
    assert [str(getattr(a.kind, "value", a.kind)) for a in everything] in ([], ["source.fixAll.klarsprak"])

    # To leave the place as it is: the finding is gone from the text with the comments.
    keep = next(a for a in offered if "ORD001" in a.title)
    change(client, uri, edited(client, LETTER, keep), 2)
    await until(lambda: not any(d.code == "ORD001" for d in client.diagnostics[uri]))

    change(client, uri, after, 3)
    await until(lambda: sum(d.code == "ORD001" for d in client.diagnostics[uri]) == 2)

    # The hover says why and names the norm; nothing is said where there is no finding.
    start = words[0].range.start
    text = t.TextDocumentIdentifier(uri=uri)
    hover = await client.text_document_hover_async(t.HoverParams(text_document=text, position=start))
    assert hover is not None
    assert isinstance(hover.contents, t.MarkupContent)
    for part in ("ORD001", "**Varför:**", "betala", "Källa: Myndigheternas skrivregler"):
        assert part in hover.contents.value
    blank = t.Position(line=5, character=0)
    assert await client.text_document_hover_async(t.HoverParams(text_document=text, position=blank)) is None

    lenses = await client.text_document_code_lens_async(t.CodeLensParams(text_document=text))
    assert lenses
    assert lenses[0].command is not None
    assert lenses[0].command.title.startswith("Klarspråk ")
    command = t.ExecuteCommandParams(command=lenses[0].command.command, arguments=lenses[0].command.arguments)
    await client.workspace_execute_command_async(command)
    await until(lambda: any("LIX" in m.message and "Delpoäng" in m.message for m in client.messages))

    symbols = await client.text_document_document_symbol_async(t.DocumentSymbolParams(text_document=text))
    named = [s for s in symbols or [] if isinstance(s, t.DocumentSymbol)]
    assert len(named) == len(expected.commitments)
    for symbol, commitment in zip(named, expected.commitments, strict=True):
        assert marked(client, after, symbol.range) == commitment.text or "återkommer" in symbol.name

    newest = client.statuses[-1]  # type: ignore[attr-defined]
    assert (newest.uri, newest.version) == (uri, 3)
    assert 0 <= newest.score.total <= 100

    client.text_document_did_close(t.DidCloseTextDocumentParams(text_document=text))
    await until(lambda: len(client.diagnostics[uri]) == 0)


async def test_only_the_newest_text_is_answered(client: LanguageClient, tmp_path: Path) -> None:
    uri = (tmp_path / "brev.txt").as_uri()
    put(client, uri, "Hej!", "plaintext")
    for version in range(2, 12):
        change(client, uri, "Du ska erlägga avgiften.\n\n" * version, version)
    await until(lambda: sum(d.code == "ORD001" for d in client.diagnostics.get(uri, ())) == 11)
    await asyncio.sleep(0.5)
    assert sum(d.code == "ORD001" for d in client.diagnostics[uri]) == 11


async def test_language_decides_for_unnamed(client: LanguageClient) -> None:
    for uri, language, text in (
        ("untitled:Untitled-1", "markdown", "Du ska `x` erlägga avgiften."),
        ("untitled:Untitled-2", "plaintext", "Du ska erlägga avgiften."),
        ("untitled:Untitled-3", "html", "<p>Du ska <b>erlägga</b> avgiften.</p>"),
    ):
        put(client, uri, text, language)
        await until(lambda uri=uri: any(d.code == "ORD001" for d in client.diagnostics.get(uri, ())))  # type: ignore[misc]
        mark = next(d for d in client.diagnostics[uri] if d.code == "ORD001")
        assert marked(client, text, mark.range) == "erlägga"

    put(client, "untitled:Untitled-4", "Du ska erlägga avgiften.", "python")
    text_ = t.TextDocumentIdentifier(uri="untitled:Untitled-4")
    position = t.HoverParams(text_document=text_, position=t.Position(line=0, character=9))
    assert await client.text_document_hover_async(position) is None
    assert "untitled:Untitled-4" not in client.diagnostics


async def test_configuration_by_folder(client: LanguageClient, tmp_path: Path) -> None:
    config = tmp_path / "klarsprak.toml"
    config.write_text('ignore = ["ORD001"]\n', encoding="utf-8")
    uri = (tmp_path / "a.txt").as_uri()
    put(client, uri, "Du ska erlägga avgiften.", "plaintext")
    await until(lambda: uri in client.diagnostics)
    assert not any(d.code == "ORD001" for d in client.diagnostics[uri])

    # A change is told by the client that watches, or by saving the file in the editor.
    config.write_text("", encoding="utf-8")
    event = t.FileEvent(uri=config.as_uri(), type=t.FileChangeType.Changed)
    client.workspace_did_change_watched_files(t.DidChangeWatchedFilesParams(changes=[event]))
    await until(lambda: any(d.code == "ORD001" for d in client.diagnostics[uri]))

    # A word can be let pass in the file itself.
    word = next(d for d in client.diagnostics[uri] if d.code == "ORD001")
    offered = await first_actions(client, uri, word.range)
    allowing = next(a for a in offered if a.title.startswith("Tillåt ordet ”erlägga”"))
    assert edited(client, "", allowing) == '\n[lexicon]\nallow = ["erlägga"]\n'

    config.write_text('ignorera = ["ORD001"]\n', encoding="utf-8")
    saved = t.DidSaveTextDocumentParams(text_document=t.TextDocumentIdentifier(uri=config.as_uri()))
    client.text_document_did_save(saved)
    await until(lambda: any("ignorera" in m.message for m in client.messages))
    change(client, uri, "Du ska erlägga hela avgiften.", 2)
    text = t.TextDocumentIdentifier(uri=uri)
    await client.text_document_code_lens_async(t.CodeLensParams(text_document=text))
    assert sum("ignorera" in m.message for m in client.messages) == 1


async def test_diagnostics_by_asking(client: LanguageClient, tmp_path: Path) -> None:
    uri = (tmp_path / "a.txt").as_uri()
    put(client, uri, "Du ska erlägga avgiften.", "plaintext")
    await until(lambda: bool(client.diagnostics.get(uri)))
    text = t.TextDocumentIdentifier(uri=uri)
    report = await client.text_document_diagnostic_async(t.DocumentDiagnosticParams(text_document=text))
    assert isinstance(report, t.RelatedFullDocumentDiagnosticReport)
    assert "ORD001" in [d.code for d in report.items]
    assert report.result_id
    # What was pushed is taken back, so that nothing is shown twice.
    await until(lambda: len(client.diagnostics[uri]) == 0)

    again = t.DocumentDiagnosticParams(text_document=text, previous_result_id=report.result_id)
    same = await client.text_document_diagnostic_async(again)
    assert isinstance(same, t.RelatedUnchangedDocumentDiagnosticReport)

    change(client, uri, "Du ska betala avgiften.", 2)
    newer = await client.text_document_diagnostic_async(again)
    assert isinstance(newer, t.RelatedFullDocumentDiagnosticReport)
    assert "ORD001" not in [d.code for d in newer.items]
    assert len(client.diagnostics[uri]) == 0


async def test_progress_while_the_language_model_is_read(client: LanguageClient) -> None:
    put(client, "untitled:a", "Du ska erlägga avgiften.", "plaintext")
    await until(lambda: len(client.progress_reports.get("klarsprak-model", ())) == 2)
    begun, ended = client.progress_reports["klarsprak-model"]
    assert isinstance(begun, t.WorkDoneProgressBegin)
    assert begun.title == "klarsprak läser in språkmodellen"
    assert isinstance(ended, t.WorkDoneProgressEnd)
    # Once is enough: the next text is checked with the model that is there.
    put(client, "untitled:b", "Du ska erlägga avgiften.", "plaintext")
    await until(lambda: bool(client.diagnostics.get("untitled:b")))
    assert len(client.progress_reports["klarsprak-model"]) == 2


async def test_a_buffer_without_a_file_goes_by_the_folder_worked_in(client: LanguageClient, tmp_path: Path) -> None:
    config = tmp_path / "klarsprak.toml"
    config.write_text('ignore = ["ORD001"]\n', encoding="utf-8")
    uri = "untitled:a"

    def marked_word() -> bool:
        return any(d.code == "ORD001" for d in client.diagnostics.get(uri, ()))

    put(client, uri, "Du ska erlägga avgiften.", "plaintext")
    await until(marked_word)
    folder = t.WorkspaceFolder(uri=tmp_path.as_uri(), name="texter")
    event = t.WorkspaceFoldersChangeEvent(added=[folder], removed=[])
    client.workspace_did_change_workspace_folders(t.DidChangeWorkspaceFoldersParams(event=event))
    await until(lambda: not marked_word())
    config.write_text("", encoding="utf-8")
    client.workspace_did_change_configuration(t.DidChangeConfigurationParams(settings={}))
    await until(marked_word)


async def test_an_edit_in_the_middle_of_a_long_text(client: LanguageClient, tmp_path: Path) -> None:
    uri = (tmp_path / "lang.md").as_uri()
    paragraphs = [f"Du ska erlägga avgift nummer {n} innan den 31 maj. 😀 Vi återkommer inom kort." for n in range(60)]
    put(client, uri, "\n\n".join(paragraphs))
    await until(lambda: uri in client.diagnostics)
    for version, (n, text) in enumerate([(30, "Betala."), (10, "Erlägg\navgiften."), (45, ""), (5, "# Ny rubrik")], 2):
        paragraphs[n] = text
        whole = "\n\n".join(paragraphs)
        change(client, uri, whole, version)
        document = readers.read(str(tmp_path / "lang.md"), whole.encode())
        found = check_document(document, Configuration().settings_for("lang.md").check_settings(document)).findings
        wanted = [(f.rule, f.message, whole[f.start : f.end]) for f in found if not f.whole_text]

        def shown(wanted: list[tuple[str, str, str]] = wanted, whole: str = whole) -> bool:
            got = [(d.code, d.message, marked(client, whole, d.range)) for d in client.diagnostics[uri]]
            return [g for g in got if g in wanted] == wanted

        await until(shown)
