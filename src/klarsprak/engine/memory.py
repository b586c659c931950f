"""What is kept between checks of one text that is being edited, so that only changed blocks are analysed again.

A block is the same as before when its text, its kind and marks, and the source it stands in are; where it stands may
have changed. Its view, with tokens and words, is then used again, and so are the findings of rules that look at the block
alone. All that hangs on several blocks is worked out anew. Only what the latest check met is kept, so that the memory
has the size of the text, however long the editing session.
"""

from __future__ import annotations

import dis
import inspect
import threading
from collections.abc import Callable, Hashable
from dataclasses import replace
from types import CodeType
from typing import Any, NamedTuple

from klarsprak.core.document import Block, Document
from klarsprak.core.finding import Finding
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Rule


class Cancelled(Exception):
    """The check was called off: its text is already another one."""


#: What a rule asks for that looks past the block it is given, or where the block stands.
_BEYOND = frozenset({"document", "commitments", "measures", "index"})
#: What a rule that gathers over blocks begins with.
_CONTAINERS = frozenset({"set", "list", "dict", "Counter", "defaultdict", "deque"})
_BUILDS = frozenset({"BUILD_LIST", "BUILD_SET", "BUILD_MAP"})
_LOADS = frozenset({"LOAD_ATTR", "LOAD_METHOD"})
_LOCAL: dict[type[Rule], bool] = {}


def is_local(rule: type[Rule]) -> bool:
    """Whether what a rule finds in a block hangs on that block alone, beside settings, audience and text type.

    Read off the rule's code: it keeps no state, has no say on the whole text, and asks for nothing beyond the block. A
    declaration in each rule could be wrong without anybody seeing it; here the doubtful ones are asked every time.
    """
    if rule not in _LOCAL:
        own = rule.__mro__[: rule.__mro__.index(Rule)]
        _LOCAL[rule] = not any(_looks_further(base) for base in own)
    return _LOCAL[rule]


def _looks_further(base: type[Any]) -> bool:
    for name, member in vars(base).items():
        if name == "check_document":
            return True
        code = getattr(inspect.unwrap(getattr(member, "__func__", member)), "__code__", None)
        if code is not None and _reaches_out(code, constructor=name == "__init__"):
            return True
    return False


def _reaches_out(code: CodeType, *, constructor: bool) -> bool:
    before: Any = None
    for step in dis.get_instructions(code):
        if step.opname == "STORE_ATTR" and not constructor:
            return True
        if constructor and (step.opname in _BUILDS or step.argval in _CONTAINERS):
            return True
        # A word list's index is the rule's own (`self.index`); the block's is where it stands.
        own = step.argval == "index" and before is not None and before.argval == "self"
        if step.opname in _LOADS and step.argval in _BEYOND and not own:
            return True
        before = step
    return any(_reaches_out(inner, constructor=constructor) for inner in code.co_consts if isinstance(inner, CodeType))


class _Kept(NamedTuple):
    """Findings of a block that stood at source offset `start` as number `number`."""

    start: int
    number: int
    findings: list[Finding]


class Memory:
    """Views and findings of the latest check of one text. One check at a time may use it."""

    def __init__(self) -> None:
        self._known: dict[Hashable, list[BlockView]] = {}
        self._met: dict[Hashable, list[BlockView]] = {}
        self._profile: Hashable = None
        self._text = ""
        #: Set from another thread, it makes the check end with `Cancelled`.
        self.cancelled: threading.Event | None = None

    def begin(self, document: Document, profile: Hashable) -> None:
        """A new check begins. `profile` is all beside the block that its analysis and findings hang on."""
        if profile != self._profile:
            self._known, self._met = {}, {}
        self._profile = profile
        self._text = document.source.text
        # What a check that was called off has done is not lost.
        for key, views in self._met.items():
            self._known.setdefault(key, []).extend(views)
        self._met = {}

    def view(self, fresh: BlockView) -> BlockView:
        """The known view of this block, moved to where it stands now; `fresh` itself where it is not known."""
        if self.cancelled is not None and self.cancelled.is_set():
            raise Cancelled
        key = self._key(fresh.block)
        known = self._known.get(key)
        view = fresh
        if known:
            view = known.pop()
            view.block, view.index = fresh.block, fresh.index
        self._met.setdefault(key, []).append(view)
        return view

    def end(self) -> None:
        """The check is done: what it did not meet is let go."""
        self._known, self._met = self._met, {}

    def local(self, view: BlockView, find: Callable[[], list[Finding]]) -> list[Finding]:
        """The findings of the rules that look at this block alone: the kept ones, or those that `find` gives."""
        kept: _Kept | None = view.memo.get(_Kept)
        start = view.block.start
        if kept is None:
            kept = view.memo[_Kept] = _Kept(start, view.index, find())
        elif kept.start != start or kept.number != view.index:
            by = start - kept.start
            moved = [replace(f, start=f.start + by, end=f.end + by, block=view.index) for f in kept.findings]
            kept = view.memo[_Kept] = _Kept(start, view.index, moved)
        return kept.findings

    def _key(self, block: Block) -> Hashable:
        start = block.start
        item, cell = block.list_ref, block.cell
        return (
            block.text,
            block.kind,
            block.level,
            block.quoted,
            block.language,
            block.marks,
            self._text[start : block.end],
            None if item is None else (item.index, item.ordered),
            None if cell is None else (cell.row, cell.column, cell.header),
            tuple((s.clean, s.length, s.start - start, s.end - start, s.linear) for s in block.map.segments),
        )
