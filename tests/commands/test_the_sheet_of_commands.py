"""What each line does to its file and to files in every state, written out whole.

Read the diff of `sheet_of_commands.txt` before it is committed; `GOLDEN=renew pytest` with this file writes it anew.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from tests.commands.lines import DONE, REF, REFUSED
from tests.response.sheet import types
from tests.staff.test_offers import files
from worker.complaint.lifecycle import IllegalMove
from worker.complaint.record import Complaint
from worker.processing.commands.frame import Bench, Done, Refusal
from worker.processing.rules import Rules
from worker.words.said import Said

SHEET = Path(__file__).parent / "sheet_of_commands.txt"


def plain(told: Any) -> Any:
    """A value as a page shows it: what is empty is left out, and sentences stand in French."""
    if (inside := parts(told)) is not None:
        return {name: plain(found) for name, found in inside.items() if found or found == 0}
    if isinstance(told, tuple | list):
        return [plain(one) for one in told]
    if isinstance(told, set | frozenset):
        return sorted(str(plain(one)) for one in told)
    return told if isinstance(told, int | float | None) and not isinstance(told, Enum) else in_words(told)


def parts(told: Any) -> dict[str, Any] | None:
    """By their names; None of what is shown as one word."""
    if isinstance(told, Said | Complaint | Rules):
        return None
    if isinstance(told, Mapping):
        return {str(key): found for key, found in told.items()}
    names = type(told).model_fields if isinstance(told, BaseModel) else ()
    names = [one.name for one in fields(told)] if is_dataclass(told) else list(names)
    return {name: getattr(told, name) for name in names} or None


def in_words(told: Any) -> str:
    match told:
        case Said():
            return told.told("fr")
        case Complaint():
            return f"{told.ref}, {told.state.value}"
        case Rules():
            return "the rules"
        case Enum():
            return str(told.value)
        case bytes():
            return f"{len(told)} bytes"
        case _:
            # The hashes that tests make of one sign.
            return re.sub(r"(\w)\1{63}", r"\1…", str(told))


def shown(told: Any) -> str:
    return json.dumps(plain(told), ensure_ascii=False)


def in_full(done: Done) -> Iterator[str]:
    for one in fields(done):
        found = getattr(done, one.name)
        if isinstance(found, tuple) and len(found) > 1:
            yield from (f"  {one.name}: {shown(each)}" for each in found)
        elif found:
            yield f"  {one.name}: {shown(found)}"


def refusal(line: str, at: Bench) -> str:
    """Why a line is refused, with the ways that it shows instead; "" where it is done."""
    try:
        types(line, at)
    except Refusal as told:
        return " → ".join(one.told("fr") for one in (told.said, *told.steps))
    except IllegalMove as told:
        # `running` says so, with the ways that there are.
        return f"{told.source.value} does not become {told.target.value}"
    return ""


def elsewhere(line: str, at: Bench) -> Iterator[str]:
    """In which other files the same line is done, and why it is refused in those that are left."""
    told: dict[str, list[str]] = {}
    for name, file in files().items():
        told.setdefault(refusal(line, replace(at, files={**at.files, REF: file})), []).append(name)
    if told.keys() != {""}:
        yield from (f"  {why or 'done'}: in {'; '.join(names)}" for why, names in told.items())


def page() -> Iterator[str]:
    for typed in DONE:
        yield typed.line.replace("\n", " / ")
        yield from in_full(types(typed.line, typed.at))
        yield from elsewhere(typed.line, typed.at)
    for line, at, _ in REFUSED:
        yield line.replace("\n", " / ")[:200]
        yield f"  refused: {refusal(line, at)}"
    yield ""


def test_what_every_line_does_is_what_was_read_and_found_right() -> None:
    written = "\n".join(page())
    if os.environ.get("GOLDEN") == "renew":
        SHEET.write_text(written, encoding="utf-8")
    assert written == SHEET.read_text(encoding="utf-8"), "renew it with GOLDEN=renew if this is meant"
