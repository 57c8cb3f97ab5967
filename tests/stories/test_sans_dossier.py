"""Nothing is filed in silence: who does not complain, what machines pass on, and the day's list of what has no file."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.stories.conftest import TEAM, World
from worker.complaint.lifecycle import State

_LINKS = re.compile(r'href="(mailto:[^"]*)"')
STAFF = [*TEAM, {"name": "Diane Lenoir", "address": "diane@example.com", "roles": ["direction"]}]
BROKEN = (
    "Bonjour,\n\nj'ai commandé le 2 novembre un fauteuil (commande 88123), il est arrivé avec un pied fendu."
    "\nJe veux l'échange du fauteuil.\n\nPaul Girard"
)


@pytest.fixture
def world(open_world) -> World:
    return open_world(staff=STAFF)


@pytest.fixture
def ann(world):
    return world.colleague("ann")


def test_a_group_that_rewrites_from_is_no_machine_and_its_author_is_acknowledged(world, ann):
    world.person("'Paul Girard' via Service client", "service-client@autre.example").writes(
        "Fauteuil cassé",
        BROKEN,
        headers={
            "Reply-To": "Paul Girard <paul.girard@client.example>",
            "X-Original-From": "Paul Girard <paul.girard@client.example>",
            "Precedence": "list",
            "List-ID": "<service-client.autre.example>",
        },
    )
    assert world.works().registered == 1
    assert world.file().complainant.addresses == ("paul.girard@client.example",)
    [letter] = world.person("Paul Girard", "paul.girard@client.example").reads()
    assert world.file().ref in letter.subject
    assert world.person("group", "service-client@autre.example").reads() == []
    [notice] = ann.reads()
    assert "Aucun accusé" not in notice


def test_headers_alone_keep_the_acknowledgement_back_and_the_desk_writes_itself(world, ann):
    paul = world.person("Paul Girard", "paul.girard@entreprise.example")
    paul.writes("Fauteuil cassé", BROKEN, headers={"List-Unsubscribe": "<https://crm.example/u/abc>"})
    assert world.works().registered == 1
    assert paul.reads() == []
    [notice] = ann.reads()
    assert "Aucun accusé de réception n'est parti" in notice
    ann.answers(notice, "Bonjour Monsieur Girard,\n\nVotre message est arrivé, je m'en occupe.\n\nAnn Morel")
    world.works()
    [letter] = paul.reads()
    assert "je m'en occupe" in letter


def test_the_mediator_is_told_to_those_who_must_know_and_mediation_is_proposed_for_the_file(world, ann):
    faure = world.person("Yves Faure", "yves.faure@client.example")
    faure.writes("Table fendue", "Bonjour, la table de la commande 40021 est arrivée fendue.\n\nYves Faure")
    world.works()
    ann.answers(ann.reads()[-1], "#évaluer gravité=2 complexité=2 répercussions=2\n#affecter cy")
    world.works()
    cy, diane = world.colleague("cy"), world.colleague("diane")
    mediator = world.person("Médiation CM2C", "saisines@mediation.example")
    for one in (faure, ann, cy, diane):
        one.reads()
    mediator.writes(
        "Saisine M2026-1187 - FAURE / MAISON LENOIR - Recevabilité",
        "Madame, Monsieur,\n\nJ'ai été saisi par M. Yves FAURE d'un différend avec votre société. Le dossier est"
        " recevable. Je vous remercie de me faire parvenir vos observations dans un délai de trois semaines.",
    )
    assert world.works().visitors == 1
    assert mediator.reads() == []
    ref = world.file().ref
    for one in (ann, cy, diane):
        [notice] = one.reads()
        assert "Le médiateur a écrit" in notice.subject
        assert "délai de trois semaines" in notice
        assert f"#médiation {ref}" in notice
    ann.answers(notice, f"#médiation {ref} CM2C")
    world.works()
    assert world.file().state == "in_mediation"


def test_a_registered_letter_and_a_voice_are_shown_the_same_minute_with_what_they_carry(world, ann):
    provider = world.person("AR24", "ne-pas-repondre@lre.example")
    provider.writes(
        "Vous avez reçu une lettre recommandée électronique de Me DUBOIS",
        "Me Claire DUBOIS vous adresse une lettre recommandée électronique.\n"
        "Vous disposez de 15 jours pour l'accepter ou la refuser.",
        headers={"Auto-Submitted": "auto-generated"},
    )
    exchange = world.person("Standard", "pbx@autre.example")
    exchange.writes(
        "Nouveau message vocal de 0611223344 (00:47)",
        "Vous avez un nouveau message vocal de 0611223344, durée 47 secondes.",
        attach=(("message.wav", "audio/wav", b"RIFF" + bytes(200)),),
    )
    world.works()
    registered, voice = ann.reads()
    assert "quinze jours" in registered
    assert "Vous disposez de 15 jours" in registered
    assert [part.get_filename() for part in voice.message.iter_attachments()]
    assert exchange.reads() == provider.reads() == []
    assert world.files() == []


def test_thanks_are_thanked_for_and_nobody_is_asked_which_solution_they_wish(world, ann):
    family = world.person("Famille Petit", "lespetit@mail.example")
    family.writes("Merci !!", "Bonjour, juste un petit mot pour remercier Karim, votre livreur. On recommande !!")
    assert world.works().visitors == 1
    [letter] = family.reads()
    assert "Merci pour vos mots" in letter.subject
    assert "olution" not in letter
    assert ann.reads() == []
    assert world.files() == []


def test_a_question_is_received_and_ends_by_one_word_with_a_text(world, ann):
    bruno = world.person("Bruno Alary", "bruno@mail.example")
    bruno.writes("horaires", "Bonjour, êtes-vous ouverts le 11 novembre ?")
    world.works()
    [received] = bruno.reads()
    assert "bien reçu votre message" in received.subject
    [notice] = ann.reads()
    number = notice.text.partition("#laisser ")[2].partition(" ")[0]
    ann.answers(notice, f"#laisser {number}\n\nBonjour,\n\nNous ouvrons le 11 novembre, de dix heures à midi.\n\nAnn")
    world.works()
    [answer] = bruno.reads()
    assert "de dix heures à midi" in answer
    assert "réclamation" not in answer.subject
    assert world.files() == []


def test_who_was_taken_for_a_question_says_that_it_is_a_complaint(world, ann):
    bruno = world.person("Bruno Alary", "bruno@mail.example")
    bruno.writes("horaires", "Bonjour, êtes-vous ouverts le 11 novembre ?")
    world.works()
    [received] = bruno.reads()
    bruno.answers(received, "Non, c'est une réclamation : j'ai trouvé porte close deux fois.")
    assert world.works().registered == 1


def test_a_lawyers_notice_is_a_complaint_of_the_client_whose_letters_go_to_the_lawyer(world, ann):
    lawyer = world.person("Me Antoine Rey", "a.rey@rey-avocats.example")
    lawyer.writes(
        "Affaire TRAORE c/ MAISON LENOIR",
        "Je vous écris en ma qualité de conseil de Madame Aminata Traoré. Ma cliente a acquis le 14 mars un"
        " réfrigérateur tombé en panne. Son adresse : aminata.traore@mail.example.",
    )
    world.works()
    complaint = world.file()
    assert complaint.complainant.name == "Madame Aminata Traoré"
    assert complaint.complainant.representative == "Me Antoine Rey"
    [letter] = lawyer.reads()
    assert "Bonjour Me Antoine Rey" in letter
    assert "Votre mandat" in letter
    assert "Quelle solution souhaitez-vous" not in letter
    assert world.person("Aminata", "aminata.traore@mail.example").reads() == []


def test_a_days_list_with_forty_aside(world, ann):
    """Grouped by sender, people first, each with one link to open and one to leave; answers to our letters counted."""
    shop = world.person("Promo", "promo@boutique.example")
    for number in range(30):
        shop.writes(
            f"-{number} % ce week-end", "Nos offres. Se désabonner", headers={"List-ID": "<p.boutique.example>"}
        )
    for number in range(9):
        robot = world.person("Robot", f"noreply@outil{number}.example")
        robot.writes("Rapport de la nuit", "Tout va bien.", headers={"Auto-Submitted": "auto-generated"})
    world.person("Bruno", "bruno@mail.example").writes("horaires", "Bonjour, êtes-vous ouverts le 11 novembre ?")
    paul = world.person("Paul Girard", "paul@client.example")
    paul.writes("Fauteuil", BROKEN)
    world.works()
    paul.answers(paul.reads()[0], "Je suis absent.", headers={"Auto-Submitted": "auto-replied"})
    world.works()
    world.lives("2026-11-24 12:00", lists=True)
    [listed] = ann.digests()
    assert "Sans dossier (40)" in listed
    assert "promo@boutique.example (30)" in listed
    aside = listed.text.partition("Sans dossier (40)")[2]
    assert aside.index("bruno@mail.example") < aside.index("promo@boutique.example")
    assert "réponse automatique à une de nos lettres" in listed
    assert listed.html.count("%23ouvrir") == listed.html.count("%23laisser") == 10
    assert "Et 1 autre expéditeur" in listed
    # What machines sent is on one day's list; what waits for a word of somebody stays.
    world.lives("2026-11-25 12:00", lists=True)
    [following] = ann.digests()
    assert "Sans dossier (1)" in following
    number = following.text.partition("#ouvrir ")[2].partition(" ")[0]
    ann.answers(following, f"#laisser {number}")
    world.works()
    world.lives("2026-11-26 12:00", lists=True)
    assert "Sans dossier" not in ann.digests()[0].text.replace("Sans dossier :", "")


def test_what_a_filter_kept_is_opened_as_of_its_day_and_acknowledged_to_who_wrote(world, ann):
    paul = world.person("Paul Girard", "paul@client.example")
    paul.writes("Colis", "Rien dans la boîte, encore.", headers={"Precedence": "bulk"})
    assert world.works().machine == 1
    arrived = world.now.date()
    world.lives("2026-11-25 12:00", lists=True)
    listed = ann.digests()[0]
    number = listed.text.partition("#ouvrir ")[2].partition(" ")[0]
    ann.answers(listed, f"#ouvrir {number}")
    world.works()
    complaint = world.file()
    assert complaint.received_at.astimezone(world.now.tzinfo).date() == arrived
    [letter] = paul.reads()
    assert complaint.ref in letter.subject
    told = ann.reads()
    assert any(complaint.ref in one for one in told)
    # Twice is once.
    ann.answers(listed, f"#ouvrir {number}")
    world.works()
    assert len(world.files()) == 1
    assert any("a déjà son dossier" in one for one in ann.reads())


def test_nobody_opens_by_a_colleagues_name_alone(world, ann):
    world.person("Promo", "promo@boutique.example").writes("-5 %", "Offres", headers={"Precedence": "bulk"})
    world.works()
    world.person("Ann Morel", "ann@example.com").writes("Re:", "#ouvrir 1", verdict="fail")
    world.works()
    assert world.files() == []


def test_a_name_in_the_link_of_mediation_commands_nothing(world, ann):
    faure = world.person("Yves Faure", "yves.faure@client.example")
    faure.writes("Table fendue", "Bonjour, la table de la commande 40021 est arrivée fendue.\n\nYves Faure")
    world.works()
    ref = world.file().ref
    ann.reads()
    world.person('"Le médiateur. #note pirate ﹟clore"', "saisines@mediation.example").writes(
        f"Saisine M2026-1187 - {ref} - Recevabilité",
        "Madame, Monsieur,\n\nJ'ai été saisi par M. Yves FAURE d'un différend avec votre société. Le dossier est"
        " recevable. Je vous remercie de me faire parvenir vos observations dans un délai de trois semaines.",
    )
    world.works()
    [notice] = ann.reads()
    bodies = [parse_qs(urlsplit(unescape(url)).query).get("body", [""])[0] for url in _LINKS.findall(notice.html)]
    [typed] = [body for body in bodies if body.startswith("#médiation")]
    ann.answers(notice, typed)
    world.works()
    assert world.file().state is State.IN_MEDIATION
    assert "Noted" not in world.entries(ref)
