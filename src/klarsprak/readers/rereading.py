"""Reads the successive texts of a document that is being edited; of Markdown only what may have become something else.

Markdown's blocks follow one after another: what begins on the document's own level is read alike whatever stands above it. So
when a text has changed in one place, only the elements that the change touches are read, with the one before and the one after
as witnesses: where those come out as before, so does all the rest. In every doubtful case the whole text is read.

The blocks of what has not changed are handed on as the same objects, moved to where they now stand. Whoever holds an
older document of the same text has no use of it any more.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from klarsprak import readers
from klarsprak.core.document import Block, Document, Metadata, Source, Suppression
from klarsprak.readers import frontmatter, markdown, structure
from klarsprak.readers.flow import Flow
from klarsprak.readers.markdown import Event

_HTML = frozenset(("Html", "InlineHtml"))


class Rereader:
    """Reads one text after another as `readers.read_text` does, with what it knows of the latest one."""

    def __init__(self) -> None:
        self._known: _Markdown | None = None

    def read(self, source: Source) -> Document:
        """Read a text. Documents that it gave before must not be used any more."""
        known, self._known = self._known, None
        if source.format != "markdown":
            return readers.read_text(source)
        if known is None or known.source.path != source.path or not known.turn_to(source):
            known = _Markdown(source)
        self._known = known
        return known.document()


@dataclass(slots=True)
class _Elements:
    """The elements on a document's own level: where each begins and ends, and how many blocks and images came before it."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    images: list[int] = field(default_factory=list)
    #: Whether nothing was open when the element began, as raw HTML may leave it.
    idle: list[bool] = field(default_factory=list)

    def splice(self, low: int, high: int, other: _Elements, first: tuple[int, int], by: tuple[int, int, int]) -> None:
        """Put others in place of `low:high`.

        `first`: how many blocks and images come before them; `by`: how many characters, blocks and images all that follows
        moves.
        """
        characters, blocks, images = by
        self.starts[low:] = [*other.starts, *(at + characters for at in self.starts[high:])]
        self.ends[low:] = [*other.ends, *(at + characters for at in self.ends[high:])]
        self.blocks[low:] = [*(n + first[0] for n in other.blocks), *(n + blocks for n in self.blocks[high:])]
        self.images[low:] = [*(n + first[1] for n in other.images), *(n + images for n in self.images[high:])]
        self.idle[low:high] = other.idle


def _read(flow: Flow, masked: str, told: Iterable[Event]) -> _Elements:
    """Have the events read into `flow`, and give the elements they make."""
    elements = _Elements()
    reader = markdown.Reader(flow, masked)
    for element in _grouped(told):
        elements.starts.append(element[0][1])
        elements.ends.append(element[0][2])
        elements.blocks.append(len(flow.blocks))
        elements.images.append(len(flow.images))
        elements.idle.append(flow.is_idle)
        reader.run(element)
    return elements


def _grouped(told: Iterable[Event]) -> list[list[Event]]:
    """The events of each element on the document's own level. The first of an element spans all of it."""
    out: list[list[Event]] = []
    depth = 0
    for event in told:
        if depth:
            out[-1].append(event)
        else:
            out.append([event])
        if isinstance(event[0], dict):
            depth += ("Start" in event[0]) - ("End" in event[0])
    return out


class _Markdown:
    """What is known of the latest text."""

    def __init__(self, source: Source) -> None:
        header = frontmatter.parse(source.text)
        masked, spans = markdown.mask(source, header)
        flow = Flow(source, masked, spans)
        for directive, start, end in header.directives:
            flow.directives.whole(directive, (start, end), len(source.text))
        self.source = source
        self._header = header.end
        self._masked = masked
        self._elements = _read(flow, masked, markdown.events(masked))
        self._ends_idle = flow.is_idle
        found = flow.finish()
        frontmatter.fill(found, header)
        self._metadata, self._notes = found.metadata, found.notes
        self._images, self._suppressions = found.images, found.suppressions
        self._number = _next_number(found.blocks)
        # The blocks as they were before the typing pass; what it was given, one for each of them; and what it made of that.
        self._raw = found.blocks
        self._given: list[Block] = []
        self._blocks: list[Block] = []
        self._type()

    def document(self) -> Document:
        """The text as it was read last."""
        return Document(
            self.source, [*self._blocks], self._metadata, [*self._images], [*self._suppressions], notes=[*self._notes]
        )

    # ---- a newer text ----

    def turn_to(self, source: Source) -> bool:
        """Take in a newer text; False where it has to be read as a whole, and then nothing is as it was."""
        header = frontmatter.parse(source.text)
        if header.end != self._header:
            return False
        masked, spans = markdown.mask(source, header)
        old, shift = self._masked, len(masked) - len(self._masked)
        start = min(_alike(self.source.text, source.text), _alike(old, masked))
        end = len(old) - min(_alike_at_end(self.source.text, source.text, start), _alike_at_end(old, masked, start))
        if start < self._header:
            return False
        if start == end and not shift:
            self.source = source
            return True
        change = self._change(masked, start, end, shift)
        if change is None:
            return False
        low, high, told = change
        flow = Flow(source, masked, spans, self._number)
        elements = _read(flow, masked, told)
        if not flow.is_idle:
            return False
        found = flow.finish()
        if found.metadata != Metadata() or found.suppressions:
            return False
        self.source, self._masked = source, masked
        self._put(found, elements, (low, high), (start, end, shift))
        return True

    def _change(self, masked: str, start: int, end: int, shift: int) -> tuple[int, int, list[Event]] | None:
        """The elements `low:high` that the change of `start:end` touches, and the events of what stands there now.

        None where the change may reach further than to them.
        """
        elements = self._elements
        low = bisect_left(elements.ends, start)
        high = bisect_right(elements.starts, end)
        idle = elements.idle[low] if low < len(elements.idle) else self._ends_idle
        if not idle or high < low:
            return None
        first = elements.starts[low - 1] if low else self._header
        last = elements.ends[high] if high < len(elements.ends) else len(self._masked)
        before, after = self._masked[first:last], masked[first : last + shift]
        # A link's target and a footnote's text may stand anywhere in the text.
        if "[" in before + after and ("]:" in self._masked or "]:" in masked):
            return None
        was = _grouped(_moved(markdown.events(before), first))
        now = _grouped(_moved(markdown.events(after), first))
        above, below = int(low > 0), int(high < len(elements.ends))
        if len(was) != high - low + above + below or len(now) < above + below:
            return None
        if [e[0][1] for e in was] != elements.starts[low - above : high + below]:
            return None
        if [e[0][2] for e in was] != elements.ends[low - above : high + below]:
            return None
        if above and was[0] != now[0]:
            return None
        if below and list(_moved(was[-1], shift)) != now[-1]:
            return None
        was, now = was[above : len(was) - below], now[above : len(now) - below]
        told = [event for element in now for event in element]
        if any(_is_html(event) for element in (*was, *now) for event in element):
            return None
        return low, high, told

    def _put(self, found: Document, elements: _Elements, changed: tuple[int, int], where: tuple[int, int, int]) -> None:
        """Put what was found in place of the elements `changed`; `where`: the change's old span, and by what the rest moves."""
        low, high = changed
        start, end, shift = where
        known = self._elements
        from_, to = (known.blocks[n] if n < len(known.blocks) else len(self._raw) for n in (low, high))
        image_from, image_to = (known.images[n] if n < len(known.images) else len(self._images) for n in (low, high))
        moved = [replace(i, start=i.start + shift, end=i.end + shift) for i in self._images[image_to:]]
        self._images[image_from:] = [*found.images, *moved]
        self._suppressions = [_shifted(s, start, end, shift) for s in self._suppressions]
        more = len(found.blocks) - (to - from_), len(found.images) - (image_to - image_from)
        known.splice(low, high, elements, (from_, image_from), (shift, *more))
        self._number = max(self._number, _next_number(found.blocks))
        was = self._raw[from_:to]
        given = {id(b) for b in self._given}
        for block in self._blocks:
            # What the typing pass has cut has maps of its own; all others share them with the raw blocks.
            if id(block) not in given and block.start >= end:
                block.map.move(shift)
        for block in self._raw[to:]:
            block.map.move(shift)
        if not self._exchange(was, found.blocks, from_, where):
            self._raw[from_:to] = found.blocks
            self._type()

    def _exchange(self, was: list[Block], now: list[Block], at: int, where: tuple[int, int, int]) -> bool:
        """Give the new raw blocks the types of the old ones that stood in their places, where that is safe."""
        if len(was) != len(now):
            return False
        start, end, shift = where
        exchanged: list[tuple[int, int, Block]] = []
        for n, (old, new) in enumerate(zip(was, now, strict=True), at):
            beyond = old.start >= end
            if (beyond or old.end <= start) and _same(old, new, shift if beyond else 0):
                # It stands beside the change, in the same element.
                continue
            if structure.role(old) is None or structure.role(old) != structure.role(new):
                return False
            try:
                exchanged.append((n, self._blocks.index(self._given[n]), new))
            except ValueError:
                # The typing pass left it out, or cut it.
                return False
        for old in was:
            if old.start >= end:
                old.map.move(shift)
        for n, place, new in exchanged:
            old, typed = self._raw[n], self._blocks[place]
            new.list_ref, new.cell = old.list_ref, old.cell
            self._raw[n] = new
            self._given[n] = self._blocks[place] = replace(
                new, kind=typed.kind, level=typed.level, list_ref=typed.list_ref, cell=typed.cell, group=typed.group
            )
        return True

    def _type(self) -> None:
        """Have the typing pass made, and keep the block objects where it comes to the same as before."""
        old = self._blocks
        given = [_copy(block) for block in self._raw]
        new = structure.finish([*given])
        places = {id(block): n for n, block in enumerate(given)}
        fewest = min(len(old), len(new))
        for numbers in (range(fewest), range(-1, -1 - fewest, -1)):
            for n in numbers:
                before, now = old[n], new[n]
                same = before.map is now.map or _same(before, now, 0)
                if before is now or not same or not _same_place(before, now):
                    break
                if id(now) in places:
                    given[places[id(now)]] = before
                # The raw block may be another one than before; its map is the one that will be moved.
                before.map = now.map
                new[n] = before
        self._given, self._blocks = given, new


def _copy(block: Block) -> Block:
    # Written out: `dataclasses.replace` takes five times as long.
    quoted, language, marks = block.quoted, block.language, block.marks
    return Block(block.kind, block.text, block.map, block.level, quoted, language, marks, block.list_ref, block.cell, block.group)


def _same(old: Block, new: Block, by: int) -> bool:
    """Whether two blocks hold the same text, in source that has moved `by` characters."""
    return (
        old.text == new.text
        and old.marks == new.marks
        and old.map.segments == tuple(replace(s, start=s.start - by, end=s.end - by) for s in new.map.segments)
        and (old.kind, old.level, old.quoted) == (new.kind, new.level, new.quoted)
        and _item(old) == _item(new)
        and _cell(old) == _cell(new)
    )


def _same_place(old: Block, new: Block) -> bool:
    """Whether the typing pass has said the same of two blocks."""
    return (
        old.kind is new.kind
        and old.level == new.level
        and old.group == new.group
        and old.list_ref == new.list_ref
        and old.cell == new.cell
    )


def _item(block: Block) -> tuple[int, bool] | None:
    return None if block.list_ref is None else (block.list_ref.index, block.list_ref.ordered)


def _cell(block: Block) -> tuple[int, int, bool] | None:
    return None if block.cell is None else (block.cell.row, block.cell.column, block.cell.header)


def _next_number(blocks: Iterable[Block]) -> int:
    """A number that no list and no table has."""
    lists = (b.list_ref.list_id for b in blocks if b.list_ref is not None)
    tables = (b.cell.table for b in blocks if b.cell is not None)
    return max((*lists, *tables), default=-1) + 1


def _moved(told: Iterable[Event], by: int) -> Iterator[Event]:
    return ((event, start + by, end + by) for event, start, end in told)


def _is_html(event: Event) -> bool:
    name = event[0]
    return isinstance(name, dict) and (not _HTML.isdisjoint(name) or name.get("Start") == "HtmlBlock")


def _shifted(suppression: Suppression, start: int, end: int, by: int) -> Suppression:
    """A suppression after a change of `start:end`, which touches no comment."""
    low, *directive = (at if at <= start else at + by for at in (suppression.start, *suppression.directive))
    # One that nothing ends goes on to the end of the text, also of what is written there.
    high = suppression.end + (by if suppression.end >= end else 0)
    return replace(suppression, start=low, end=high, directive=(directive[0], directive[1]))


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin alike with."""
    return _most(min(len(one), len(other)), lambda low, high: one[low:high] == other[low:high])


def _alike_at_end(one: str, other: str, start: int) -> int:
    """How many characters two texts end alike with, the first `start` left aside."""
    a, b = len(one), len(other)
    return _most(min(a, b) - start, lambda low, high: one[a - high : a - low] == other[b - high : b - low])


def _most(limit: int, alike: Callable[[int, int], bool]) -> int:
    """The greatest number up to `limit` so that all below it is alike."""
    if alike(0, limit):
        return limit
    low, high = 0, limit
    while high - low > 1:
        middle = (low + high) // 2
        if alike(low, middle):
            low = middle
        else:
            high = middle
    return low
