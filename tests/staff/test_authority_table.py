"""The authority table: each way of writing in a colleague's name, against each thing that a colleague's mail can do.

The things are those of the table of commands and of the errands beside it; a new one has no row here and fails.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest

from tests.desk import BORDER
from tests.staff.team import ANN, BO, BOX, CY, EVE, MIA, Team, open_team, passed, reply_to
from worker.office.commands import TABLE
from worker.processing.commands.script import Line
from worker.staff.errand import Kind

# One mail for each command; `{ref}` is a file, `{other}` another one.
COMMANDS = {
    "accepter": "#accepter",
    "accepté": "#accepté « Parfait »",
    "action": '#action "Appeler le client" responsable=cy échéance=+30 ',
    "action-efficace": "#action-efficace 1 oui",
    "action-faite": "#action-faite 1",
    "affecter": "#affecter cy",
    "aide": "#aide",
    "attente": "#attente expertise jusqu'au=15/12/2026",
    "absence": "#absence du=24/11 au=30/11 remplaçant=cy",
    "brouillon": "#brouillon\nBonjour.",
    "catégorie": "#catégorie délai",
    "cause": "#cause externe confirmée",
    "chercher": "#chercher colis",
    "clore": "#clore terminé",
    "concerne": "#concerne cy",
    "constat": "#constat Le colis est perdu.",
    "contentieux": "#contentieux assignation reçue",
    "dire": "#dire Mia Que faire ?",
    "dossier": "#dossier",
    "décision": "#décision fondée",
    "dédommagement": '#dédommagement remboursement 90 € "par virement"',
    "déplacer": "#déplacer 1 {other}",
    "enregistrer": '#enregistrer canal=téléphone de="Jeanne Roux" mail=jeanne@example.net\nVotre colis est perdu.',
    "envoyer": "#envoyer\nBonjour, nous étudions votre dossier.",
    "exécuté": "#exécuté virement 12",
    "fusionner": "#fusionner {other}",
    "laisser": "#laisser 1\nNous ne livrons pas à Lyon.",
    "malgré": "#malgré accord oral\n#envoyer\nNous vous garantissons un remboursement.",
    "mes-dossiers": "#mes-dossiers",
    "motif": "#motif Le transporteur a perdu le colis.",
    "médiation": "#médiation Médiateur de la consommation",
    "niveau2": "#niveau2 Mia",
    "note": "#note Appelé le transporteur.",
    "ouvrir": '#ouvrir 1 de="Jeanne Roux" mail=jeanne@example.net',
    "point": "#point Le colis est ouvert",
    "posté": "#posté 23/11/2026",
    "produit": "#produit Canapé",
    "question": "#question\n1. Quel transporteur ?",
    "rappel": "#rappel 27/11/2026",
    "refuser": "#refuser à revoir",
    "registre": "#registre 2026",
    "renvoyer": "#renvoyer",
    "requalifier": "#requalifier ce n'est pas une réclamation",
    "retrait": "#retrait il a rappelé",
    "rgpd": "#rgpd",
    "rgpd-répondu": "#rgpd-répondu effacement",
    "revenu": "#revenu virement rejeté",
    "rouvrir": "#rouvrir nouvel élément",
    "réclamant": "#réclamant mail=eve@example.net",
    "résolu": '#résolu "Le colis est renvoyé."',
    "répondre": "#répondre\nVotre colis est remboursé.",
    "souhait": "#souhait remboursement 90 €",
    "statut": "#statut",
    "stop": "#stop",
    "séparer": "#séparer",
    "vague": "#vague non",
    "valider": "#valider",
    "évaluer": "#évaluer gravité=1 complexité=1 répercussions=1",
}
FORWARD = (
    "-------- Message transféré --------\nDe : Victor Durand <victor@example.net>\nDate : 1 octobre 2025 10:00\n"
    "Sujet : Colis\nPour : sav@example.com\n\nMon colis est perdu, je demande un remboursement.\n"
)
# The errands that are no command.
ERRANDS = {
    "confirm": "oui",
    "forward": FORWARD,
    "idea": "Appelons les clients avant de livrer.",
    "reply": "Bonjour, votre colis arrive demain.",
    "aside": "Ce client exagère.",
    "unclear": "Mme Durand a rappelé.",
}


def test_the_table_has_a_row_for_every_effect() -> None:
    assert set(COMMANDS) == {command.name for command in TABLE.commands}
    assert set(ERRANDS) | {"commands"} == set(get_args(Kind))


class Scene:
    """Bo's file, given to Cyrille, and a second one; Ann's letters about it, one of which has left the house."""

    def __init__(self, team: Team) -> None:
        self.team = team
        team.writes(BO, "Mon colis n'est jamais arrivé.", subject="Colis perdu")
        self.spent = team.last(ANN.address, "intake_notice")
        self.acknowledgement = team.last(BO)
        team.writes(EVE, "Ma facture est fausse.", subject="Facture")
        self.other = team.office.complaints()[1].ref
        self.ref = team.office.complaints()[0].ref
        # Ann copies Bo: her letter and her reply address are out.
        team.writes(
            ANN.address, "#note Copie au client.", to=reply_to(self.spent), cc=BO, answers=self.spent.message_id,
            results=passed(),
        )  # fmt: skip
        team.writes(
            ANN.address, "#évaluer gravité=2 complexité=1 répercussions=1\n#affecter cy", subject=f"[{self.ref}]",
            results=passed(),
        )  # fmt: skip
        team.writes(EVE, "Je suis sa voisine.", to=reply_to(self.acknowledgement))
        self.held = team.last(ANN.address)
        self.fresh = team.last(ANN.address, "transcript")
        self.of_cy = team.last(CY.address)
        team.writes(ANN.address, "#note À confirmer.", subject=f"[{self.ref}]")
        self.asked = team.last(ANN.address, "confirmation")
        self.before = team.books()
        self.told = len(team.letters())


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    folder = tmp_path_factory.mktemp("authority")
    team = open_team(f"sqlite:///{folder / 'register.db'}", folder)
    yield Scene(team)
    team.office.office.close()


FAIL = f"{BORDER}; dmarc=fail header.from=example.com"
PASS = f"{BORDER}; dmarc=pass header.from=example.com"
Forgery = Callable[[Scene, str], None]


def _by_subject(scene: Scene, words: str) -> None:
    scene.team.writes(ANN.address, words, subject=f"[{scene.ref}] suite", later=True)


def _by_spent_letter(scene: Scene, words: str) -> None:
    scene.team.writes(ANN.address, words, to=reply_to(scene.spent), answers=scene.spent.message_id, later=True)


def _by_spent_address(scene: Scene, words: str) -> None:
    scene.team.writes(ANN.address, words, to=reply_to(scene.spent), subject=f"[{scene.ref}]", later=True)


def _by_customers_letter(scene: Scene, words: str) -> None:
    letter = scene.acknowledgement
    scene.team.writes(ANN.address, words, to=reply_to(letter), answers=letter.message_id, later=True)


def _by_anothers_letter(scene: Scene, words: str) -> None:
    scene.team.writes(ANN.address, words, to=reply_to(scene.of_cy), answers=scene.of_cy.message_id, later=True)


def _with(*results: str) -> Forgery:
    """Of what stands on top of the mail nothing vouches for Ann."""

    def forged(scene: Scene, words: str) -> None:
        scene.team.writes(ANN.address, words, subject=f"[{scene.ref}]", results=results, later=True)

    return forged


def _of_two_authors(scene: Scene, words: str) -> None:
    scene.team.writes(
        "zed@example.com", words, subject=f"[{scene.ref}]", results=(PASS,), heads=(("From", ANN.address),)
    )


def _of_another_sender(scene: Scene, words: str) -> None:
    heads = (("Sender", "zed@example.com"),)
    scene.team.writes(ANN.address, words, subject=f"[{scene.ref}]", results=(PASS,), heads=heads, later=True)


FORGERIES: dict[str, Forgery] = {
    "a reference in the subject": _by_subject,
    "a letter that a customer was copied": _by_spent_letter,
    "the reply address in such a letter": _by_spent_address,
    "a letter to the customer": _by_customers_letter,
    "another colleague's letter": _by_anothers_letter,
    "another server's word": _with(f"mx.evil.example; {PASS.partition('; ')[2]}"),
    "ours of another domain": _with(f"{BORDER}; dmarc=pass header.from=evil.example"),
    "a fail that is hard to read": _with(f"{BORDER}; spf=none smtp.helo=[192.0.2.1]; {FAIL.partition('; ')[2]}", PASS),
    "a fail in a comment": _with(f"{BORDER}; spf=none smtp.mailfrom=a(b@x; {FAIL.partition('; ')[2]}", PASS),
    "two authors": _of_two_authors,
    "another sender": _of_another_sender,
}


def untouched(scene: Scene) -> None:
    """No row of any table differs, and nobody was written to but to be asked or warned."""
    now = scene.team.books()
    for name, rows in scene.before.items():
        assert now[name] == rows, name
    new = scene.team.letters()[scene.told :]
    # Who was warned today that somebody writes in their name is not warned of the next.
    assert new or (ANN.address, "desk_notice") in {(row.recipient, row.occasion) for row in scene.team.letters()}
    assert {(row.recipient, row.occasion) for row in new} <= {
        (ANN.address, "confirmation"), (ANN.address, "staff_question"), (ANN.address, "desk_notice"),
        (ANN.address, "transcript"), (CY.address, "desk_notice"), (ANN.address, "bundle"), (CY.address, "bundle"),
    }  # fmt: skip
    assert all(
        "Rien n'a été fait" in str(row.raw.decode("utf-8", "replace")) or row.occasion != "transcript" for row in new
    ) or all(row.ref is None for row in new if row.occasion == "transcript")
    scene.told += len(new)


@pytest.mark.slow
@pytest.mark.parametrize("name", FORGERIES)
def test_a_forged_mail_has_no_effect_whatever_it_asks_for(scene: Scene, name: str) -> None:
    for line in (*COMMANDS.values(), *ERRANDS.values()):
        FORGERIES[name](scene, line.format(ref=scene.ref, other=scene.other))
    scene.team.office.waits(minutes=11)
    untouched(scene)


# What only our server's word, or a confirmation, carries out.
STRONG = {
    "accepter", "accepté", "absence", "clore", "constat", "contentieux", "décision", "dédommagement", "déplacer",
    "enregistrer", "exécuté", "fusionner", "malgré", "motif", "médiation", "niveau2", "ouvrir", "séparer", "refuser",
    "requalifier", "retrait", "revenu", "rgpd-répondu", "rouvrir", "réclamant", "répondre", "résolu", "valider",
}  # fmt: skip


def test_what_decides_pays_answers_closes_or_lets_in_wants_more_than_a_reply() -> None:
    lines = {
        verb: Line(1, line, verb, options={"mail": "x"} if verb == "réclamant" else {})
        for verb, line in COMMANDS.items()
    }
    strong = {command.name for command in TABLE.commands if command.strong(lines[command.name])}
    assert strong == STRONG


@pytest.mark.slow
def test_a_leaked_letter_alone_decides_nothing(scene: Scene) -> None:
    """A letter that is still Ann's, and no word of our server: what a thief of her letter could send."""
    for verb in sorted(STRONG):
        letter = scene.fresh
        words = COMMANDS[verb].format(ref=scene.ref, other=scene.other)
        scene.team.writes(ANN.address, words, to=reply_to(letter), answers=letter.message_id, results=())
        now = scene.team.books()
        kinds = {row[5] for row in set(map(tuple, now["entry"])) - set(map(tuple, scene.before["entry"]))}
        assert kinds <= {"StaffWrote", "LetterQueued", "LetterSent"}, verb
        assert now["absence"] == scene.before["absence"], verb


def test_no_answer_without_its_proof_confirms_anything(scene: Scene) -> None:
    asked = scene.asked
    scene.team.writes(CY.address, "oui", to=BOX, answers=asked.message_id, results=())
    scene.team.writes(ANN.address, "oui", to=BOX, results=(FAIL,), answers=asked.message_id)
    scene.team.writes(
        ANN.address, "Oui, je suis absente.", answers=asked.message_id, heads=(("Auto-Submitted", "auto-replied"),)
    )
    scene.team.writes(ANN.address, "Oui, je suis absente jusqu'au 3.", answers=asked.message_id)
    scene.team.writes(EVE, "oui", answers=asked.message_id)
    assert "À confirmer." not in [note.text for note in scene.team.office.complaints()[0].notes]


@pytest.mark.slow
def test_the_control_every_command_is_carried_out_or_refused_for_its_own_reason_with_proof(tmp_path: Path) -> None:
    """With our server's word nothing is held: the table above is not empty of effects."""
    team = open_team(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    scene = Scene(team)
    effects = set()
    for verb, line in COMMANDS.items():
        asked, before = len(team.letters(occasion="confirmation")), team.books()
        team.writes(
            ANN.address, line.format(ref=scene.ref, other=scene.other), subject=f"[{scene.ref}]", results=passed()
        )
        assert len(team.letters(occasion="confirmation")) == asked, verb
        last = team.last(ANN.address, "transcript")
        if team.books() != before and "C'est fait" in last.raw.decode("utf-8", "replace"):
            effects.add(verb)
    assert MIA.address
    assert len(effects) >= 15, sorted(effects)
    assert not team.office.register.verify().faults
    team.office.office.close()
