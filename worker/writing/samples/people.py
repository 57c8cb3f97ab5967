"""The invented people, documents and company of the samples."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from worker.complaint.messages import SupportingDocument, Verdict
from worker.nouns.letter import Letter, Outgoing, Stamp
from worker.nouns.message import Party
from worker.nouns.offer import Offer
from worker.processing.commands.readers import READERS
from worker.words.catalogue import LANGUAGES
from worker.words.said import Said
from worker.writing.house import Face, House, Mediator

FRENCH, ENGLISH = LANGUAGES


@dataclass(frozen=True, slots=True)
class Sample:
    """`name` is unique: "<occasion>.<variant>"."""

    variant: str
    letter: Letter
    house: House
    to: Party
    # Its complainant has no e-mail address.
    paper: bool = False

    @property
    def name(self) -> str:
        return f"{self.letter.occasion}.{self.variant}"

    def outgoing(self, language: str) -> Outgoing:
        answered = "<CAF7Z3k=9Zq1@mail.example.net>" if self.letter.audience == "complainant" else ""
        if self.paper:
            return Outgoing(self.letter, ANN, language, printed=True, postal_address="14 rue Basse, 69100 Villeurbanne")
        return Outgoing(self.letter, self.to, language, in_reply_to=answered)


HOUSE: Final = House(
    name="Maison Lenoir",
    contact="Service réclamations",
    sender=Party("reclamations@example.com", "Service réclamations Maison Lenoir"),
    postal_address="12 rue des Lilas, 69003 Lyon",
    phone="04 72 00 00 00",
    mediator=Mediator(
        name="Médiateur de la consommation",
        address="BP 1, 75000 Paris",
        website="https://mediateur.example",
    ),
)
# The least that an organisation must say of itself.
BARE_HOUSE: Final = House(
    name="Garage Petit", contact="Nadia Petit", sender=Party("reclamations@example.org", "Nadia Petit")
)
# One that says more of itself, in its own colour.
FACED_HOUSE: Final = replace(
    HOUSE,
    signature="La maison des maisons, depuis 1950",
    footer="Maison Lenoir, SAS au capital de 50 000 € ; RCS Lyon 123 456 789 ; TVA FR12123456789",
    face=Face(colour="#7a1f3d"),
)
_REF: Final = "REC-2026-000123-4K"
_ANSWER: Final = (
    "#evaluer gravite=moyenne complexite=[simple, moyenne, complexe ?] repercussions=isolees\n#affecter moi\n#repondre"
)
OFFERS: Final = (
    Offer(Said("It is settled and accepted: close it in one line"), '#resolu "[ce qui a ete fait ?]"',
          Said('#resolved "[what was done ?]"'), READERS["told"], _REF),
    Offer(Said("Conclude in one mail: fill in what is in brackets, and write to the complainant below"), _ANSWER,
          Said("#answer"), READERS["told"], _REF),
    Offer(Said("Add an internal note"), "#note [vos mots ?]", Said("#note [your words ?]"), READERS["internal"], _REF),
)  # fmt: skip
STAMP: Final = Stamp(
    offers=OFFERS,
    message_id="<3f6c2a90d4b84d0c9a51e7b1c2d3e4f5@example.com>",
    reply_address="reclamations+rec-2026-000123-4k.7hq2m9@example.com",
    date=datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
)

CLAIRE = Party("claire.durand@example.net", "Claire Durand")
ANN = Party("ann@example.com", "Ann Morel")
PHOTO = SupportingDocument(name="photo cuisine.jpg", media_type="image/jpeg", size=1_234_567, sha256="0" * 64)
BILL = SupportingDocument(name="facture 2026-1187.pdf", media_type="application/pdf", size=312_400, sha256="1" * 64)
PROGRAM = SupportingDocument(
    name="suivi_livraison.exe",
    media_type="application/x-msdownload",
    size=48_000,
    sha256="2" * 64,
    verdict=Verdict.REFUSED_TYPE,
)
INFECTED = SupportingDocument(
    name="échanges avec le service.zip",
    media_type="application/zip",
    size=96_300,
    sha256="4" * 64,
    verdict=Verdict.QUARANTINED,
    signature="Eicar-Signature",
)
HELD = BILL.model_copy(update={"verdict": Verdict.HELD})
FILM = SupportingDocument(
    name="film de la fuite.mp4", media_type="video/mp4", size=31_500_000, sha256="3" * 64, verdict=Verdict.REFUSED_SIZE
)
# More than a letter lists.
MANY = (
    *(PHOTO.model_copy(update={"name": f"photo {n}.jpg"}) for n in range(1, 24)),
    *(FILM.model_copy(update={"name": f"film {n}.mp4"}) for n in range(1, 23)),
)
TEXT = (
    "Le lave-vaisselle livré le 12 novembre fuit depuis le premier jour. J'ai appelé trois fois votre service"
    " après-vente : personne ne m'a rappelée.\n\nLe parquet de la cuisine est gondolé. Je demande le remboursement"
    " de l'appareil, soit 489,90 €, et une réponse écrite.\n\nClaire Durand\nClient n° 204518"
)


def to_claire(variant: str, letter: Letter, house: House = HOUSE) -> Sample:
    return Sample(variant, letter, house, CLAIRE)


def on_paper(variant: str, letter: Letter, house: House = HOUSE) -> Sample:
    return Sample(variant, letter, house, CLAIRE, paper=True)


def to_ann(variant: str, letter: Letter) -> Sample:
    return Sample(variant, letter, HOUSE, ANN)
