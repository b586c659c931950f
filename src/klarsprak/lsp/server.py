"""The server itself: takes in the documents, has them checked one at a time in a thread, and answers the client.

A change calls off the check of the older text. Diagnostics are pushed until the client asks for them itself, since the
capability alone does not tell: some clients name it and then only take what is pushed.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import threading
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from lsprotocol import types as t
from pygls import uris
from pygls.lsp.server import LanguageServer

from klarsprak import __version__
from klarsprak.config import load
from klarsprak.core.document import ReadError
from klarsprak.core.finding import Finding, Severity
from klarsprak.engine.memory import Cancelled
from klarsprak.language import pipeline
from klarsprak.lsp import actions, showing
from klarsprak.lsp.checking import Analysis, Checker, Snapshot, format_for, snapshot_path
from klarsprak.lsp.positions import Positions

SOURCE = "klarsprak"
FIX_ALL = "source.fixAll.klarsprak"
SHOW_MEASURES = "klarsprak.measures"
#: Sent after each check to a client whose initialization options hold `{"status": true}`.
STATUS = "klarsprak/status"

# Seconds to wait after a change for the next one: a moment, so that what the client sends at once is one change, and where
# checks take longer than it takes to press a key, as long as they do.
_LEAST_WAIT, _MOST_WAIT, _QUICK = 0.002, 0.3, 0.1
_SEVERITIES = {
    Severity.ERROR: t.DiagnosticSeverity.Error,
    Severity.WARNING: t.DiagnosticSeverity.Warning,
    Severity.INFO: t.DiagnosticSeverity.Information,
}

logger = logging.getLogger(__name__)


class Diagnostics:
    """The findings of a check as the protocol has them, in reading order.

    To make one costs more than to look it up, and after an edit nearly all are as before: those of the check before are
    taken where they are the same.
    """

    def __init__(self, positions: Positions, analysis: Analysis, before: Diagnostics | None = None) -> None:
        known = before.known if before is not None else {}
        self.known: dict[tuple[object, ...], t.Diagnostic] = {}
        self.items: list[t.Diagnostic] = []
        for finding in analysis.result.findings:
            start, end = _marked(positions, finding)
            key = (*start, *end, finding.rule, finding.severity, finding.message)
            item = known.get(key)
            self.known[key] = item = item or _diagnostic(start, end, finding)
            self.items.append(item)


@dataclass
class _Checked:
    """A checked document, ready to be asked about. `number` is new for every check, which took so many `seconds`."""

    analysis: Analysis
    positions: Positions
    number: int
    diagnostics: Diagnostics
    seconds: float


@dataclass
class _Open:
    """An open document. `task` checks its newest text; `checked` is the latest text that was checked to the end."""

    uri: str
    path: str | None
    format: str | None
    text: str
    version: int | None
    task: asyncio.Task[None] | None = None
    cancelled: threading.Event = field(default_factory=threading.Event)
    checked: _Checked | None = None

    def current(self) -> _Checked | None:
        """What is known of the text as it is now, or None."""
        checked = self.checked
        return checked if checked is not None and checked.analysis.snapshot.version == self.version else None


class Server(LanguageServer):
    """klarsprak as a language server, for one client."""

    def __init__(self) -> None:
        super().__init__("klarsprak", __version__, text_document_sync_kind=t.TextDocumentSyncKind.Full)
        self._checker = Checker()
        # One thread: spaCy's pipeline is not made for several, and the newest text is the only one that matters.
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="klarsprak")
        self._open: dict[str, _Open] = {}
        self._numbers = count(1)
        self._pulls = False
        self._wants_status = False
        self._seconds = 0.0
        self._first = pipeline.load.cache_info().currsize == 0

    # ---- the life of the server ----

    def initialize(self, params: t.InitializeParams) -> None:
        """Note what the client wants beside the standard."""
        options = params.initialization_options
        self._wants_status = bool(options.get("status")) if isinstance(options, dict) else False

    async def initialized(self) -> None:
        """Ask the client to watch the configuration files, if it can."""
        workspace = self.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching is None or not watching.dynamic_registration:
            return
        watchers = [t.FileSystemWatcher(glob_pattern=f"**/{name}") for name in (load.NAME, load.PYPROJECT)]
        registration = t.Registration(
            id="klarsprak-configuration",
            method=t.WORKSPACE_DID_CHANGE_WATCHED_FILES,
            register_options=t.DidChangeWatchedFilesRegistrationOptions(watchers=watchers),
        )
        try:
            await self.client_register_capability_async(t.RegistrationParams(registrations=[registration]))
        except Exception as error:
            # The files are looked at before each check anyway.
            logger.info("the client watches no files: %s", error)

    def stop(self) -> None:
        """Call off all work."""
        for document in self._open.values():
            self._call_off(document)
        self._worker.shutdown(wait=False, cancel_futures=True)

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Say a fault of ours once in the log, not in a window over the text."""
        logger.error("%s: %s", getattr(source, "__name__", source), error)

    # ---- documents ----

    def opened(self, item: t.TextDocumentItem) -> None:
        """Take in a document and check it at once."""
        path = uris.to_fs_path(item.uri)
        document = _Open(item.uri, path, format_for(path, item.language_id), item.text, item.version)
        self._open[item.uri] = document
        self._check(document, 0.0)

    def changed(self, identity: t.VersionedTextDocumentIdentifier, text: str) -> None:
        """Take in a new text and check it in a moment."""
        document = self._open.get(identity.uri)
        if document is None:
            return
        document.text, document.version = text, identity.version
        self._check(document, _LEAST_WAIT if self._seconds <= _QUICK else min(_MOST_WAIT, self._seconds))

    def saved(self, uri: str) -> None:
        """A saved configuration file is to be read anew, also where the client watches no files."""
        if os.path.basename(uris.to_fs_path(uri) or "") in (load.NAME, load.PYPROJECT):
            self.configuration_changed()

    def closed(self, uri: str) -> None:
        """Let go of a document."""
        document = self._open.pop(uri, None)
        if document is None:
            return
        self._call_off(document)
        self._worker.submit(self._checker.forget, uri)
        if document.format is not None and not self._pulls:
            self._publish(uri, None, [])

    def configuration_changed(self) -> None:
        """Check everything anew."""
        for document in self._open.values():
            self._check(document, 0.0)
        workspace = self.client_capabilities.workspace
        refresh = workspace.diagnostics if workspace else None
        if self._pulls and refresh is not None and refresh.refresh_support:
            self.workspace_diagnostic_refresh(None)

    def _call_off(self, document: _Open) -> None:
        document.cancelled.set()
        if document.task is not None:
            document.task.cancel()

    def _check(self, document: _Open, wait: float) -> None:
        self._call_off(document)
        document.checked = document.checked if wait else None
        if document.format is None:
            return
        document.cancelled = threading.Event()
        document.task = asyncio.get_running_loop().create_task(self._run(document, document.cancelled, wait))

    async def _run(self, document: _Open, cancelled: threading.Event, wait: float) -> None:
        await asyncio.sleep(wait)
        format_ = document.format or "plain"
        folder = next((uris.to_fs_path(f.uri) for f in self.workspace.folders.values()), None)
        snapshot = Snapshot(document.uri, snapshot_path(document.path, folder, format_), format_, document.text, document.version)
        progress = asyncio.create_task(self._progress()) if self._first else None
        self._first = False
        before = document.checked.diagnostics if document.checked is not None else None
        try:
            work = partial(self._work, snapshot, cancelled, before)
            checked = await asyncio.get_running_loop().run_in_executor(self._worker, work)
        except Cancelled:
            return
        except ReadError as error:
            self._log(t.MessageType.Warning, f"{snapshot.path}: {error}")
            return
        except Exception as error:
            logger.exception("the check of %s failed", snapshot.uri)
            self._log(t.MessageType.Error, f"Ett fel i klarsprak stoppade kontrollen ({type(error).__name__}).")
            return
        finally:
            if progress is not None:
                progress.cancel()
        if cancelled.is_set():
            return
        if before is not None:
            # The first check of a text says nothing of what an edit takes.
            self._seconds = checked.seconds
        document.checked = checked
        self._tell(document, checked)

    def _work(self, snapshot: Snapshot, cancelled: threading.Event, before: Diagnostics | None) -> _Checked:
        """In the worker thread: the check, and the positions of what it found."""
        if cancelled.is_set():
            raise Cancelled
        # The processor's time: on a busy machine the clock's would have the user wait the longer the busier it is.
        begun = time.thread_time()
        analysis = self._checker.check(snapshot, cancelled)
        positions = Positions(snapshot.text, self._encoding(), analysis.document.source.lines)
        found = Diagnostics(positions, analysis, before)
        return _Checked(analysis, positions, next(self._numbers), found, time.thread_time() - begun)

    def _tell(self, document: _Open, checked: _Checked) -> None:
        """Tell the client what it does not ask for."""
        faults = self._checker.new_faults()
        if faults:
            self.window_show_message(t.ShowMessageParams(type=t.MessageType.Error, message="\n".join(faults)))
        if not self._pulls:
            self._publish(document.uri, document.version, checked.diagnostics.items)
        workspace = self.client_capabilities.workspace
        if workspace and workspace.code_lens and workspace.code_lens.refresh_support:
            self.workspace_code_lens_refresh(None)
        if self._wants_status:
            result = checked.analysis.result
            self.protocol.notify(STATUS, showing.status(document.uri, document.version, result))

    async def _progress(self) -> None:
        """Show that the language model is being read: it takes a second or two, once."""
        window = self.client_capabilities.window
        if not (window and window.work_done_progress):
            return
        token = "klarsprak-model"
        try:
            await self.work_done_progress.create_async(token)
        except Exception as error:
            logger.info("the client shows no progress: %s", error)
            return
        title = "klarsprak läser in språkmodellen"
        self.work_done_progress.begin(token, t.WorkDoneProgressBegin(title=title, cancellable=False))
        try:
            await asyncio.Event().wait()
        finally:
            self.work_done_progress.end(token, t.WorkDoneProgressEnd(message="Klart"))

    def _log(self, kind: t.MessageType, message: str) -> None:
        self.window_log_message(t.LogMessageParams(type=kind, message=message))

    async def ready(self, uri: str) -> _Checked | None:
        """What is known of a document's newest text, waited for. None where it is not checked at all."""
        while True:
            document = self._open.get(uri)
            if document is None or document.task is None:
                return None
            task = document.task
            await asyncio.wait({task})
            if document.task is task:
                return document.current()

    # ---- diagnostics ----

    def _publish(self, uri: str, version: int | None, items: list[t.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(t.PublishDiagnosticsParams(uri=uri, version=version, diagnostics=items))

    async def pulled(self, params: t.DocumentDiagnosticParams) -> t.DocumentDiagnosticReport:
        """Answer a client that asks for diagnostics; from then on nothing is pushed to it."""
        if not self._pulls:
            self._pulls = True
            for document in self._open.values():
                if document.checked is not None:
                    self._publish(document.uri, document.version, [])
        checked = await self.ready(params.text_document.uri)
        if checked is None:
            return t.RelatedFullDocumentDiagnosticReport(items=[])
        result_id = str(checked.number)
        if params.previous_result_id == result_id:
            return t.RelatedUnchangedDocumentDiagnosticReport(result_id=result_id)
        return t.RelatedFullDocumentDiagnosticReport(items=checked.diagnostics.items, result_id=result_id)

    # ---- what the user asks for ----

    async def code_actions(self, params: t.CodeActionParams) -> list[t.CodeAction]:
        """What can be done at the selection."""
        checked = await self.ready(params.text_document.uri)
        if checked is None:
            return []
        analysis = checked.analysis
        found = actions.touched(analysis, *self._offsets(checked, params.range))
        out: list[t.CodeAction] = []
        if _asked(params.context.only, t.CodeActionKind.QuickFix):
            offers = [*actions.wordings(analysis, found), *actions.suppressions(analysis, found)]
            out += [self._action(checked, offer, t.CodeActionKind.QuickFix, params.context.diagnostics) for offer in offers]
            out += self._allowing(checked, actions.allowable(found))
        if _asked(params.context.only, FIX_ALL):
            everything = actions.all_safe(analysis)
            if everything is not None:
                out.append(self._action(checked, everything, FIX_ALL, []))
        return out

    def _offsets(self, checked: _Checked, where: t.Range) -> tuple[int, int]:
        start, end = where.start, where.end
        positions = checked.positions
        return positions.offset(start.line, start.character), positions.offset(end.line, end.character)

    def _action(
        self, checked: _Checked, offer: actions.Offer, kind: t.CodeActionKind | str, known: Iterable[t.Diagnostic]
    ) -> t.CodeAction:
        uri, version = checked.analysis.snapshot.uri, checked.analysis.snapshot.version
        edits = [t.TextEdit(range=_range(checked.positions, e.start, e.end), new_text=e.text) for e in offer.edits]
        workspace = self.client_capabilities.workspace
        if workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes:
            identity = t.OptionalVersionedTextDocumentIdentifier(uri=uri, version=version)
            edit = t.WorkspaceEdit(document_changes=[t.TextDocumentEdit(text_document=identity, edits=[*edits])])
        else:
            edit = t.WorkspaceEdit(changes={uri: edits})
        mended = None
        if offer.finding is not None:
            own = _diagnostic(*_marked(checked.positions, offer.finding), offer.finding)
            mended = [d for d in known if d.code == own.code and d.range == own.range] or [own]
        return t.CodeAction(title=offer.title, kind=kind, edit=edit, diagnostics=mended, is_preferred=offer.preferred or None)

    def _allowing(self, checked: _Checked, found: list[str]) -> list[t.CodeAction]:
        """To let words pass in the organisation's own configuration."""
        path = self._checker.configuration_file(checked.analysis.snapshot.path)
        uri = uris.from_fs_path(path) if path and found else None
        if path is None or uri is None:
            return []
        try:
            # As it stands in the editor, if it is open there.
            text = self._open[uri].text if uri in self._open else Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return []
        out = []
        for word in found:
            edit = actions.allow(text, word)
            if edit is not None:
                change = t.TextEdit(range=_range(Positions(text, self._encoding()), edit.start, edit.end), new_text=edit.text)
                title = f"Tillåt ordet ”{word}” i alla texter (ändrar {load.NAME})"
                kind = t.CodeActionKind.QuickFix
                out.append(t.CodeAction(title=title, kind=kind, edit=t.WorkspaceEdit(changes={uri: [change]})))
        return out

    def _encoding(self) -> str:
        encoding = self.workspace.position_encoding
        return str(getattr(encoding, "value", encoding) or "utf-16")

    async def hover(self, params: t.HoverParams) -> t.Hover | None:
        """What there is to know of the findings under the pointer."""
        checked = await self.ready(params.text_document.uri)
        if checked is None:
            return None
        at = checked.positions.offset(params.position.line, params.position.character)
        # A remark on the whole text is shown at its first line, not wherever the pointer is in a long paragraph.
        line = params.position.line
        found = [
            f for f in actions.touched(checked.analysis, at, at) if not f.whole_text or checked.positions.at(f.start)[0] == line
        ]
        if not found:
            return None
        near = min(found, key=lambda f: f.end - f.start)
        content = t.MarkupContent(kind=t.MarkupKind.Markdown, value=showing.hover(found))
        return t.Hover(contents=content, range=_range(checked.positions, near.start, near.end))

    async def code_lenses(self, params: t.CodeLensParams) -> list[t.CodeLens]:
        """Score and measures, above the first line."""
        checked = await self.ready(params.text_document.uri)
        if checked is None:
            return []
        title = showing.summary(checked.analysis.result)
        command = t.Command(title=title, command=SHOW_MEASURES, arguments=[params.text_document.uri])
        start = t.Position(line=0, character=0)
        return [t.CodeLens(range=t.Range(start=start, end=start), command=command)]

    async def show_measures(self, uri: str) -> None:
        """Show score and measures in a message."""
        checked = await self.ready(uri)
        if checked is not None:
            message = showing.details(checked.analysis.result)
            self.window_show_message(t.ShowMessageParams(type=t.MessageType.Info, message=message))

    async def symbols(self, params: t.DocumentSymbolParams) -> list[t.DocumentSymbol]:
        """The promises in the text, for the editor's outline."""
        checked = await self.ready(params.text_document.uri)
        if checked is None:
            return []
        out = []
        for commitment in checked.analysis.result.commitments:
            name, detail = showing.promise(commitment)
            where = _range(checked.positions, commitment.start, commitment.end)
            out.append(t.DocumentSymbol(name=name, detail=detail, kind=t.SymbolKind.Event, range=where, selection_range=where))
        return out


def _range(positions: Positions, start: int, end: int) -> t.Range:
    low, high = positions.at(start), positions.at(end)
    return t.Range(start=t.Position(line=low[0], character=low[1]), end=t.Position(line=high[0], character=high[1]))


def _marked(positions: Positions, finding: Finding) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the mark of a finding begins and ends."""
    start = positions.at(finding.start)
    end = finding.end
    if finding.whole_text:
        # The remark is on the whole text: one marked line says that well enough.
        end = min(end, positions.line_end(start[0]))
    return start, positions.at(end)


def _diagnostic(start: tuple[int, int], end: tuple[int, int], finding: Finding) -> t.Diagnostic:
    return t.Diagnostic(
        range=t.Range(start=t.Position(*start), end=t.Position(*end)),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
        message=finding.message,
    )


def _asked(only: Iterable[t.CodeActionKind | str] | None, kind: t.CodeActionKind | str) -> bool:
    """Whether the client asked for actions of this kind: kinds are dotted, and a kind means all below it."""
    if only is None:
        return True
    name = getattr(kind, "value", kind)
    asked = [getattr(k, "value", k) for k in only]
    return any(a in ("", name) or name.startswith(f"{a}.") for a in asked)


def create() -> Server:
    """A server with everything it answers to."""
    server = Server()

    @server.feature(t.INITIALIZE)
    def initialize(ls: Server, params: t.InitializeParams) -> None:
        ls.initialize(params)

    @server.feature(t.INITIALIZED)
    async def initialized(ls: Server, params: t.InitializedParams) -> None:
        del params
        await ls.initialized()

    @server.feature(t.SHUTDOWN)
    def shutdown(ls: Server, params: None) -> None:
        del params
        ls.stop()

    @server.feature(t.TEXT_DOCUMENT_DID_OPEN)
    async def did_open(ls: Server, params: t.DidOpenTextDocumentParams) -> None:
        ls.opened(params.text_document)

    @server.feature(t.TEXT_DOCUMENT_DID_CHANGE)
    async def did_change(ls: Server, params: t.DidChangeTextDocumentParams) -> None:
        # Full synchronisation: the last change holds the whole text.
        ls.changed(params.text_document, params.content_changes[-1].text)

    @server.feature(t.TEXT_DOCUMENT_DID_SAVE)
    async def did_save(ls: Server, params: t.DidSaveTextDocumentParams) -> None:
        ls.saved(params.text_document.uri)

    @server.feature(t.TEXT_DOCUMENT_DID_CLOSE)
    async def did_close(ls: Server, params: t.DidCloseTextDocumentParams) -> None:
        ls.closed(params.text_document.uri)

    @server.feature(t.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def did_change_watched_files(ls: Server, params: t.DidChangeWatchedFilesParams) -> None:
        del params
        ls.configuration_changed()

    @server.feature(t.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def did_change_configuration(ls: Server, params: t.DidChangeConfigurationParams) -> None:
        del params
        ls.configuration_changed()

    @server.feature(t.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    async def did_change_workspace_folders(ls: Server, params: t.DidChangeWorkspaceFoldersParams) -> None:
        # A buffer without a file goes by the configuration of the folder worked in.
        del params
        ls.configuration_changed()

    pull = t.DiagnosticOptions(identifier=SOURCE, inter_file_dependencies=False, workspace_diagnostics=False)

    @server.feature(t.TEXT_DOCUMENT_DIAGNOSTIC, pull)
    async def diagnostic(ls: Server, params: t.DocumentDiagnosticParams) -> t.DocumentDiagnosticReport:
        return await ls.pulled(params)

    kinds = t.CodeActionOptions(code_action_kinds=[t.CodeActionKind.QuickFix, FIX_ALL])

    @server.feature(t.TEXT_DOCUMENT_CODE_ACTION, kinds)
    async def code_action(ls: Server, params: t.CodeActionParams) -> list[t.CodeAction]:
        return await ls.code_actions(params)

    @server.feature(t.TEXT_DOCUMENT_HOVER)
    async def hover(ls: Server, params: t.HoverParams) -> t.Hover | None:
        return await ls.hover(params)

    @server.feature(t.TEXT_DOCUMENT_CODE_LENS)
    async def code_lens(ls: Server, params: t.CodeLensParams) -> list[t.CodeLens]:
        return await ls.code_lenses(params)

    @server.feature(t.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def document_symbol(ls: Server, params: t.DocumentSymbolParams) -> list[t.DocumentSymbol]:
        return await ls.symbols(params)

    @server.command(SHOW_MEASURES)
    async def measures(ls: Server, uri: str) -> None:
        await ls.show_measures(uri)

    return server


def serve(host: str | None = None, port: int = 0) -> None:
    """Serve one client: on standard input and output, or where `host` is given on a TCP port.

    Raises OSError where the port cannot be had.
    """
    logging.basicConfig(stream=sys.stderr, level=logging.ERROR)
    server = create()
    if host is not None:
        server.start_tcp(host, port)
        return
    # The protocol gets the real streams; whatever else writes to standard output would break it, and goes to the log.
    with os.fdopen(os.dup(0), "rb") as given, os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)
        server.start_io(given, answers)
