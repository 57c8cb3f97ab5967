"""Who wrote, as far as a signature names them: the colleague and the company, made ready to be looked for."""

import re
from dataclasses import dataclass, field

from worker.processing.rules import Company
from worker.words.tables import every
from worker.words.wording import fold

_DIGITS = re.compile(r"\D+")
_WORD = re.compile(r"[a-z0-9]+")
# A telephone number without its country: what is common to "04 72 …" and "+33 4 72 …".
_PHONE_TAIL = 8


@dataclass(frozen=True, slots=True)
class Writer:
    """`names` are the words of the colleague's name, `known` what else gives a line of theirs away, all folded."""

    name: str
    address: str
    company: Company = field(default_factory=Company)
    names: tuple[str, ...] = field(init=False)
    known: tuple[str, ...] = field(init=False)
    phones: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        company = self.company
        object.__setattr__(self, "names", tuple(_WORD.findall(fold(self.name))))
        places = re.split(r"[,;\n–—]| - ", company.postal_address)
        site = fold(company.website).removeprefix("https://").removeprefix("http://").removeprefix("www.").strip("/ ")
        told = (company.name, company.contact, *places, *company.signatures)
        words = (fold(one).strip(" .") for one in told)
        known = [word for word in words if len(word) > 2]
        domain = self.address.rpartition("@")[2]
        own = [word for word in (fold(self.address), site, f"www.{domain}" if domain else "") if word]
        object.__setattr__(self, "known", tuple(dict.fromkeys([*known, *own])))
        numbers = [_DIGITS.sub("", one)[-_PHONE_TAIL:] for one in (company.phone, *company.signatures)]
        object.__setattr__(self, "phones", tuple(one for one in numbers if len(one) == _PHONE_TAIL))

    def is_name(self, folded: str) -> bool:
        """Whether the words are the colleague's name and nothing else: in any order, shortened, with a title or not.

        One word alone must be a whole name, two letters alone the initials of them all.
        """
        words = _WORD.findall(folded)
        names = [word for word in words if word not in every("cleaning", "titles")]
        if not names or len(names) > len(self.names) + 1:
            return False
        if "".join(names) == "".join(name[0] for name in self.names) and len(self.names) > 1:
            return True
        whole = sum(name in self.names for name in names)
        return whole > 0 and all(name in self.names or self._initial(name) for name in names)

    def _initial(self, word: str) -> bool:
        return len(word) == 1 and any(name.startswith(word) for name in self.names)

    def begins_with_name(self, folded: str) -> bool:
        """Whether the colleague's whole name stands before all other words."""
        words = _WORD.findall(folded)[: len(self.names)]
        return len(self.names) > 1 and sorted(words) == sorted(self.names)

    def knows(self, folded: str) -> bool:
        """Whether the words hold something of the company or the colleague's address."""
        if any(_holds(folded, word) for word in self.known):
            return True
        digits = _DIGITS.sub("", folded)
        return any(number in digits for number in self.phones)

    def without_known(self, folded: str) -> str:
        """The words that are left where all that is known of the company is taken out."""
        for word in sorted(self.known, key=len, reverse=True):
            folded = folded.replace(word, " ")
        return folded


def _holds(folded: str, word: str) -> bool:
    place = folded.find(word)
    return place >= 0 and not folded[place - 1 : place].isalnum() and not folded[place + len(word) :][:1].isalnum()
