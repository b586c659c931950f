"""The typing pass that every reader ends with, so that the same letter gives the same blocks in every format."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Sequence
from dataclasses import replace
from itertools import accumulate

from klarsprak.core.document import Block, BlockKind, ListRef, Mark, MarkKind
from klarsprak.core.positions import Segment, SourceMap
from klarsprak.readers import lines

_KEEPS_LINES = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.FOOTNOTE, BlockKind.CAPTION))
_TYPED_LISTS = "•·▪●○‣◦"
# Lines that end in one of these go on in the next, whatever it holds: "Ring oss på / 0470-00 00 00".
_GOES_ON = re.compile(
    r"(?:\b(?:på|till|via|av|i|från|och|eller|samt|för|med|om|att|som|den|det|de|en|ett|är|nummer|numret|adressen)|,)\Z",
    re.IGNORECASE,
)
# Titles of lists of steps: four words or more, where any other line so long may be the sentence that the list ends.
_LIST_TITLE = re.compile(r"(?:Så här|Så \w+ (?:du|ni|vi)|Det här|Hur (?:du|ni|vi)|Vad (?:du|ni|vi))\b(?:\s+[\w-]+){0,6}\Z")
# Paragraphs of single lines are joined up to this many characters; beyond it the file has no paragraphs to speak of.
_LONGEST_JOIN = 3000
_TYPED_BY_WORDING = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING))
_DROPPABLE = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_INTRO, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL))


# ---- cutting blocks ----


def part(block: Block, pieces: Sequence[tuple[int, int]]) -> Block:
    """A block of some stretches of another one's clean text, a space between them; marks and map come along."""
    texts: list[str] = []
    segments: list[Segment] = []
    at = 0
    for i, (start, end) in enumerate(pieces):
        if i:
            gap = block.map.span(pieces[i - 1][1], start)
            segments.append(Segment(at, 1, gap[0], gap[1], False))
            at += 1
        texts.append(block.text[start:end])
        segments.extend(Segment(at + s.clean, s.length, s.start, s.end, s.linear) for s in block.map.slice(start, end).segments)
        at += end - start
    marks = _moved(block.marks, pieces) if block.marks else ()
    return replace(block, text=" ".join(texts), map=SourceMap(tuple(segments)), marks=marks)


class _Marks:
    """A block's marks, handed out stretch by stretch from its start: lines by the thousand with links in them."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._coming = sorted(marks, key=lambda m: m.start, reverse=True)
        self._open: list[Mark] = []

    def within(self, start: int, end: int) -> tuple[Mark, ...]:
        """The marks that touch `start:end`; each call asks for a later stretch."""
        while self._coming and self._coming[-1].start < end:
            self._open.append(self._coming.pop())
        self._open = [m for m in self._open if m.end > start]
        return tuple(self._open)


def _moved(marks: Sequence[Mark], pieces: Sequence[tuple[int, int]]) -> tuple[Mark, ...]:
    """Marks as they stand once the pieces are joined with a space between."""
    starts = [start for start, _ in pieces]
    ends = [end for _, end in pieces]
    at = [0, *accumulate(end - start + 1 for start, end in pieces)]
    out: list[Mark] = []
    for mark in marks:
        first = bisect_right(ends, mark.start)
        last = bisect_left(starts, mark.end) - 1
        if first <= last:
            start = at[first] + max(0, mark.start - starts[first])
            end = at[last] + min(mark.end, ends[last]) - starts[last]
            out.append(Mark(mark.kind, start, end, mark.value))
    return tuple(out)


def _is_break(before: str, after: str, length: int) -> bool:
    """Whether the line break between two lines parts them for the reader, too."""
    if lines.bullet(after) or lines.number(after) or length > _LONGEST_JOIN:
        return True
    if _GOES_ON.search(before) and lines.kind(before) not in (BlockKind.SALUTATION, BlockKind.ENDING):
        return len(before) < 40 and before.endswith(",") and not lines.starts_lower(after)
    if lines.kind(before) or lines.kind(after):
        return True
    if lines.starts_lower(after) and not lines.ends_sentence(before):
        return lines.is_name(before) and lines.is_role(after)
    if lines.is_sentence(before) and (lines.is_sentence(after) or len(after) >= 60):
        # Lines longer than a page is wide were never wrapped: each is a paragraph.
        return len(before) > lines.LONGEST
    return not (before[-1] in "-–" and len(before) >= 40)


def _split(blocks: list[Block]) -> list[Block]:
    out: list[Block] = []
    group = max((b.group for b in blocks), default=-1) + 1
    for block in blocks:
        if "\n" not in block.text:
            out.append(block)
            continue
        if block.kind not in _KEEPS_LINES:
            out.append(part(block, [span for span, _ in _lines_of(block.text)]))
            continue
        marks = _Marks(block.marks)
        for paragraph in _paragraphs(block.text):
            cut = [part(replace(block, marks=marks.within(p[0][0], p[-1][1])), p) for p in paragraph]
            if len(cut) > 1:
                for piece in cut:
                    piece.group = group
                group += 1
            out.extend(cut)
    return out


def _lines_of(text: str) -> list[tuple[tuple[int, int], bool]]:
    """Spans of the lines of a clean text, and whether a blank line stands before each."""
    spans: list[tuple[tuple[int, int], bool]] = []
    at = 0
    blank = False
    for line in text.split("\n"):
        low = at + len(line) - len(line.lstrip())
        high = low + len(line.strip())
        if high > low:
            spans.append(((low, high), blank))
        blank = high == low and bool(spans)
        at += len(line) + 1
    return spans


def _paragraphs(text: str) -> list[list[list[tuple[int, int]]]]:
    """Paragraphs of real lines of the stretches that make each line."""
    paragraphs: list[list[list[tuple[int, int]]]] = []
    length = 0
    for (start, end), blank in _lines_of(text):
        if not paragraphs or blank:
            paragraphs.append([[(start, end)]])
        else:
            low, high = paragraphs[-1][-1][-1]
            if _is_break(text[low:high], text[start:end], length):
                paragraphs[-1].append([(start, end)])
            else:
                paragraphs[-1][-1].append((start, end))
                length += end - start
                continue
        length = end - start
    return paragraphs


# ---- lists typed by hand ----


def _typed_lists(blocks: list[Block]) -> list[Block]:
    """Paragraphs that begin with a bullet or running numbers are list items, whoever typed the marker."""
    next_id = max((b.list_ref.list_id for b in blocks if b.list_ref), default=-1) + 1
    out: list[Block] = []
    i = 0
    while i < len(blocks):
        j = _list_end(blocks, i, introduced=i > 0 and blocks[i - 1].text.endswith(":"))
        if j == i:
            out.append(_without_marker(blocks[i]))
            i += 1
            continue
        ordered = lines.number(blocks[i].text) is not None
        for index in range(i, j):
            block = blocks[index]
            marker = lines.bullet(block.text) or lines.number(block.text)
            if marker is not None and marker[1] < len(block.text):
                item = part(block, [(marker[1], len(block.text))])
                item.kind, item.level, item.group = BlockKind.LIST_ITEM, 1, -1
                item.list_ref = ListRef(next_id, index - i, ordered)
                out.append(item)
        next_id += 1
        i = j
    return out


def _without_marker(block: Block) -> Block:
    """A list item whose marker was typed as well: `<li>1. Ansök`."""
    if block.kind is not BlockKind.LIST_ITEM or block.list_ref is None:
        return block
    typed = lines.number(block.text)
    marker = lines.bullet(block.text) or (typed if typed and typed[0] == block.list_ref.index + 1 else None)
    return part(block, [(marker[1], len(block.text))]) if marker is not None else block


def _list_end(blocks: list[Block], start: int, *, introduced: bool) -> int:
    """Where the list that begins at `start` ends; `start` itself where none begins."""
    first = blocks[start]
    if first.kind is not BlockKind.PARAGRAPH:
        return start
    glyph = lines.bullet(first.text)
    if glyph is None:
        return _numbered_end(blocks, start)
    end = start
    while end < len(blocks) and blocks[end].kind is BlockKind.PARAGRAPH and blocks[end].quoted == first.quoted:
        marker = lines.bullet(blocks[end].text)
        if marker is None or marker[0] != glyph[0] or lines.is_dialogue(blocks[end].text):
            break
        end += 1
    # A lone dash opens a line of dialogue or an aside as often as a list.
    enough = glyph[0] in _TYPED_LISTS or introduced or end - start > 1
    return end if enough else start


def _numbered_end(blocks: list[Block], start: int) -> int:
    end, expected = start, 1
    while end < len(blocks) and blocks[end].kind is BlockKind.PARAGRAPH:
        marker = lines.number(blocks[end].text)
        if marker is None or marker[0] != expected:
            break
        expected += 1
        end += 1
    return end if end - start > 1 else start


# ---- typing ----


def _is_own(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH


def _is_running(block: Block) -> bool:
    """Unmistakable running text: whole sentences of some length."""
    return block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_INTRO) and (
        len(block.text) > 80 or (block.text.count(" ") >= 3 and (lines.ends_sentence(block.text) or block.text.endswith(":")))
    )


def _type_single_lines(blocks: list[Block]) -> None:
    for block in blocks:
        kind = lines.kind(block.text) if block.kind in _TYPED_BY_WORDING else None
        if kind is None:
            continue
        if block.kind is BlockKind.PARAGRAPH:
            block.kind = kind
        elif block.kind is BlockKind.LIST_ITEM:
            if kind is BlockKind.CONTACT and not lines.ends_sentence(block.text):
                block.kind = kind
        elif kind is BlockKind.SALUTATION:
            # "Hej Anna!" in large letters is still a greeting.
            block.kind, block.level = kind, 0


def _type_signatures(blocks: list[Block]) -> None:
    """Names, titles and units below a closing formula belong to the ending."""
    i = 0
    while i < len(blocks):
        if blocks[i].kind is not BlockKind.ENDING:
            i += 1
            continue
        formula, taken = blocks[i], 0
        i += 1
        while i < len(blocks) and taken < 12 and blocks[i].quoted == formula.quoted:
            block = blocks[i]
            if block.kind in (BlockKind.CONTACT, BlockKind.ADDRESS, BlockKind.ENDING, BlockKind.ALT):
                i += 1
                continue
            if not _is_own(block) or not _in_signature(blocks, i, taken):
                break
            block.kind = BlockKind.ENDING
            taken += 1
            i += 1


def _in_signature(blocks: list[Block], i: int, taken: int) -> bool:
    text = blocks[i].text
    if len(text) > 80 or text.endswith(":") or (lines.ends_sentence(text) and len(lines.words(text)) > 3):
        return False
    if lines.is_name(text) or lines.is_role(text):
        return True
    # Right below the formula anything short is the sender ("oss på biblioteket"), unless it heads a paragraph.
    below = blocks[i + 1] if i + 1 < len(blocks) else None
    return taken == 0 and not (below is not None and below.quoted == blocks[i].quoted and _is_running(below))


def _type_addresses(blocks: list[Block]) -> None:
    """Lines above a postal code and a town are the rest of the address."""
    for i, block in enumerate(blocks):
        if block.kind is not BlockKind.ADDRESS or not lines.is_postal(block.text):
            continue
        if i + 1 < len(blocks) and _is_own(blocks[i + 1]) and lines.is_country(blocks[i + 1].text):
            blocks[i + 1].kind = BlockKind.ADDRESS
        for j in range(i - 1, max(-1, i - 6), -1):
            above = blocks[j]
            if above.kind is BlockKind.ADDRESS and not lines.is_postal(above.text):
                continue
            if not _is_own(above) or not _in_address(above, blocks[j + 1], block):
                break
            above.kind = BlockKind.ADDRESS


def _in_address(above: Block, below: Block, postal: Block) -> bool:
    text = above.text
    if len(text) > 60 or text[-1] in ".!?:;…":
        return False
    if above.group >= 0 and above.group == postal.group:
        return True
    if lines.is_name(text):
        return True
    if below is postal:
        return lines.is_numbered_place(text)
    # One word right above the street: Socialförvaltningen, Byggmästarn.
    return lines.is_street(below.text) and text[:1].isupper() and " " not in text


_LETTER_SIGNS = frozenset((BlockKind.ADDRESS, BlockKind.SALUTATION, BlockKind.SUBJECT))


def _type_names(blocks: list[Block]) -> None:
    """Names of sender and addressee above and below a letter's own text, where no formula introduces them.

    Only where something else says that the text is a letter: on a web page the municipality's name is a name.
    """
    above: list[Block] = []
    letter = False
    for block in blocks:
        letter = letter or block.kind in _LETTER_SIGNS or block.kind is BlockKind.CONTACT
        if block.kind in (BlockKind.SALUTATION, BlockKind.LIST_ITEM, BlockKind.LIST_INTRO, BlockKind.ENDING) or _is_running(
            block
        ):
            break
        if _is_own(block) and not block.quoted and lines.is_name(block.text):
            above.append(block)
    for block in above if letter else ():
        block.kind = BlockKind.ADDRESS
    if not any(b.kind in _LETTER_SIGNS for b in blocks):
        return
    for block in reversed(blocks):
        if block.quoted or block.kind in (BlockKind.ADDRESS, BlockKind.CONTACT, BlockKind.ALT):
            continue
        if not _is_own(block) or not (lines.is_name(block.text) or _is_title(block.text)):
            break
        block.kind = BlockKind.ADDRESS


def _is_title(text: str) -> bool:
    return len(lines.words(text)) <= 3 and lines.is_role(text) and text[-1] not in ".!?:;…"


def _type_blanks(blocks: list[Block]) -> None:
    """Lines of a form to fill in are labels: "Namn: ________"."""
    for block in blocks:
        if _is_own(block) and lines.is_blank_to_fill(block.text):
            block.kind = BlockKind.CAPTION


def _is_strong(block: Block) -> bool:
    return any(m.kind is MarkKind.STRONG and m.start == 0 and m.end >= len(block.text.rstrip(" .")) for m in block.marks)


def _type_headings(blocks: list[Block], marked: bool) -> None:
    """Short lines above running text, where nothing but their place says that they are headings.

    Goes from the end, so that a title above a heading sees that the heading is one.
    """
    unmarked: list[Block] = []
    body = next((i for i, b in enumerate(blocks) if _is_running(b)), len(blocks))
    for i in range(len(blocks) - 2, -1, -1):
        block, below = blocks[i], blocks[i + 1]
        if not _is_own(block) or block.quoted or below.quoted:
            continue
        strong = _is_strong(block)
        first_of_group = block.group < 0 or i == 0 or blocks[i - 1].group != block.group
        form = below.kind is BlockKind.CAPTION and lines.is_blank_to_fill(below.text)
        titled = strong or form or _is_title_line(block.text, below)
        if (marked and not strong) or (block.group >= 0 and not (titled and first_of_group)):
            continue
        if not lines.could_be_heading(block.text) or _is_opaque_only(block) or _is_filled_in(block):
            continue
        if i and _breaks_off(blocks[i - 1]):
            continue
        if _stands_over(block, below, strong, top=i <= body):
            block.kind = BlockKind.HEADING
            unmarked.append(block)
    _set_levels(blocks, unmarked)


def _is_title_line(text: str, below: Block) -> bool:
    """A few words on a line of their own right above whole sentences: a heading that got no blank line below it."""
    whole = _is_running(below) and lines.ends_sentence(below.text) and len(below.text) >= 40 and below.text[0].isupper()
    return whole and text.count(" ") < 5 and _GOES_ON.search(text) is None


def _is_filled_in(block: Block) -> bool:
    """A label and a merge field: "Betalningslänk: {{ url }}"."""
    return ": " in block.text and any(m.kind is MarkKind.PLACEHOLDER for m in block.marks)


def _breaks_off(above: Block) -> bool:
    """A paragraph that ends in mid-sentence: what follows is its next line, not a heading."""
    return _is_own(above) and len(above.text) > 60 and not lines.ends_sentence(above.text) and not above.text.endswith(":")


def _stands_over(block: Block, below: Block, strong: bool, *, top: bool) -> bool:
    if below.kind is BlockKind.HEADING:
        return top or strong
    if below.kind is BlockKind.SALUTATION:
        return top and not lines.is_person_or_unit(block.text)
    if below.list_ref is not None or (below.kind is BlockKind.CAPTION and lines.is_blank_to_fill(below.text)):
        return strong or block.text.count(" ") < 3 or _LIST_TITLE.match(block.text) is not None
    if not _is_running(below) or len(below.text) <= len(block.text):
        return False
    if lines.number(below.text) and block.text.count(" ") >= 3:
        return False
    return not (top and lines.is_person_or_unit(block.text))


def _set_levels(blocks: list[Block], unmarked: list[Block]) -> None:
    """The first heading of a text is its title; an unmarked one elsewhere is a section's."""
    fresh = {id(b) for b in unmarked}
    seen = False
    level = 1
    for block in blocks:
        if block.kind is not BlockKind.HEADING:
            continue
        if id(block) in fresh:
            block.level = min(6, level + 1) if seen else 1
        else:
            level = block.level or 1
        seen = True


def _type_intros(blocks: list[Block]) -> None:
    last: Block | None = None
    for block in blocks:
        if block.kind is BlockKind.ALT:
            continue
        if last is not None and block.list_ref is not None and last.text.endswith(":"):
            last.kind = BlockKind.LIST_INTRO
        last = block if _is_own(block) and block.quoted is False else None


def _is_opaque_only(block: Block) -> bool:
    """No word of the text can be read: only placeholders, code, signs."""
    at = 0
    for mark in block.marks:
        if mark.kind in (MarkKind.PLACEHOLDER, MarkKind.CODE) and mark.end > at:
            if any(c.isalnum() for c in block.text[at : mark.start]):
                return False
            at = mark.end
    return not any(c.isalnum() for c in block.text[at:])


_TOLD_BY_MARKUP = frozenset((BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.FOOTNOTE))
# No heading, name or street is longer, and longer text is running text.
_LONGEST_LINE = 80


def role(block: Block) -> Hashable:
    """What `finish` goes by in a raw block: two with the same role may take each other's place, and all types stay.

    None where it looks closer than that: at short paragraphs, and at blocks that it cuts up.
    """
    text = block.text
    if block.kind not in _TOLD_BY_MARKUP and (block.kind is not BlockKind.PARAGRAPH or len(text) <= _LONGEST_LINE):
        return None
    if "\n" in text or lines.bullet(text) or lines.number(text):
        return None
    item, cell = block.list_ref, block.cell
    return (
        block.kind,
        block.level,
        block.quoted,
        block.language,
        None if item is None else (item.index, item.ordered),
        None if cell is None else (cell.row, cell.column, cell.header),
        text[0].isupper(),
        lines.ends_sentence(text),
        text.endswith(":"),
        lines.kind(text),
        lines.is_postal(text),
        lines.is_blank_to_fill(text),
        _is_title(text),
        _is_strong(block),
        _is_opaque_only(block),
    )


def finish(blocks: list[Block], *, headings_marked: bool | None = None) -> list[Block]:
    """Split raw blocks at hard line breaks and type them.

    Raw blocks have the kinds HEADING, PARAGRAPH, LIST_ITEM, TABLE_CELL, FOOTNOTE, CAPTION, BUTTON, ALT and SUBJECT; a
    hard line break in their clean text is "\\n", two of them part paragraphs. Call it once, over all blocks of the
    document in reading order. Adds the kinds SALUTATION, ENDING, ADDRESS, CONTACT and LIST_INTRO, makes typed bullets
    and numbers lists, and gives blocks of one split paragraph the same `group`. Blocks with nothing to read in them,
    only placeholders or signs, are left out unless they are headings or part of an ending.

    `headings_marked` says whether the source's own markup tells headings, so that only a line wholly in bold is taken
    for an unmarked one; None: decided by whether there is any HEADING among the blocks.
    """
    if headings_marked is None:
        headings_marked = any(b.kind is BlockKind.HEADING for b in blocks)
    blocks = _typed_lists(_split(blocks))
    _type_single_lines(blocks)
    _type_blanks(blocks)
    _type_signatures(blocks)
    _type_addresses(blocks)
    _type_headings(blocks, headings_marked)
    _type_names(blocks)
    _type_intros(blocks)
    return [b for b in blocks if b.kind not in _DROPPABLE or not _is_opaque_only(b)]
