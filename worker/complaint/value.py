"""The base of everything that the register keeps: frozen, refusing what it does not know, and able to forget people.

What an erasure leaves are codes, dates, amounts, verdicts and references; nobody's name, address or words. Whatever is
free text goes, unless its field says otherwise: a field that comes later is erased until somebody thinks of it.
"""

from enum import Enum
from typing import Annotated, Any, Self, get_args, get_origin

from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo


class Erasure(Enum):
    """What a field says of itself to an erasure."""

    # It tells of no person: a reference, a code of the company's own, a hash, what a machine calls something.
    KEPT = "kept"
    # That there were such words makes the record what it is; which ones, nobody need know any more.
    TOLD = "told"


Code = Annotated[str, Erasure.KEPT]
Codes = Annotated[tuple[str, ...], Erasure.KEPT]
GONE = "…"


class Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def redacted(self) -> Self:
        """What is left of it once people and their words are gone; it still folds into the same figures."""
        left = {name: _left(getattr(self, name), field) for name, field in type(self).model_fields.items()}
        return self.model_copy(update=left)


def _left(content: Any, field: FieldInfo) -> Any:
    if Erasure.KEPT in field.metadata:
        return content
    if isinstance(content, Value):
        return content.redacted()
    if isinstance(content, tuple):
        parts = tuple(part.redacted() for part in content if isinstance(part, Value))
        return () if _is_text(get_args(field.annotation)[0]) else parts or content
    if isinstance(content, str) and _is_text(field.annotation):
        return GONE if content and Erasure.TOLD in field.metadata else ""
    return content


def _is_text(annotation: Any) -> bool:
    """Free text, as opposed to one of some words that the procedure knows."""
    return annotation is str or (get_origin(annotation) is not None and str in get_args(annotation))
