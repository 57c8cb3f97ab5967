"""The letter that says that something of the post needs a person."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from worker.nouns.letter import Letter
from worker.words.said import NOTHING, Said

Matter = Literal["bounce", "staff_mail", "parked", "data_protection", "document", "staff_unproven", "forged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskNotice(Letter):
    """To the desk: something of the post needs a person. `matter` chooses the sentence, `detail` is shown quoted.

    `finding` is what we found out ourselves. `yours`: its reader is the colleague in whose name somebody wrote.
    """

    occasion: ClassVar[str] = "desk_notice"
    audience: ClassVar[Literal["complainant", "staff"]] = "staff"

    ref: str
    recipient_name: str
    matter: Matter
    address: str
    subject: str
    detail: str
    finding: Said = NOTHING
    yours: bool = False

    @property
    def forgeable(self) -> bool:
        return self.matter in {"staff_unproven", "forged"}
