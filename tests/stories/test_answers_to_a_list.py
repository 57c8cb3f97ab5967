"""A colleague answers the morning's list in a few lines: each goes to the file of the customer whom it names."""

import pytest

from tests.stories.before import before
from worker.complaint.lifecycle import State
from worker.register import tasks


@pytest.fixture
@before
def listed(office, ann):
    """Three customers with a file each, and the desk's list of the next morning."""
    for name, subject in (
        ("Jana Ivanova", "Trois colis"),
        ("Karim Benali", "C'est une honte"),
        ("Odette Garnier", "Fuite"),
    ):
        who = office.person(name, f"{name.split()[1].lower()}@example.org")
        who.writes(subject, f"Bonjour,\n\n{subject} : je réclame, c'est inadmissible.\n\n{name}")
    office.works()
    ann.reads()
    office.waits(hours=24)
    ann.reads()
    return ann.digests()[-1]


def of(office, name):
    [found] = [one for one in office.files() if one.complainant.name.endswith(name)]
    return found


def test_each_line_is_done_or_kept_in_the_file_that_it_names(office, ann, cy, listed):
    ann.answers(
        listed,
        "Bonjour\nIvanova pour Cyrille, moyenne complexe isolées\nBenali je m'en occupe\nisobat : laisser, je l'ai"
        " transmis à la compta\nGarnier c'est fait, Cyrille l'a appelée\nAnn",
    )
    office.works()
    assert (of(office, "Ivanova").state, of(office, "Ivanova").owner) == (State.ASSESSED, "cy@example.com")
    assert of(office, "Benali").owner == "ann@example.com"
    assert [note.text for note in of(office, "Garnier").notes] == ["Garnier c'est fait, Cyrille l'a appelée"]
    [transcript] = [letter for letter in ann.reads() if letter.subject.startswith("C'est fait")]
    assert f"{of(office, 'Garnier').ref} Garnier c'est fait" in transcript
    assert "Ne désigne aucun dossier" in transcript
    assert "isobat : laisser" in transcript
    assert any("À traiter" in letter.subject for letter in cy.reads())


def test_sentences_on_one_line_go_each_their_way(office, ann, listed):
    ann.answers(
        listed, "tout est bon pour moi. Benali je le prends. Garnier réglé, je l'ai eue au tel, elle est contente"
    )
    office.works()
    assert of(office, "Benali").owner == "ann@example.com"
    assert "elle est contente" in of(office, "Garnier").notes[0].text
    assert of(office, "Ivanova").notes == ()


def test_a_reference_names_its_file_too(office, ann, listed):
    ref = of(office, "Benali").ref
    ann.answers(listed, f"{ref} : j'attends la compta, je relance demain")
    office.works()
    assert "j'attends la compta" in of(office, "Benali").notes[0].text


def test_who_bears_a_name_that_two_customers_have_is_not_guessed(office, ann, listed):
    office.person("Samia Benali", "samia@example.net").writes("Lampe cassée", "Ma lampe est cassée.\n\nSamia Benali")
    office.works()
    ann.reads()
    ann.answers(listed, "Benali je m'en occupe")
    office.works()
    assert [one.owner for one in office.files() if one.complainant.name.endswith("Benali")] == ["", ""]
    ann.reads()
    ann.answers(listed, "Samia Benali je m'en occupe")
    office.works()
    assert {one.complainant.name: one.owner for one in office.files()}["Samia Benali"] == "ann@example.com"


def test_what_names_nobody_is_asked_about_as_before(office, ann, listed):
    ann.answers(listed, "merci pour la liste")
    office.works()
    [asked] = ann.reads()
    assert "Que faut-il faire" in asked.subject


def test_nobody_who_is_not_proven_writes_into_files_by_a_name(office, ann, listed):
    ann.writes("liste", "Benali je m'en occupe", verdict="fail")
    office.works()
    assert of(office, "Benali").owner == ""
    assert of(office, "Benali").notes == ()


@pytest.mark.parametrize("words", ["Benali et Garnier c'est pour Cyrille", "Benali / Garnier je m'en occupe"])
def test_a_line_about_two_customers_is_given_back(office, ann, cy, listed, words):
    ann.answers(listed, f"{words}\nIvanova je m'en occupe")
    office.works()
    assert [of(office, name).owner for name in ("Benali", "Garnier")] == ["", ""]
    assert of(office, "Ivanova").owner == "ann@example.com"
    [transcript] = [letter for letter in ann.reads() if letter.subject.startswith("C'est fait")]
    assert words in transcript


def test_a_new_mail_that_begins_with_a_name_writes_into_nobodys_file(office, ann, listed):
    ann.writes("à propos", "Benali je m'en occupe")
    office.works()
    assert of(office, "Benali").owner == ""
    assert of(office, "Benali").notes == ()


def test_a_line_that_says_that_it_is_paid_carries_out_what_its_file_owes(office, ann, listed):
    ref = of(office, "Garnier").ref
    ann.writes(
        f"[{ref}]",
        "#évaluer 2 1 2\n#affecter moi\n#cause externe confirmée\n#décision fondée\n#motif Une date promise engage.\n"
        '#dédommagement remboursement 49,90 € "par virement"\n#répondre\n\nBonjour,\n\nToutes nos excuses.',
    )
    office.works()
    ann.reads()
    office.waits(hours=24)
    ann.reads()
    ann.answers(ann.digests()[-1], "Garnier : viré hier, virement n° VIR-8841\nBenali je m'en occupe")
    office.works()
    [refund] = of(office, "Garnier").compensations
    assert refund.status == "executed"
    assert "VIR-8841" in refund.proof
    # A letter left for the customer, and nobody is told that none did.
    told = ann.reads()[-1]
    assert "Le client en reçoit une lettre." in told
    assert "rien n'est parti au client" not in told
    assert of(office, "Benali").owner == "ann@example.com"


def test_what_is_only_noted_though_it_speaks_of_an_end_says_so(office, ann, listed):
    ann.answers(listed, "Garnier c'est réglé, on peut clore")
    office.works()
    garnier = of(office, "Garnier")
    assert garnier.state is State.REGISTERED
    [told] = [letter for letter in ann.reads() if letter.subject.startswith("C'est fait")]
    assert "vouliez-vous davantage ?" in told
    assert f"#resolu {garnier.ref}" in told


def decided(office, ann, name, worth="remboursement 49,90 €"):
    """Ann decides that file, which then owes something."""
    ann.writes(
        f"[{of(office, name).ref}]",
        "#évaluer 2 1 2\n#affecter moi\n#cause externe confirmée\n#décision fondée\n#motif Une date promise engage.\n"
        f'#dédommagement {worth} "par virement"\n#répondre\n\nBonjour,\n\nToutes nos excuses.',
    )
    office.works()
    ann.reads()


def notes(office, name):
    return [note.text for note in of(office, name).notes]


def test_each_customer_named_behind_a_comma_has_their_own_words(office, ann, listed):
    decided(office, ann, "Garnier")
    ann.answers(listed, "Garnier virement fait VIR-90012, Ivanova elle rappelle, Benali on attend jeudi")
    office.works()
    [refund] = of(office, "Garnier").compensations
    assert (refund.status, "VIR-90012" in refund.proof) == ("executed", True)
    told = office.person("Odette Garnier", "garnier@example.org").reads()[-1]
    assert "Référence : VIR-90012" in told
    assert notes(office, "Garnier") == []
    assert notes(office, "Ivanova") == ["Ivanova elle rappelle"]
    assert notes(office, "Benali") == ["Benali on attend jeudi"]


@pytest.mark.parametrize(
    "words",
    [
        "garnier j'ai laissé un message, ivanova elle rappelle",
        "Mme Garnier j'ai laissé un message et Mme Ivanova elle rappelle",
        "Garnier j'ai laissé un message puis Jana Ivanova elle rappelle",
    ],
)
def test_however_the_second_is_called(office, ann, listed, words):
    ann.answers(listed, words)
    office.works()
    [of_garnier], [of_ivanova] = notes(office, "Garnier"), notes(office, "Ivanova")
    assert "message" in of_garnier
    assert "rappelle" not in of_garnier
    assert "rappelle" in of_ivanova
    assert "message" not in of_ivanova


@pytest.mark.parametrize(
    "words",
    [
        # A colleague, a common word, the customer's own first name.
        "Garnier a rappelé, Cyrille l'a eue au téléphone",
        "Garnier table livrée, petit retard de dix minutes",
        "Garnier a rappelé, Odette Garnier est contente",
    ],
)
def test_what_names_nobody_else_stays_whole(office, ann, listed, words):
    for name in ("Cyrille Petit", "Odette Garnier"):
        who = office.person(name, f"{name.split()[1].lower()}@example.org")
        if name != "Odette Garnier":
            who.writes("Lampe", f"Ma lampe est cassée, c'est inadmissible.\n\n{name}")
    office.works()
    ann.reads()
    ann.answers(listed, words)
    office.works()
    assert notes(office, "Garnier") == [words]


@pytest.mark.parametrize(
    "words", ["Garnier virement 49,90 fait, VIR-90020", "Garnier : virement de 49.90 fait VIR-90020"]
)
def test_the_sum_and_the_number_of_a_transfer_carry_out_what_is_owed(office, ann, listed, words):
    decided(office, ann, "Garnier")
    ann.answers(listed, words)
    office.works()
    [refund] = of(office, "Garnier").compensations
    assert (refund.status, "VIR-90020" in refund.proof) == ("executed", True)


def test_another_sum_than_is_owed_is_kept_and_the_other_lines_are_done(office, ann, listed):
    decided(office, ann, "Garnier")
    ann.answers(listed, "Garnier virement 39,90 fait, VIR-90020\nBenali je m'en occupe")
    office.works()
    [refund] = of(office, "Garnier").compensations
    assert refund.status != "executed"
    assert notes(office, "Garnier") == ["Garnier virement 39,90 fait, VIR-90020"]
    assert of(office, "Benali").owner == "ann@example.com"


def two_of_benali(office, ann):
    office.person("Karim Benali", "benali@example.org").writes("Lampe", "Ma lampe est cassée.\n\nKarim Benali")
    office.works()
    ann.reads()
    return [one.ref for one in office.files() if one.complainant.name == "Karim Benali"]


def test_of_a_customer_with_two_files_both_are_shown_with_their_line(office, ann, listed):
    refs = two_of_benali(office, ann)
    assert len(refs) == 2
    ann.answers(listed, "Benali c'est réglé on clot\nIvanova je m'en occupe")
    office.works()
    assert of(office, "Ivanova").owner == "ann@example.com"
    [told] = [letter for letter in ann.reads() if letter.subject.startswith("C'est fait")]
    assert "Quel dossier est-ce ?" in told
    assert all(f"#resolu {ref}" in told for ref in refs)
    assert "C'est une honte" in told
    assert "Lampe" in told
    assert "Ne désigne aucun dossier" not in told


def test_where_nothing_else_is_said_they_are_offered_too(office, ann, listed):
    refs = two_of_benali(office, ann)
    ann.answers(listed, "Benali le 2e on attend la pièce")
    office.works()
    [asked] = ann.reads()
    assert "Que faut-il faire" in asked.subject
    assert all(f"#note {ref} Benali le 2e on attend la pièce" in asked for ref in refs)
    ann.writes("la note", f"#note {refs[0]} Benali le 2e on attend la pièce")
    office.works()
    [kept] = [one for one in office.files() if one.ref == refs[0]]
    assert [note.text for note in kept.notes] == ["Benali le 2e on attend la pièce"]


def test_of_two_customers_in_one_line_both_are_shown(office, ann, listed):
    ann.answers(listed, "Benali et Garnier rien à faire\nIvanova je m'en occupe")
    office.works()
    [told] = [letter for letter in ann.reads() if letter.subject.startswith("C'est fait")]
    for name in ("Benali", "Garnier"):
        assert notes(office, name) == []
        assert f"#note {of(office, name).ref} Benali et Garnier rien à faire" in told


def test_what_may_be_a_duplicate_leaves_the_list_by_its_number(world, ann, bo):
    for text in ("Ma lampe est arrivée cassée, commande 4471.", "Ma lampe de la commande 4471 clignote aussi."):
        bo.writes("Lampe, commande 4471", f"Bonjour,\n\n{text}\n\nBo Lindqvist")
        world.works()
    [task] = world.office.desk.register.look(tasks.waiting)
    assert task.kind == "duplicate"
    world.lives("2026-11-24 09:00", lists=True)
    [listed] = ann.digests()
    assert f"#laisser {task.parcel}" in listed
    ann.answers(listed, f"#laisser {task.parcel}")
    world.works()
    assert "hors de la liste" in ann.reads()[-1]
    assert world.office.desk.register.look(tasks.waiting) == []


def test_a_customer_may_be_named_further_on(office, ann, cy, listed):
    ann.answers(
        listed, "j'ai eu Mme Ivanova au tel elle rappelle demain\nrien de neuf pour Garnier\nvu avec Cyrille, il est ok"
    )
    office.works()
    assert "elle rappelle demain" in of(office, "Ivanova").notes[0].text
    assert "rien de neuf" in of(office, "Garnier").notes[0].text
    assert of(office, "Benali").notes == ()
    [transcript] = [letter for letter in ann.reads() if letter.subject.startswith("C'est fait")]
    assert "vu avec Cyrille" in transcript.text.partition("Ne désigne aucun dossier")[2]


def test_two_customers_further_on_are_given_back(office, ann, listed):
    ann.answers(listed, "j'ai appelé Garnier puis Benali, pas de réponse\nIvanova je m'en occupe")
    office.works()
    assert [of(office, name).notes for name in ("Benali", "Garnier")] == [(), ()]
    assert of(office, "Ivanova").owner == "ann@example.com"


def test_what_is_done_on_a_day_to_come_is_not_done_and_who_is_named_gets_the_file(office, ann, cy, listed):
    ref = of(office, "Garnier").ref
    ann.writes(
        f"[{ref}]",
        "#évaluer 2 1 2\n#affecter moi\n#cause externe confirmée\n#décision fondée\n#motif Une date promise engage.\n"
        '#dédommagement remplacement "par le transporteur"\n#répondre\n\nBonjour,\n\nToutes nos excuses.',
    )
    office.works()
    ann.reads()
    office.waits(hours=24)
    ann.reads()
    ann.answers(ann.digests()[-1], "ivanova cyrille stp, garnier le frigo est livré lundi 30")
    office.works()
    assert of(office, "Ivanova").owner == "cy@example.com"
    assert [one.status for one in of(office, "Garnier").compensations] == ["offered"]
    assert "le frigo est livré lundi 30" in of(office, "Garnier").notes[-1].text


@pytest.mark.parametrize("words", ["Benali à bob, faible simple isolées", "benali : bob, faible, simple, isolées"])
def test_who_is_named_beside_the_scores_gets_the_file(office, ann, bob, listed, words):
    ann.answers(listed, words)
    office.works()
    benali = of(office, "Benali")
    assert (benali.state, benali.owner, benali.notes) == (State.ASSESSED, "bob@example.com", ())


def test_a_name_alone_behind_a_customers_gives_the_file(office, ann, bob, cy, listed):
    ann.answers(listed, "benali : bob\nivanova cyrille urgent")
    office.works()
    assert [of(office, name).owner for name in ("Benali", "Ivanova")] == ["bob@example.com", "cy@example.com"]
    assert any("À traiter" in letter.subject for letter in bob.reads())


def test_what_of_a_line_is_not_understood_is_named_beside_what_was_done(office, ann, bob, listed):
    ann.answers(listed, "benali faible simple isolées, vu avec bob hier")
    office.works()
    benali = of(office, "Benali")
    assert (benali.assessment.severity.value, benali.owner) == (1, "")
    [told] = ann.reads()
    assert f"{benali.ref} vu avec bob hier : note ajoutée au dossier" in told


def test_several_customers_before_one_colon_have_each_what_is_said(office, ann, cy, listed):
    ann.answers(listed, "benali, Mme Garnier et ivanova : cyrille, moyenne simple isolées")
    office.works()
    for name in ("Benali", "Garnier", "Ivanova"):
        assert (of(office, name).state, of(office, name).owner) == (State.ASSESSED, "cy@example.com")


def test_who_is_unknown_among_several_gives_the_line_back(office, ann, cy, listed):
    ann.answers(listed, "benali, dupont, garnier : pour cyrille\nivanova je m'en occupe")
    office.works()
    assert [of(office, name).owner for name in ("Benali", "Garnier", "Ivanova")] == ["", "", "ann@example.com"]


@pytest.mark.parametrize(
    "words", ["fuite : bob, moyenne simple isolées", "3 (la fuite) : bob, moyenne simple isolées", "REC : bob"]
)
def test_a_word_of_the_subject_or_the_number_before_a_colon_names_the_file(office, ann, bob, listed, words):
    garnier = of(office, "Garnier")
    ann.answers(listed, words.replace("REC", garnier.ref.rsplit("-", 1)[0]))
    office.works()
    assert of(office, "Garnier").owner == "bob@example.com"
    assert [of(office, name).owner for name in ("Benali", "Ivanova")] == ["", ""]


def answered(office, ann, bo_name):
    """Ann answers that file, and nothing is owed."""
    ann.writes(
        f"[{of(office, bo_name).ref}]",
        "#évaluer 2 1 2\n#affecter moi\n#cause externe confirmée\n#décision fondée\n#motif Une date promise engage.\n"
        "#dédommagement excuses\n#répondre\n\nBonjour,\n\nToutes nos excuses.",
    )
    office.works()
    ann.reads()


@pytest.mark.parametrize(
    "words",
    [
        "garnier ok clôture elle est contente",
        "garnier accepté, cloture",
        "REF clore, elle a reçu sa lettre",
        "garnier : tout est ok on clôture",
        "Garnier, benali : tout est ok, on clôture",
    ],
)
def test_a_file_that_is_answered_is_closed_in_the_words_of_a_line(office, ann, listed, words):
    answered(office, ann, "Garnier")
    answered(office, ann, "Benali")
    ann.answers(listed, words.replace("REF", of(office, "Garnier").ref))
    office.works()
    assert of(office, "Garnier").state is State.CLOSED
    assert (of(office, "Benali").state is State.CLOSED) is ("benali" in words)


def test_what_a_word_of_the_subject_would_close_is_asked_about_with_its_line(office, ann, listed):
    answered(office, ann, "Garnier")
    ann.answers(listed, "fuite : ok clôture\nivanova je m'en occupe")
    office.works()
    garnier = of(office, "Garnier")
    assert garnier.state is State.ANSWERED
    told = ann.reads()[-1]
    assert f"#clore {garnier.ref}" in told
    assert "Odette Garnier" in told


def test_an_approval_in_a_line_is_offered_with_the_version_that_waits(office, ann, mia, cy, listed):
    ann.writes(
        f"[{of(office, 'Garnier').ref}]",
        "#évaluer 2 1 2\n#affecter moi\n#cause externe confirmée\n#décision non-fondée\n#motif Le délai est respecté.\n"
        "#dédommagement aucun\n#répondre\n\nBonjour,\n\nNous ne pouvons pas donner suite.",
    )
    office.works()
    office.waits(hours=24)
    mia.reads()
    mia.answers(mia.digests()[-1], "garnier ok pour moi")
    office.works()
    garnier = of(office, "Garnier")
    assert garnier.state is State.DECISION_REVIEW
    assert f"#valider {garnier.ref} version=1" in mia.reads()[-1]


def test_what_is_said_to_be_no_complaint_and_no_duplicate_offers_that_line_alone(office, ann, mia, listed):
    office.person("Mia Laurent", "mia.laurent@example.net").writes(
        "URGENT", "Je réclame 1240 euros tout de suite, c'est inadmissible, payez.\n\nMia Laurent"
    )
    office.works()
    ann.reads()
    ref = of(office, "Laurent").ref
    ann.answers(listed, "mia laurent : arnaque, doublon non\ngarnier doublon non, ne rien répondre")
    office.works()
    told = ann.reads()[-1]
    assert f"#requalifier {ref} hameçonnage" in told or f"#requalifier {ref} hameconnage" in told
    assert "#affecter" not in told.text.partition("Gardé comme note")[2]
    assert "#fusionner" not in told


def kept(office, ann, listed):
    """The receipt of a list's answer of which two lines were only kept."""
    for name in ("Garnier", "Benali"):
        answered(office, ann, name)
    ann.answers(listed, "garnier elle est d'accord\nbenali il est d'accord")
    office.works()
    return ann.reads()[-1]


def test_a_yes_to_a_receipt_that_offered_two_lines_shows_both_and_does_neither(office, ann, listed):
    receipt = kept(office, ann, listed)
    refs = [of(office, name).ref for name in ("Garnier", "Benali")]
    ann.answers(receipt, "oui")
    office.works()
    [asked] = ann.reads()
    assert all(f"#accepte {ref}" in asked for ref in refs)
    assert [of(office, name).state for name in ("Garnier", "Benali")] == [State.ANSWERED] * 2


def test_words_in_answer_to_a_receipt_that_name_no_file_are_asked_about_with_each(office, ann, listed):
    receipt = kept(office, ann, listed)
    ann.answers(receipt, "rappelé ce matin, pas de réponse")
    office.works()
    [asked] = ann.reads()
    for name in ("Garnier", "Benali"):
        assert f"#note {of(office, name).ref} rappelé ce matin, pas de réponse" in asked


def test_a_customer_behind_a_small_word_is_named_in_answer_to_a_receipt(office, ann, listed):
    receipt = kept(office, ann, listed)
    ann.answers(receipt, "le colis de garnier repart demain")
    office.works()
    assert [note.text for note in of(office, "Garnier").notes][-1] == "le colis de garnier repart demain"


@pytest.mark.parametrize("called", ["cy", "Cy", "cyrille", "Cyrille"])
def test_who_is_called_by_a_short_name_in_a_line_reads_it_and_its_writer_learns_that(office, ann, cy, listed, called):
    ann.answers(
        listed, f"Garnier a appelé elle est furieuse, {called} tu peux la rappeler\nBenali : dis à {called} d'attendre"
    )
    office.works()
    [transcript] = [letter for letter in ann.reads() if letter.subject.startswith("C'est fait")]
    assert "Cyrille Marchand lit vos mots" in transcript
    letters = cy.reads()
    assert any("tu peux la rappeler" in letter for letter in letters)
    assert any("d'attendre" in letter for letter in letters)
    office.proves()


def test_a_courtesy_to_a_short_name_gives_nobody_anything(office, ann, cy, listed):
    ann.answers(listed, "merci cy")
    office.works()
    assert all(of(office, name).owner == "" for name in ("Ivanova", "Benali", "Garnier"))
