"""The answer and the end of a file in the words of whoever works on it: what they say fills the form, or is done."""

import pytest

from tests.staff.nobody import filled
from tests.stories.answering import complains
from worker.complaint.lifecycle import State

ANSWERED = """#évaluer gravite=faible complexite=simple repercussions=isolees
#cause erreur de saisie confirmée
#décider fondée
#raison nous avons mal saisi le prix
#{gift}
#répondre

Bonjour,

Nous avons mal saisi le prix et vous présentons nos excuses.

Cyrille"""


def _answered(office, bo, cy, assigned, gift):
    """The answer has left; what came back of it to its writer."""
    cy.answers(assigned, ANSWERED.format(gift=gift))
    office.works()
    assert office.file().state is State.ANSWERED
    bo.reads()
    return cy.reads()[-1]


def _form(letter):
    rows = [row.strip().removeprefix("- ") for row in letter.message.get_body(("plain",)).get_content().split("\n")]
    start = next(n for n, row in enumerate(rows) if row.startswith(("#evaluer", "#cause", "#decision")))
    lines = [row for row in rows[start:] if row]
    return lines[: lines.index("#repondre") + 1]


def test_a_refund_said_in_words_fills_its_form_and_takes_two_mails(office, bo, ann, cy):
    ann.answers(complains(office, bo, ann), "#affecter Cyrille")
    office.works()
    [given] = cy.reads()
    cy.answers(
        given,
        "c'est nous qui avons tort, on rembourse 49 € par virement. cause : erreur de saisie. pas grave, simple",
    )
    office.works()
    [asked] = cy.reads()
    form = _form(asked)
    assert form[0].startswith("#evaluer gravite=faible complexite=simple repercussions=[")
    assert form[1:] == [
        "#cause personnes ou formation confirmee",
        "#decision fondee",
        "#motif [pourquoi : le client le lit ?]",
        '#dedommagement remboursement 49.00 EUR "par virement"',
        "#repondre",
    ]
    assert [note.text[:9] for note in office.file().notes] == ["c'est nou"]
    assert bo.reads() == []
    lines = "\n".join(filled(row) for row in form)
    cy.answers(asked, f"{lines}\n\nBonjour,\n\nLe prix était faux, nous vous le remboursons.\n\nCyrille")
    office.works()
    file = office.file()
    assert (file.state, file.root_cause) == (State.ANSWERED, "personnes ou formation")
    assert any("nous vous le remboursons" in letter for letter in bo.reads())


def test_what_is_said_beside_the_scores_is_not_lost(office, bo, cy, assigned):
    cy.answers(
        assigned,
        "fondé. rembourser 49€ par virement. motif: prix mal saisi dans le catalogue. gravité mineure, simple, isolé",
    )
    office.works()
    [done] = cy.reads()
    assert office.file().state is State.ASSESSED
    assert "#decision fondee" in done
    assert "#motif prix mal saisi dans le catalogue" in done
    assert '#dedommagement remboursement 49.00 EUR "par virement"' in done
    assert bo.reads() == []


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("On refuse, la promo était finie le 15.", "non-fondee"),
        ("il n'a pas raison, rien à rembourser", "non-fondee"),
        ("partiellement fondé, on rembourse les frais de port, 4,90 €", "partielle"),
        ("c'est notre faute, ok pour le remboursement", "fondee"),
    ],
)
def test_a_decision_among_colleagues_is_put_into_the_form(office, bo, cy, assigned, said, verdict):
    cy.answers(assigned, said)
    office.works()
    [asked] = cy.reads()
    assert f"#decision {verdict}" in _form(asked)
    assert bo.reads() == []


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ("cause : le transporteur a perdu le colis", "externe"),
        ("La cause, c'est un oubli du magasinier.", "personnes ou formation"),
        ("cause : on ne sait pas encore", ""),
        ("cause : le prix n'était pas à jour sur le site", "équipement ou informatique"),
    ],
)
def test_a_cause_in_words_is_one_of_the_list_where_it_is_plainly(office, bo, cy, assigned, said, cause):
    cy.answers(assigned, said)
    office.works()
    assert office.file().root_cause == cause
    assert bo.reads() == []


@pytest.mark.parametrize(
    ("said", "accepted"),
    [
        ("dossier clos", False),
        ("Bonjour, vous pouvez fermer ce dossier merci. Cyrille", False),
        ("le client est content, on peut clore", True),
    ],
)
def test_an_answered_file_is_closed_in_words_and_the_customer_reads_none_of_them(
    office, bo, cy, assigned, said, accepted
):
    letter = _answered(office, bo, cy, assigned, "excuses")
    cy.answers(letter, said)
    office.works()
    file = office.file()
    assert (file.state, bool(file.accepted_at)) == (State.CLOSED, accepted)
    [told] = cy.reads()
    assert "Le client en reçoit une lettre" in told
    [end] = bo.reads()
    assert end.subject.startswith("Votre réclamation est close")
    assert "content" not in end
    assert "fermer" not in end


@pytest.mark.parametrize(
    "said",
    [
        "on peut clore ?",
        "dossier clos dès qu'il aura répondu",
        "on ne peut pas encore clôturer",
        "affaire réglée avec le transporteur, je rappelle le client demain pour lui dire",
        "on peut clore, mais rembourse-lui aussi 20 € de port",
        "dossier clos, il faut juste lui renvoyer la facture",
    ],
)
def test_what_is_not_over_yet_is_not_closed(office, bo, cy, assigned, said):
    letter = _answered(office, bo, cy, assigned, "excuses")
    cy.answers(letter, said)
    office.works()
    assert office.file().state is State.ANSWERED
    assert bo.reads() == []


def test_paid_and_over_in_one_sentence_is_both(office, bo, cy, assigned):
    letter = _answered(office, bo, cy, assigned, 'rembourser 49,00 EUR "par virement"')
    cy.answers(letter, "virement fait ce matin ref 4412, on peut clore")
    office.works()
    file = office.file()
    assert file.state is State.CLOSED
    assert [one.status for one in file.compensations] == ["executed"]
    assert file.compensations[0].proof == "virement fait ce matin ref 4412"


def test_a_request_to_close_never_leaves_for_the_customer(office, bo, cy, assigned):
    for said in ("Bonjour, vous pouvez fermer ce dossier merci.", "Merci d'archiver cette réclamation."):
        cy.answers(assigned, f"{said}\nCyrille")
        office.works()
    assert bo.reads() == []
    assert all(letter.subject.startswith("Pour le client, ou en note ?") for letter in cy.reads())


@pytest.mark.parametrize("said", ["remboursez-la 45 € svp", "tu peux le rembourser 45 €"])
def test_who_is_told_to_pay_finds_the_sum_in_the_form(office, bo, cy, assigned, said):
    cy.answers(assigned, said)
    office.works()
    [asked] = cy.reads()
    assert "#dedommagement remboursement 45.00 EUR" in asked
    assert bo.reads() == []


@pytest.mark.parametrize("said", ["ok merci", "Bien reçu, merci", "Vu, merci beaucoup"])
def test_a_courtesy_is_kept_and_asks_nothing_of_anybody(office, bo, cy, assigned, said):
    cy.answers(assigned, said)
    office.works()
    [told] = cy.reads()
    assert told.subject.startswith("C'est fait : note ajoutée")
    assert bo.reads() == []


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Bonjour Ann, pourriez-vous lui demander une photo du ticket ?\nCyrille", "une photo du ticket"),
        ("Je regarde. Au fait Ann, tu as gardé le bon de livraison ?", "le bon de livraison"),
    ],
)
def test_a_question_to_a_colleague_reaches_them_wherever_their_name_stands(office, bo, ann, cy, assigned, said, asked):
    cy.answers(assigned, said)
    office.works()
    [words] = ann.reads()
    assert words.subject.startswith("Cyrille Marchand vous écrit")
    assert asked in words
    assert bo.reads() == []


def test_what_it_was_stands_in_the_form_beside_the_decision(office, bo, cy, assigned):
    cy.answers(assigned, "fondé, c'est le transporteur. on rembourse 49 €")
    office.works()
    [asked] = cy.reads()
    assert "#cause c'est le transporteur confirmee" in _form(asked)


def test_a_colleague_who_is_asked_whether_they_agree_is_told(office, bo, cy, mia, assigned):
    cy.answers(assigned, "fondé, c'est le transporteur. on rembourse 49 €. Mia t ok ?")
    office.works()
    [words] = mia.reads()
    assert words.subject.startswith("Cyrille Marchand vous écrit")
    [told] = cy.reads()
    assert "#decision fondee" in told
    assert bo.reads() == []


def test_an_end_in_one_word_is_never_a_letter(office, bo, cy, assigned):
    for said in ("oui clore", "c'est réglé, elle a accepté nos excuses au téléphone. clore"):
        cy.answers(assigned, said)
        office.works()
        [asked] = cy.reads()
        assert '#résolu "[ce qui a été fait ?]"' in asked
    assert bo.reads() == []


def test_whether_a_sum_comes_instead_or_on_top_is_answered_in_a_word(office, bo, ann, cy, assigned):
    letter = _answered(office, bo, cy, assigned, 'rembourser 49,00 EUR "par virement"')
    ref = office.file().ref
    ann.reads()
    ann.answers(
        letter,
        f"#rouvrir {ref} elle a payé plus cher\n#décision fondée\n#motif le prix était plus haut\n"
        '#remboursement 60 € "par virement"\n#répondre\n\nNous vous devons davantage.',
    )
    office.works()
    [refused] = ann.reads()
    assert "à la place" in refused
    ann.answers(refused, "à la place")
    office.works()
    file = office.file()
    assert file.state is State.ANSWERED
    assert [(one.amount_cents, one.status) for one in file.compensations] == [(4900, "dropped"), (6000, "offered")]


def test_what_is_not_ones_to_do_is_asked_of_whoever_may_by_one_line(office, bo, ann, cy, assigned):
    cy.answers(assigned, "#requalifier question")
    office.works()
    [refused] = cy.reads()
    line = "#dire Ann Morel Peux-tu faire ceci : requalifier question ?"
    assert line in refused
    cy.answers(refused, line)
    office.works()
    assert any("requalifier question" in letter for letter in ann.reads())
    assert office.file().state is not State.NOT_A_COMPLAINT


def test_a_file_that_is_passed_on_has_a_new_owner(office, bo, ann, bob, assigned):
    ann.answers(assigned, "passe à Bob Petit stp")
    office.works()
    assert office.file().owner == "bob@example.com"


def test_who_is_named_with_the_scores_of_a_file_that_nobody_has_gets_it(office, bo, ann, cy):
    bo.writes("Erreur de prix", "Bonjour,\n\nVous m'avez facturé 89 € au lieu de 40 €. Bo Lindqvist")
    office.works()
    [notice] = ann.reads()
    ann.answers(notice, "Cyrille, moyenne, simple, isolées. on fait 60 € de geste")
    office.works()
    assert (office.file().state, office.file().owner) == (State.ASSESSED, "cy@example.com")
    assert any("60 € de geste" in letter for letter in cy.reads())


def test_the_day_of_a_visit_is_none_of_the_money_s(office, bo, cy, assigned):
    cy.answers(assigned, "fondée, on rembourse 49 € par virement, le technicien passe lundi 30 novembre")
    office.works()
    [asked] = cy.reads()
    assert '#dedommagement remboursement 49.00 EUR "par virement"' in _form(asked)


def test_some_of_the_refused_lines_sent_again_are_all_that_is_wanted(office, bo, cy, assigned):
    letter = _answered(office, bo, cy, assigned, "excuses")
    cy.answers(letter, "#accepté\n#exécuté 7 VIR-1")
    office.works()
    [refused] = cy.reads()
    assert refused.subject.startswith("Rien n'a été fait")
    cy.answers(refused, "#accepté")
    office.works()
    assert office.file().state is State.CLOSED


def test_to_close_what_has_just_closed_is_no_mistake(office, bo, cy, assigned):
    letter = _answered(office, bo, cy, assigned, "excuses")
    cy.answers(letter, "#accepté\n#clore")
    office.works()
    assert office.file().state is State.CLOSED
    [told] = cy.reads()
    assert told.subject.startswith("C'est fait")


def test_more_money_is_no_payment(office, bo, cy, assigned):
    letter = _answered(office, bo, cy, assigned, 'rembourser 49,00 EUR "par virement"')
    cy.answers(letter, "je prends. on monte à 100 €, la photo était vraiment mauvaise, et c'est bon")
    office.works()
    assert [one.status for one in office.file().compensations] == ["offered"]
    assert not any("#exécuté 1 je prends" in one for one in cy.reads())


def test_a_bare_yes_of_who_contests_accepts_nothing(office, bo, cy, assigned):
    _answered(office, bo, cy, assigned, "excuses")
    bo.writes(
        f"Re: {office.file().ref}",
        f"{office.file().ref} Je conteste votre réponse, elle ne me convient pas. Bo Lindqvist",
    )
    office.works()
    cy.reads()
    [again] = bo.reads()
    bo.answers(again, "oui\n#accepté\n#exécuté 1 VIR-9999")
    office.works()
    assert not any("semble accepter" in letter for letter in cy.reads())
    assert office.file().accepted_at is None


def test_a_call_told_with_the_file_that_is_handed_over_ends_the_alarm(office, bo, ann, cy):
    bo.writes("Chauffe-eau", "Bonjour, ça sent le gaz depuis votre installation et j'ai peur. Bo Lindqvist")
    office.works()
    notice = ann.reads()[0]
    ann.answers(notice, "je l'ai appelée, les pompiers sont passés, personne n'est blessé. Cyrille prend la suite")
    office.works()
    assert office.file().owner == "cy@example.com"
    office.rests("2026-11-24T08:00")
    assert not any("rien ne dit que cette personne a été appelée" in one for one in (*ann.digests(), *cy.digests()))


def test_who_gets_a_file_with_words_about_its_answer_finds_them_in_the_form(office, bo, ann, cy):
    bo.writes("Erreur de prix", "Bonjour,\n\nVous m'avez facturé 89 € au lieu de 40 €. Bo Lindqvist")
    office.works()
    [notice] = ann.reads()
    ann.answers(notice, "on rembourse 49 € par virement, notre faute : prix mal saisi. Cyrille tu t'en occupes")
    office.works()
    assert office.file().owner == "cy@example.com"
    [assignment] = [letter for letter in cy.reads() if "À traiter" in letter.subject]
    assert "#decision fondee" in assignment
    assert '#dedommagement remboursement 49.00 EUR "par virement"' in assignment
    assert not any("49" in letter for letter in bo.reads())


@pytest.mark.parametrize("said", ["Mia tu peux réexaminer stp ? il conteste", "je passe à Mia pour réexamen"])
def test_a_contested_answer_goes_to_whom_it_is_passed_for_another_look(office, bo, cy, mia, assigned, said):
    _answered(office, bo, cy, assigned, "excuses")
    bo.writes("Désaccord", f"{office.file().ref} Je conteste votre réponse, elle ne me convient pas. Bo Lindqvist")
    office.works()
    relay = cy.reads()[-1]
    cy.answers(relay, said)
    office.works()
    assert (office.file().owner, office.file().level) == ("mia@example.com", 2)
    assert mia.reads()


def test_what_is_said_of_a_file_in_the_words_of_its_scales_is_no_letter(office, bo, ann):
    bo.writes("Erreur de prix", "Bonjour,\n\nVous m'avez facturé 89 € au lieu de 40 €. Bo Lindqvist")
    office.works()
    [notice] = ann.reads()
    bo.reads()
    ann.answers(
        notice,
        "M. Lindqvist a raison. Remboursement de 49 euros par virement. Gravité moyenne, dossier simple, cas isolé."
        " Je m'en occupe.",
    )
    office.works()
    assert (office.file().state, office.file().owner) == (State.ASSESSED, "ann@example.com")
    [told] = ann.reads()
    assert "#decision fondee" in told
    assert '#dedommagement remboursement 49.00 EUR "par virement"' in told
    assert bo.reads() == []


@pytest.mark.parametrize(
    "said",
    [
        "M. Lindqvist c'est normal un virement met 2 jours, dites le lui",
        "Mme Lindqvist, on attend le stock, qu'elle patiente une semaine",
        "Madame Lindqvist, vis parties ce matin par la poste, la prévenir",
        "Monsieur Lindqvist, le colis est parti ce matin de l'entrepôt, suivi fourni.",
    ],
)
def test_a_name_in_front_of_words_about_them_is_no_greeting(office, bo, cy, assigned, said):
    cy.answers(assigned, said)
    office.works()
    assert bo.reads() == []


def test_a_name_in_front_of_words_to_them_is_one(office, bo, cy, assigned):
    cy.answers(assigned, "Monsieur Lindqvist, nous regardons cela et vous tenons au courant par courriel.")
    office.works()
    assert any("vous tenons au courant" in letter for letter in bo.reads())


def test_what_was_confirmed_to_a_colleague_gives_them_no_file(office, bo, ann, assigned):
    ann.answers(assigned, "la sœur du client l'a confirmé à Bob Petit, donc on lui donne raison")
    office.works()
    assert office.file().owner == "cy@example.com"
    assert bo.reads() == []


def test_a_yes_joins_the_twin_that_the_question_proposed(office, bo, ann):
    for n in range(2):
        bo.writes(
            "Canapé déchiré", f"Bonjour, mon canapé, commande 4411, est arrivé déchiré.{' Vite.' * n} Bo Lindqvist"
        )
        office.waits(hours=1)
    first, second = office.files()
    ann.answers(ann.reads()[-1], "oui c'est un doublon")
    office.works()
    [asked] = ann.reads()
    assert f"#fusionner {first.ref}" in asked
    ann.answers(asked, "oui")
    office.works()
    assert [one.state for one in office.files()] == [first.state, State.MERGED]
    assert second.ref != first.ref


def test_a_yes_answers_no_complaint(office, bo, cy, assigned):
    """The answer that lacks nothing but its letter is proposed, and is no line that a yes carries out."""
    cy.answers(
        assigned,
        "#évaluer gravite=faible complexite=simple repercussions=isolees\n#cause externe confirmée\n#décision fondée\n"
        "#motif le prix était faux\n#dédommagement excuses",
    )
    office.works()
    letter = cy.reads()[-1]
    cy.answers(letter, "c'est notre faute, on lui donne raison")
    office.works()
    [asked] = cy.reads()
    assert "Répondez oui pour la première ligne" not in asked
    cy.answers(asked, "oui")
    office.works()
    assert office.file().state is not State.ANSWERED
    assert bo.reads() == []


def test_an_erasure_in_a_file_of_its_own_is_granted_by_the_line_that_is_offered(office, bo, ann):
    bo.writes("Mes données", "Bonjour, je demande l'effacement de toutes mes données personnelles. Bo Lindqvist")
    office.works()
    notice = ann.reads()[0]
    ann.answers(notice, "#rgpd-répondu")
    office.works()
    [asked] = ann.reads()
    assert "#rgpd-répondu effacement" in asked
    ann.answers(notice, "#rgpd-répondu effacement")
    office.works()
    [refused] = ann.reads()
    assert "avec cette ligne au-dessus de la vôtre : #requalifier question" in refused
    ann.answers(notice, "#requalifier question\n#rgpd-répondu effacement")
    office.works()
    assert office.file().open_data_request is None


def _given(office, bo, ann, cy):
    """The letter that gives the file, which nobody has assessed."""
    ann.answers(complains(office, bo, ann), "#affecter Cyrille")
    office.works()
    return cy.reads()[-1]


def test_a_decision_for_the_house_is_kept_and_fills_the_form_with_its_reason(office, bo, ann, cy, mia):
    cy.answers(_given(office, bo, ann, cy), "on refuse, usure normale, la garantie ne couvre pas l'usure après 2 ans")
    office.works()
    [told] = cy.reads()
    assert told.subject.startswith("À compléter : la réponse au client")
    assert "Vos mots sont gardés au dossier" in told
    form = _form(told)
    assert form[2:] == [
        "#decision non-fondee",
        "#motif usure normale, la garantie ne couvre pas l'usure apres 2 ans",
        "#repondre",
    ]
    assert [note.by for note in office.file().notes] == [cy.address]
    assert bo.reads() == []
    lines = "\n".join(filled(row) for row in form)
    cy.answers(told, f"{lines}\n\nBonjour,\n\nNous ne pouvons pas donner suite à votre demande.\n\nCyrille")
    office.works()
    assert office.file().state is State.DECISION_REVIEW
    # The link was without accents; the customer reads the words as they were written first.
    assert "l'usure après 2 ans" in mia.reads()[-1]


def test_what_one_mail_left_open_the_next_completes(office, bo, ann, cy):
    cy.answers(_given(office, bo, ann, cy), "on lui envoie un neuf lundi. cause : carton mal emballé. gravité faible")
    office.works()
    [told] = cy.reads()
    assert "gravite=faible complexite=[" in told
    cy.answers(told, "complexité simple, que ce client. motif : le carton était mal fermé")
    office.works()
    [told] = cy.reads()
    assert office.file().state is State.ASSESSED
    assert _form(told)[:4] == [
        "#cause personnes ou formation confirmee",
        "#decision fondee",
        "#motif le carton etait mal ferme",
        '#dedommagement remplacement echeance=30/11/2026 "[comment ?]"',
    ]
    assert bo.reads() == []


def test_what_is_settled_says_in_its_line_what_was_done(office, bo, cy, assigned):
    cy.answers(assigned, "c'est réglé : avoir de 40 € envoyé ce jour, il est d'accord, clore")
    office.works()
    [told] = cy.reads()
    assert '#résolu "avoir de 40 € envoyé ce jour"' in told
    assert bo.reads() == []
    cy.answers(told, '#résolu "avoir de 40 € envoyé ce jour"')
    office.works()
    assert office.file().state is State.CLOSED
    assert any("avoir de 40 € envoyé ce jour" in letter for letter in bo.reads())


@pytest.mark.parametrize(
    "said",
    ["le client a rappelé, il laisse tomber", "elle retire sa réclamation", "Mme ne souhaite pas donner suite"],
)
def test_who_gives_up_is_told_to_whoever_confirms_it(office, bo, ann, cy, assigned, said):
    cy.answers(assigned, said)
    office.works()
    [asked] = cy.reads()
    assert "#dire Ann Morel le réclamant renonce" in asked
    cy.answers(asked, "oui")
    office.works()
    told = ann.reads()[-1]
    assert "le reclamant renonce" in told
    assert bo.reads() == []
    ann.answers(told, "#retrait")
    office.works()
    assert office.file().state is State.WITHDRAWN
    assert bo.reads()


def test_who_is_asked_by_name_reads_it_and_a_decision_told_to_them_fills_the_form(office, bo, ann, cy, mia):
    given = _given(office, bo, ann, cy)
    cy.answers(given, "j'ai eu le magasin, le chef confirme. on s'excuse, bon d'achat 30€. mia ok pour 30 ?")
    office.works()
    [told] = [letter for letter in mia.reads() if "vous écrit" in letter.subject]
    assert office.file().owner == cy.address
    mia.answers(told, "ok pour 30")
    office.works()
    back = cy.reads()[-1]
    cy.answers(back, "ok merci mia. fondée, excuses + bon d'achat 30€. faible simple isolé")
    office.works()
    done = cy.reads()[-1]
    assert office.file().state is State.ASSESSED
    assert "#decision fondee" in done
    assert "#dedommagement bon d'achat 30.00 EUR" in done
    assert bo.reads() == []


def test_an_arrow_gives_a_file(office, bo, ann, cy):
    ann.answers(complains(office, bo, ann), "canapé lindqvist -> cyrille")
    office.works()
    assert office.file().owner == cy.address


@pytest.mark.parametrize(
    "written",
    [
        (
            "fondée, cause : fournisseur, motif : défaut du tissu, rembourser 49,90 par virement avant le 4 décembre\n"
            "Bonjour M. Lindqvist,\n\nle tissu avait un défaut, nous vous remboursons 49,90 € par virement.\n\nCyrille"
        ),
        (
            "Bonjour M. Lindqvist,\n\nle tissu avait un défaut, nous vous remboursons 49,90 € par virement.\n"
            "fondée, cause fournisseur, motif : défaut du tissu, rembourser 49,90 par virement avant le 4 décembre\n\n"
            "Cyrille"
        ),
    ],
)
def test_a_row_for_the_house_around_a_letter_fills_its_form_and_is_read_by_nobody_outside(
    office, bo, cy, assigned, written
):
    cy.answers(assigned, written)
    office.works()
    assert bo.reads() == []
    [refused] = cy.reads()
    assert "C'est la réponse" in refused
    form = _form(refused)
    assert form == [
        "#cause fournisseur confirmee",
        "#decision fondee",
        "#motif defaut du tissu",
        '#dedommagement remboursement 49.90 EUR "par virement" echeance=04/12/2026',
        "#repondre",
    ]
    cy.answers(refused, "\n".join(form))
    office.works()
    [answer] = bo.reads()
    assert "nous vous remboursons 49,90 €" in answer
    assert "Défaut du tissu." in answer
    assert "cause" not in answer.text.lower()
    assert "fondée, " not in answer.text


def test_what_stands_below_a_letter_for_the_house_is_a_note_when_the_letter_leaves(office, bo, cy, assigned):
    cy.answers(assigned, "Bonjour Monsieur, nous avons bien reçu vos photos.\nfondée, cause transporteur")
    office.works()
    [letter] = bo.reads()
    assert "Nous avons bien reçu vos photos." in letter
    assert "transporteur" not in letter.text
    assert [note.text for note in office.file().notes] == ["fondée, cause transporteur"]


def test_what_is_said_to_a_colleague_closes_no_file_over_a_sum_that_is_on_no_record(office, bo, cy, mia, assigned):
    _answered(office, bo, cy, assigned, "dédommagement excuses")
    mia.writes("", f"#dire Cyrille {office.file().ref} oui ok 12 €")
    office.works()
    mia.reads()
    [asked] = cy.reads()
    cy.answers(asked, "12 € remboursés par virement ce matin, on peut clore")
    office.works()
    assert office.file().state is State.ANSWERED
    assert bo.reads() == []
    assert any("12 € remboursés" in one for one in mia.reads())


def test_what_closes_a_file_in_answer_to_a_colleague_is_read_by_them_and_not_outside(office, bo, cy, mia, assigned):
    _answered(office, bo, cy, assigned, "dédommagement excuses")
    mia.writes("", f"#dire Cyrille {office.file().ref} tu peux clore ?")
    office.works()
    mia.reads()
    [asked] = cy.reads()
    cy.answers(asked, "vu avec lui ce midi, on peut clore")
    office.works()
    assert office.file().state is State.CLOSED
    assert all("vu avec lui" not in one for one in bo.reads())


@pytest.mark.parametrize("above", ["à envoyer au client :", "merci d'envoyer à la cliente", "lui répondre :"])
def test_what_says_above_a_letter_that_it_is_one_sends_it(office, bo, cy, assigned, above):
    cy.answers(assigned, f"{above}\n\nBonjour Monsieur,\n\nNous avons bien reçu vos photos.\n\nCyrille")
    office.works()
    [letter] = bo.reads()
    assert "Nous avons bien reçu vos photos." in letter
    assert above.rstrip(" :") not in letter
    assert above.rstrip(" :") in cy.reads()[-1]


def test_a_letter_for_somebody_else_is_asked_about_whatever_stands_above_it(office, bo, cy, assigned):
    letter = "Bonjour Monsieur,\n\nNous avons bien reçu vos photos.\n\nCyrille"
    cy.answers(assigned, f"merci d'envoyer à M. Girard :\n\n{letter}")
    office.works()
    assert bo.reads() == []


def test_a_form_that_is_typed_without_its_signs_is_the_answer(office, bo, cy, assigned):
    cy.answers(
        assigned,
        "cause: organisation, erreur de carton au dépôt\ndecision fondée\nmotif: mauvaise lampe envoyée\n"
        "remboursement 49.90 par virement\n\nBonjour Monsieur,\n\nNous vous remboursons 49,90 €.\n\nCyrille",
    )
    office.works()
    [answer] = bo.reads()
    assert "Mauvaise lampe envoyée." in answer
    assert "Un remboursement de 49,90 €, par virement" in answer
    assert "carton" not in answer.text
    assert office.file().state is State.ANSWERED
