"""No word on the line of a command is dropped under a "✓": it is read, or refused. All commands of the table."""

from dataclasses import replace
from typing import Any

import pytest

from tests.response.sheet import CY, MIA, NOW, READY, THEN, bench, draft, gift
from worker.complaint.cause_and_action import CorrectiveAction
from worker.complaint.lifecycle import State
from worker.nouns.facts import Facts
from worker.office.commands import TABLE
from worker.processing.commands.frame import Bench
from worker.processing.commands.script import Script, parse
from worker.staff.on_the_line import with_words_below
from worker.staff.running import Outcome, run

ODD = "girafe"
ACTION = CorrectiveAction(
    number=3, description="Revoir", owner="cy@example.com", due=NOW.date(), opened_by="cy@example.com", opened_at=THEN
)
ANSWERED: dict[str, Any] = {"state": State.ANSWERED, "answered_at": THEN, "drafts": (draft(status="released"),)}
REGISTERED: dict[str, Any] = {"state": State.REGISTERED, "owner": ""}
# A line that each command does, as it stands or with a file that is so.
LINES: dict[str, tuple[str, dict[str, Any]]] = {
    "aide": ("#aide", {}),
    "enregistrer": ('#enregistrer canal=téléphone de="Eva Roy" mail=eva@example.org\n\nElle attend.', {}),
    "note": ("#note vu", {}),
    "dire": ("#dire Cyrille Que faire ?", {}),
    "catégorie": ("#catégorie délai", {}),
    "produit": ("#produit canapé", {}),
    "réclamant": ('#réclamant nom="Bo L."', {}),
    "souhait": ("#souhait remboursement 20 €", {}),
    "point": ("#point « la housse »", {}),
    "évaluer": ("#évaluer gravité=2 complexité=1 répercussions=2", {}),
    "affecter": ("#affecter Bob", {}),
    "concerne": ("#concerne Bob", {}),
    "question": ("#question Quelle taille ?", {}),
    "envoyer": ("#envoyer Bonjour, votre canapé est en route.", {}),
    "cause": ("#cause externe", {}),
    "action": ('#action "Revoir" responsable=Bob échéance=+10', {}),
    "action-faite": ("#action-faite 3", {"actions": (ACTION,)}),
    "action-efficace": ("#action-efficace 3 oui", {"actions": (ACTION.model_copy(update={"done_at": THEN}),)}),
    "décision": ("#décision fondée", {}),
    "constat": ("#constat Le bon est signé.", {}),
    "motif": ("#motif La date engage.", {}),
    "dédommagement": ("#dédommagement excuses", {}),
    "brouillon": ("#brouillon", {}),
    "répondre": ("#répondre", {}),
    "malgré": ("#malgré il insiste", {}),
    "refuser": ("#refuser la fin", {"state": State.DECISION_REVIEW, "drafts": (draft(),)}),
    "attente": ("#attente Le transporteur tarde. jusqu'au=+10", {}),
    "exécuté": ("#exécuté virement 12", {"compensations": (gift(status="offered"),)} | ANSWERED),
    "revenu": ("#revenu 1 virement rejeté", {"compensations": (gift(status="executed"),)} | ANSWERED),
    "accepté": ("#accepté", ANSWERED),
    "niveau2": ("#niveau2 Mia", ANSWERED),
    "requalifier": ("#requalifier curieux", REGISTERED),
    "retrait": ("#retrait", {}),
    "contentieux": ("#contentieux assigné", {}),
    "clore": ("#clore réglé", ANSWERED),
    "rappel": ("#rappel +2", {}),
    "absence": ("#absence du=+1 au=+3", {}),
    "statut": ("#statut", {}),
    "chercher": ("#chercher canapé", {}),
    "mes-dossiers": ("#mes-dossiers", {}),
}
# What needs more of a file than a table should tell; each has its own tests, and its words are counted below.
COUNTED = {"posté", "accepter", "séparer", "stop", "valider", "médiation", "fusionner", "rouvrir", "registre",
           "renvoyer", "ouvrir", "laisser", "déplacer", "résolu", "vague",
           "dossier", "rgpd", "rgpd-répondu"}  # fmt: skip


def typed(text: str) -> Script:
    words = TABLE.vocabulary(find_ref=lambda _: "", is_colleague=lambda _: False)
    script = with_words_below(parse(text, words), TABLE)
    return replace(script, typed=script.text)


def at(changes: dict[str, Any]) -> Bench:
    complaint = READY.model_copy(update=changes)
    person = MIA
    made = bench(complaint, person=person)
    rules = replace(made.rules, categories=("délai", "prix"))
    files = {number.number: (complaint.ref,) for number in complaint.actions}
    told = Facts(files_of_action=files, new_refs=("REC-2026-000002-65",), new_actions=(7,))
    message = replace(made.message, in_reply_to=(), subject="Appel")
    return replace(made, rules=rules, facts=told, message=message)


def told(outcome: Outcome) -> str:
    """All that an outcome says and does, without the line as it was typed."""
    return repr([replace(one, line=None) for one in outcome.results]) + repr(outcome.entries) + repr(outcome.letters)


def test_every_command_has_its_line() -> None:
    assert {one.name for one in TABLE.commands} == LINES.keys() | COUNTED


@pytest.mark.parametrize("name", sorted(LINES.keys() - {"refuser"}))
def test_a_word_more_is_read_or_refused(name: str) -> None:
    line, changes = LINES[name]
    first, _, below = line.partition("\n")
    alone = run(typed(line), at(changes), TABLE)
    assert alone.ok, [one.said for one in alone.results]
    more = run(typed(f"{first} {ODD}\n{below}"), at(changes), TABLE)
    assert name == "aide" or not more.ok or ODD in told(more)


@pytest.mark.parametrize("name", sorted(one.name for one in TABLE.commands if one.most_words is not None))
def test_what_reads_few_words_refuses_more_but_courtesies(name: str) -> None:
    found = TABLE.find(name)
    assert found is not None
    few = " ".join("12" for _ in range(found.most_words or 0))
    refused = run(typed(f"#{name} {few} mais {ODD}"), at({}), TABLE).results[0]
    assert refused.done is None
    assert any(ODD in str(one.facts) for one in (refused.said, *refused.steps)) or found.keyed
    courtesy = run(typed(f"#{name} {few}, merci !"), at({}), TABLE).results[0]
    assert "merci" not in str(courtesy.said.facts)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("#répondre Madame, après réexamen nous vous remboursons.", "Madame, après réexamen nous vous remboursons."),
        ("#envoyer Dear Tom, it is on its way.", "Dear Tom, it is on its way."),
        ("#envoyer : Bonjour,\n\nil est en route.", "Bonjour,\n\nil est en route."),
        ("#question Quelle taille ? avant=+10", "Quelle taille ?"),
        ("#question avant=+10 Quelle taille ?", "Quelle taille ?"),
        ("#envoyer total=30 € comme convenu", "total=30 € comme convenu"),
        ("#motif point=1 Parce que.\n#répondre Bien à vous", "Bien à vous"),
        ("#évaluer gravité=2\n\nBonjour", "Bonjour"),
    ],
)
def test_words_on_the_line_of_what_takes_a_text_are_its_text(text: str, words: str) -> None:
    assert typed(text).text == words


def test_approving_with_words_behind_it_approves_nothing() -> None:
    waiting = at({"state": State.DECISION_REVIEW, "drafts": (draft(),)})
    outcome = run(typed("#valider mais changez la fin"), replace(waiting, person=MIA), TABLE)
    assert not outcome.ok
    assert "mais changez la fin" in str(outcome.results[0].steps)


def test_a_key_that_a_command_does_not_read_is_named() -> None:
    outcome = run(typed("#rappel +2 motif=vacances"), replace(at({}), person=CY), TABLE)
    assert outcome.results[0].said.facts["key"] == "motif"


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("#cause personnes ou formation, confirmée", {}),
        ("#cause externe, confirmée.", {}),
        ("#décision : fondée, point=1.", {}),
        ("#action-efficace 3, oui.", {"actions": (ACTION.model_copy(update={"done_at": THEN}),)}),
        ("#action-faite: 3.", {"actions": (ACTION,)}),
        ("#affecter = Bob.", {}),
        ("#évaluer: gravité=2, complexité=1; répercussions=2.", {}),
        ("#concerne Bob, Cyrille Marchand.", {"owner": "mia@example.com"}),
        ("#rappel : demain.", {}),
        ("#niveau2 : Mia,", ANSWERED),
        ("#dédommagement : remboursement, 49,90 €, « par virement »", {}),
        ("#souhait, remboursement: 20 €.", {}),
        ("#catégorie délai.", {}),
    ],
)
def test_commas_colons_and_final_stops_around_values_are_forgiven(text: str, changes: dict[str, Any]) -> None:
    made = at(changes)
    made = replace(made, rules=replace(made.rules, causes=("externe", "personnes ou formation")))
    outcome = run(typed(text), made, TABLE)
    assert outcome.ok, [(one.said, one.steps) for one in outcome.results]


def test_an_equals_sign_behind_a_verb_is_no_word() -> None:
    assert typed("#point=1 bah").lines[0].prose == "1 bah"


def test_what_was_said_right_below_its_keys_is_the_text_of_whoever_is_registered():
    script = typed('#enregistrer canal=téléphone de="Eva Roy"\nle matelas livré est trop dur, elle veut un échange')
    assert script.text == "le matelas livré est trop dur, elle veut un échange"
    assert script.lines[0].options == {"canal": "téléphone", "de": "Eva Roy"}


def test_what_follows_a_cause_of_the_list_says_why():
    file = READY.model_copy(update={"root_cause": ""})
    outcome = run(typed("#cause externe calcaire dans l'eau confirmée"), bench(file), TABLE)
    [found] = [entry for entries in outcome.entries.values() for entry in entries if entry.kind == "CauseFound"]
    assert (found.cause, found.reason, found.status) == ("externe", "calcaire dans l'eau", "confirmed")
