"""What is asked of one block hangs on that block alone: an editor's next check does not ask again of an unchanged one."""

from __future__ import annotations

import dis
import inspect
from collections.abc import Iterator
from types import CodeType
from typing import Any

import pytest

from klarsprak import readers
from klarsprak.core.profile import TextType
from klarsprak.engine.linter import check_document
from klarsprak.engine.memory import Memory
from klarsprak.engine.settings import CheckSettings
from klarsprak.rules.base import Rule
from klarsprak.rules.registry import all_rules

# What looks past the block, or says where it stands.
_BEYOND = frozenset({"document", "commitments", "measures", "index"})
_CONTAINERS = frozenset({"set", "list", "dict", "Counter", "defaultdict", "deque"})
_BUILDS = frozenset({"BUILD_LIST", "BUILD_SET", "BUILD_MAP"})
_LOADS = frozenset({"LOAD_ATTR", "LOAD_METHOD"})


def _instructions(code: CodeType) -> Iterator[dis.Instruction]:
    yield from dis.get_instructions(code)
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _instructions(inner)


def _code(function: Any) -> CodeType | None:
    return getattr(inspect.unwrap(getattr(function, "__func__", function)), "__code__", None)


def _reached(rule: type[Rule]) -> Iterator[CodeType]:
    """The code of a rule's own methods that `check_block` and `candidates` may come to."""
    own = rule.__mro__[: rule.__mro__.index(Rule)]
    todo, seen = ["check_block", "candidates"], set[str]()
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        for base in own:
            code = _code(vars(base).get(name))
            if code is not None:
                yield code
                todo += [str(step.argval) for step in _instructions(code) if step.opname in _LOADS]


@pytest.mark.parametrize("rule", all_rules().values(), ids=lambda rule: rule.code)
def test_a_block_is_asked_about_itself(rule: type[Rule]) -> None:
    for code in _reached(rule):
        before: Any = None
        for step in _instructions(code):
            assert step.opname != "STORE_ATTR", f"{code.co_qualname} gathers {step.argval}: use candidates"
            # A word list's index is the rule's own (`self.index`); the block's is where it stands.
            own = step.argval == "index" and before is not None and before.argval == "self"
            assert own or step.opname not in _LOADS or step.argval not in _BEYOND, f"{code.co_qualname} asks for {step.argval}"
            before = step
    asked = rule.check_block is not Rule.check_block or rule.candidates is not Rule.candidates
    for base in rule.__mro__[: rule.__mro__.index(Rule)] if asked else ():
        code = _code(vars(base).get("__init__"))
        for step in _instructions(code) if code is not None else ():
            assert step.opname not in _BUILDS, f"{base.__name__} gathers"
            assert step.argval not in _CONTAINERS, f"{base.__name__} gathers"


@pytest.mark.parametrize("text_type", [t for t in TextType if t is not TextType.AUTO])
def test_what_is_gathered_knows_no_place(text_type: TextType) -> None:
    text = "# Om beslutet\n\nHej Kim!\n\nDu ska betala inom tre veckor. Vi avslår din ansökan.\n\nHälsningar\n\nIda Ek\n"
    memory = Memory()
    check_document(readers.read("a.md", text.encode()), CheckSettings(text_type=text_type), memory)
    assert memory._document is not None
    looks = memory._document._gathered
    assert looks
    for look in looks:
        code = _code(look)
        assert code is not None
        assert look.__qualname__ == look.__name__, "a function of a module is known by its identity"
        assert not {"map", "list_ref", "cell"} & set(code.co_names), look.__qualname__
