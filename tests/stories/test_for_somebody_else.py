"""Somebody writes about another's file, and a complainant moves: nobody reads a file by writing about it."""

import pytest

from tests.stories.answering import BEGIN

MACHINE = "Bonjour,\n\nMon lave-linge de la commande LV-448812 est en panne depuis lundi.\n\nLucie Armand"


def lucie_complains(world):
    lucie = world.person("Lucie Armand", "lucie.armand@example.org")
    lucie.writes("Lave-linge en panne", MACHINE)
    world.works()
    [_] = lucie.reads()
    return lucie


def shows_nothing(letter, ref):
    whole = f"{letter.message['Reply-To']} {letter.subject} {letter.text}"
    return not [words for words in (ref, "lave-linge", "LV-448812", "Lucie") if words in whole]


@pytest.mark.parametrize(
    "words",
    [
        "Bonjour, je suis la fille de Lucie Armand, référence {ref}. Quand venez-vous ?\n\nClaire Armand",
        "Bonjour, j'écris pour ma mère Lucie Armand, commande LV-448812 : quand venez-vous ?\n\nClaire Armand",
        "bonjour je suis la fille de lucie armand, dossier {ref}, quand venez vous ?\n\nclaire",
        "Bonjour, ma mère est hospitalisée, je vous écris à sa place, référence {ref}.\n\nClaire Armand",
        "Hello, my mother is in hospital, I am writing for her, reference {ref}. When do you come?\n\nClaire Armand",
    ],
)
def test_a_daughter_waits_beside_the_file_until_a_colleague_says_yes_in_one_line(world, ann, words):
    lucie = lucie_complains(world)
    ann.reads()
    ref = world.file().ref
    claire = world.person("Claire Armand", "claire@example.net")
    claire.writes("Ma question", words.format(ref=ref))
    world.works()
    # She is told what is true, and nothing of the file; Lucie hears nothing of it.
    [told] = claire.reads()
    assert shows_nothing(told, ref)
    assert "signés de sa main" in told or "signed by them" in told
    assert lucie.reads() == []
    [relay] = ann.reads()
    [held] = world.file().held_messages
    assert f"#accepter {held.parcel}" in relay
    # What she sends in answer waits at the same place, and she is asked for her mandate once.
    claire.answers(told, "Voici le mot de ma mère.", to="reclamations@example.com")
    world.works()
    assert claire.reads() == []
    assert len(world.file().held_messages) == 2
    ann.reads()
    ann.answers(relay, f"#accepter {held.parcel}")
    world.works()
    assert [one.sender for one in world.file().messages] == ["lucie.armand@example.org", "claire@example.net"]
    # Our letters go on to whose file it is.
    ann.answers(relay, f"{BEGIN}\n#question\n1. Quel est le modèle ?")
    world.works()
    assert any("Quel est le modèle" in letter.text for letter in lucie.reads())
    assert claire.reads() == []


def test_a_husband_who_asks_where_their_file_stands_hears_that_his_mail_came(world, ann):
    lucie_complains(world)
    ann.reads()
    ref = world.file().ref
    paul = world.person("Paul Armand", "paul@example.net")
    paul.writes(
        "Où en est notre dossier ?", "Bonjour, mon épouse vous a écrit lundi. Où en est notre dossier ?\n\nPaul"
    )
    world.works()
    [told] = paul.reads()
    assert "est bien arrivé" in told
    assert shows_nothing(told, ref)
    # The desk sees whose file it may be.
    [notice] = ann.reads()
    assert ref in notice
    assert len(world.files()) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Bonjour, ma nouvelle adresse mail est lucie@nouvelle.example, écrivez-moi plutôt là.\n\nLucie Armand",
        "Bonjour, merci de m'écrire désormais à lucie@nouvelle.example.\n\nLucie Armand",
    ],
)
def test_a_new_address_in_plain_words_is_one_line_for_the_desk(world, ann, words):
    lucie = lucie_complains(world)
    ann.reads()
    lucie.writes("Changement d'adresse", words)
    world.works()
    assert lucie.reads() == []
    [relay] = ann.reads()
    assert "#réclamant mail=lucie@nouvelle.example" in relay
    assert world.file().complainant.addresses == ("lucie.armand@example.org",)
    ann.answers(relay, "#réclamant mail=lucie@nouvelle.example")
    world.works()
    assert world.file().complainant.addresses[0] == "lucie@nouvelle.example"


def test_a_stranger_who_asks_for_the_letters_of_a_file_is_shown_as_such(world, ann):
    lucie = lucie_complains(world)
    ann.reads()
    ref = world.file().ref
    eve = world.person("Lucie Armand", "lucie.armand@attacker.example")
    eve.writes(f"Dossier {ref}", "Je n'ai plus accès à mon ancienne boîte, écrivez-moi désormais ici.\n\nLucie Armand")
    world.works()
    [told] = eve.reads()
    # Their own subject comes back to them, and nothing else.
    assert "lave-linge" not in told.text
    assert ref not in str(told.message["Reply-To"])
    [relay] = ann.reads()
    assert "inconnu du dossier" in relay
    assert "vérifiez d'abord" in relay
    # No link does it: whoever is sure types the line.
    assert "#réclamant mail=" not in relay
    assert world.file().complainant.addresses == ("lucie.armand@example.org",)
    assert lucie.reads() == []


def test_a_relative_who_tells_of_a_danger_is_a_complaint_at_once(world, ann):
    lucie_complains(world)
    ann.reads()
    ref = world.file().ref
    claire = world.person("Claire Armand", "claire@example.net")
    text = f"Je suis la fille de Lucie Armand, dossier {ref} : ma mère a pris une décharge électrique, elle est brûlée."
    claire.writes("Urgent", text)
    world.works()
    assert len(world.files()) == 2
    [told] = claire.reads()
    assert "112" in told


def test_a_husband_who_complains_for_his_wife_is_answered_as_such_and_joined_by_one_line(world, ann):
    lucie_complains(world)
    ann.reads()
    ref = world.file().ref
    paul = world.person("Paul Armand", "paul@example.net")
    paul.writes(
        "Lave-linge", "Ma femme Lucie Armand vous a écrit : la machine est toujours en panne, c'est honteux.\n\nPaul"
    )
    world.works()
    [told] = paul.reads()
    assert "Vous nous écrivez pour Lucie Armand" in told
    assert "un simple message suffit" in told
    assert "Quelle solution" not in told
    [notice] = ann.reads()
    assert f"#fusionner {ref}" in notice


@pytest.mark.parametrize("address", ["reclamations@example.com", "ann@example.com"])
def test_nobody_moves_a_files_letters_to_ourselves(world, ann, address):
    lucie = lucie_complains(world)
    ann.reads()
    lucie.writes("Adresse", f"Ma nouvelle adresse mail est {address}, merci.\n\nLucie Armand")
    world.works()
    [relay] = ann.reads()
    assert f"#réclamant mail={address}" not in relay


def test_a_lawyer_who_names_their_client_is_a_new_file_beside_the_clients(world, ann):
    lucie_complains(world)
    ref = world.file().ref
    ann.reads()
    lawyer = world.person("Maître Paul Dubois", "dubois@avocats.example")
    lawyer.writes(
        "Madame Armand / Maison Lenoir",
        "Madame, Monsieur,\n\nJe suis l'avocat de Madame Lucie Armand, qui me charge de vous demander réparation de"
        " son préjudice : son lave-linge est en panne.\n\nPaul Dubois\nAvocat au barreau de Lyon",
    )
    world.works()
    assert [file.possible_duplicates for file in world.files()] == [(), (ref,)]
    assert all(ref not in letter for letter in lawyer.reads())
    assert ref in "".join(letter.text for letter in ann.reads())
