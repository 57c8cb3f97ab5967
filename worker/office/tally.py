"""What a round did, counted: the line that `complaints once --json` prints."""

from dataclasses import asdict, dataclass, fields

# The tally's name for each kind that sorting knows.
BY_KIND = {
    "complaint": "registered",
    "follow_up": "followed_up",
    "staff": "staff",
    "bounce": "bounced",
    "machine": "machine",
    "visitor": "visitors",
    "idea": "ideas",
    "loop": "looped",
    "duplicate": "duplicates",
    "unreadable": "parked",
}


@dataclass(slots=True)
class Tally:
    """Counts only; no field holds anything of a message."""

    collected: int = 0
    registered: int = 0
    followed_up: int = 0
    staff: int = 0
    bounced: int = 0
    machine: int = 0
    visitors: int = 0
    looped: int = 0
    ideas: int = 0
    duplicates: int = 0
    parked: int = 0
    taken_over: int = 0
    postponed: int = 0
    settled: int = 0
    sent: int = 0
    delayed: int = 0
    refused: int = 0
    uncertain: int = 0
    documents_judged: int = 0
    struck: int = 0
    reminded: int = 0
    digests: int = 0
    reports: int = 0
    erased: int = 0
    noted: int = 0
    mailboxes_unreachable: int = 0

    def count(self, kind: str) -> None:
        name = BY_KIND[kind]
        setattr(self, name, getattr(self, name) + 1)

    def add(self, other: "Tally") -> None:
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))

    def as_dict(self) -> dict[str, int]:
        return asdict(self)
