"""What the stories of chapter 3 share: a complaint, and the lines that lead to its answer."""

import re

from tests.stories.before import before
from tests.stories.conftest import Letter, Person, World
from worker.complaint.folding import ENTRY

COMPLAINT = (
    "Bonjour,\n\nMon canapé est arrivé avec trois semaines de retard et l'accoudoir est déchiré.\n"
    "Je demande le remboursement des frais de livraison, soit 49,90 €.\n\nBo Lindqvist"
)
BEGIN = "#évaluer gravité=2 complexité=1 répercussions=2\n#affecter moi\n#cause externe confirmée\n"
UPHELD = (
    "#décision fondée\n#constat Le bon de livraison est signé trois semaines après la date promise.\n"
    "#motif Une date promise engage le vendeur.\n"
    '#dédommagement remboursement 49,90 € "par virement sur le compte de votre commande"\n'
    "#dédommagement excuses\n"
)
REJECTED = "#décision non-fondée\n#motif Le bon de livraison, signé, ne porte aucune réserve.\n"


@before
def complains(world: World, bo: Person, desk: Person, text: str = COMPLAINT) -> Letter:
    """Bo writes; what the desk then reads."""
    bo.writes("Canapé en retard et déchiré", text)
    world.works()
    bo.reads()
    [notice] = desk.reads()
    return notice


@before
def handed_to(world: World, desk: Person, notice: Letter, owner: Person) -> Letter:
    """The desk assesses and assigns; what the owner then reads."""
    desk.answers(notice, f"#évaluer gravité=2 complexité=1 répercussions=2\n#affecter {owner.address}")
    world.works()
    desk.reads()
    [assignment] = owner.reads()
    return assignment


@before
def answered_by(world: World, bo: Person, owner: Person, assignment: Letter) -> Letter:
    """The owner's answer offers 49,90 € and has left, Bo has read it, a day has passed; what the owner read last."""
    owner.answers(assignment, f"#cause externe confirmée\n{UPHELD}#répondre\nMadame,\n\nVous avez raison.")
    world.works()
    bo.reads()
    world.waits(days=1)
    return owner.reads()[-1]


def by_occasion(world: World, letters: list[Letter]) -> dict[str, Letter]:
    """Letters by their occasion, as the file remembers it."""
    known = {mail.message_id: mail.occasion for file in world.files() for mail in file.mails}
    return {known[str(letter.message["Message-ID"])]: letter for letter in letters}


def moves_of(world: World, ref: str) -> list[str]:
    """The states that a file went through, in their order."""
    entries = [ENTRY.validate_json(row.payload) for row in world.office.desk.register.entries(ref)]
    return [entry.target.value for entry in entries if entry.kind == "Moved"]


def read_aloud(letter: Letter) -> str:
    """Its words without the marks of quotes and rules."""
    return " ".join(word for word in letter.text.split() if not re.fullmatch(r">+|-{3,}|={3,}", word))
