"""The base of everything that the register keeps: frozen, and refusing what it does not know."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
