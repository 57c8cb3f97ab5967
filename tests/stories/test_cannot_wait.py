"""What cannot wait: distress, danger, formal notices, the law called in, and requests about personal data."""

import pytest

from tests.stories.answering import by_occasion
from tests.stories.conftest import TEAM
from worker.complaint.lifecycle import State

LEADING = [*TEAM, {"name": "Dora Vidal", "address": "dora@example.com", "roles": ["direction"]}]
LEADERS = ("mia", "dora")


@pytest.fixture
def house(open_world):
    return open_world(staff=LEADING)


def test_somebody_in_distress_is_heard_at_once_by_those_who_can_act_and_reads_a_letter_that_fits(house):
    bo = house.person("Bo Lindqvist", "bo@example.org")
    bo.writes(
        "Saisie sur mon compte",
        "Bonjour,\n\nVous avez prélevé trois fois la même facture et je n'ai plus rien pour nourrir mes enfants. "
        "Je n'en peux plus, j'ai envie d'en finir.\n\nBo",
    )
    house.works()
    complaint = house.file()
    assert [one.kind for one in complaint.alarms] == ["distress"]
    [letter] = bo.reads()
    assert complaint.ref in letter.subject
    assert "3114" in letter
    assert "112" in letter
    for words in ("Merci", "Quelle solution", "votre avis", "médiateur", "serez remboursé"):
        assert words not in letter, words
    [notice] = house.colleague("ann").reads()
    assert "Urgent, Personne en détresse" in notice.subject
    for who in LEADERS:
        [alert] = house.colleague(who).reads()
        assert "Alerte : Personne en détresse" in alert.subject
        assert "envie d'en finir" in alert
    # First priority is proposed, and the day of the assessment is today's already.
    assert "Priorité proposée : P1" in notice
    assert complaint.deadlines.assess_due.isoformat() == "2026-11-23"


def test_nobody_who_was_in_distress_is_asked_for_marks(house):
    bo, ann = house.person("Bo Lindqvist", "bo@example.org"), house.colleague("ann")
    bo.writes("Facture", "Vous m'avez prélevé deux fois. Je veux mourir.\n\nBo")
    house.works()
    bo.reads()
    [notice] = ann.reads()
    ann.answers(
        notice,
        "#évaluer gravité=4 complexité=1 répercussions=2\n#affecter moi\n#cause externe confirmée\n#décision fondée\n"
        "#constat La facture a été prélevée deux fois.\n#motif Une facture est due une fois.\n"
        "#dédommagement excuses\n#répondre\n\nBonjour,\n\nVoici notre réponse.\n\nAnn Morel",
    )
    house.works()
    assert house.file().state is State.ANSWERED, [letter.text for letter in ann.reads()]
    house.lives("2027-01-15T09:00")
    assert house.file().state is State.CLOSED
    letters = by_occasion(house, bo.reads())
    assert "closing" in letters
    assert "survey" not in letters
    assert "1 à 5" not in letters["closing"]


def test_gas_and_fire_alert_those_who_lead_and_the_letter_says_whom_to_call(house):
    bo = house.person("Bo Lindqvist", "bo@example.org")
    bo.writes("Chaudière", "Depuis votre passage une odeur de gaz persiste dans la cuisine.\n\nBo")
    house.works()
    [letter] = bo.reads()
    assert "112" in letter
    assert "Merci" not in letter
    for who in LEADERS:
        [alert] = house.colleague(who).reads()
        assert "odeur de gaz" in alert


def test_a_danger_told_later_alerts_the_owner_too_and_brings_the_clocks_nearer(house):
    bo, ann, cy = house.person("Bo Lindqvist", "bo@example.org"), house.colleague("ann"), house.colleague("cy")
    bo.writes("Four en retard", "Bonjour,\n\nMon four est arrivé en retard.\n\nBo")
    house.works()
    [acknowledgement] = bo.reads()
    [notice] = ann.reads()
    ann.answers(notice, "#évaluer gravité=2 complexité=1 répercussions=1\n#affecter cy@example.com")
    house.works()
    cy.reads()
    before = house.file().deadlines
    house.waits(days=1)
    bo.answers(acknowledgement, "Le four a pris feu cette nuit, j'ai dû appeler les pompiers.")
    house.works()
    complaint = house.file()
    assert [one.kind for one in complaint.alarms] == ["danger"]
    assert complaint.deadlines.answer_target < before.answer_target
    assert complaint.deadlines.answer_due == before.answer_due
    for who in ("cy", "ann", *LEADERS):
        assert any("Alerte : Danger" in letter.subject for letter in house.colleague(who).reads()), who
    # The scores that a person confirmed stay theirs.
    assert (complaint.assessment.severity.value, complaint.assessment.severity.status) == (2, "confirmed")


def test_a_strangers_threat_is_heard_and_changes_nothing_in_somebody_elses_file(house):
    bo, eve = house.person("Bo Lindqvist", "bo@example.org"), house.person("Eve", "eve@attacker.example")
    bo.writes("Four en retard", "Bonjour,\n\nMon four est arrivé en retard.\n\nBo")
    house.works()
    [acknowledgement] = bo.reads()
    for who in ("ann", *LEADERS):
        house.colleague(who).reads()
    eve.answers(acknowledgement, "Je vais tous vous tuer, et je porte plainte.")
    house.works()
    complaint = house.file()
    assert complaint.alarms == ()
    assert not complaint.litigation_proposed
    for who in LEADERS:
        [alert] = house.colleague(who).reads()
        assert "Alerte : Menaces" in alert.subject
        assert "De : Eve, au sujet de Bo Lindqvist" in alert
        assert "rien n'y change" in alert
    assert eve.reads() == []
    eve.answers(acknowledgement, "Je vais tous vous tuer, je vous dis.")
    house.works()
    assert [house.colleague(who).reads() for who in LEADERS] == [[], []]


def test_a_cut_is_told_of_no_gas_and_who_says_that_it_is_no_leak_alarms_nobody_again(house):
    bo = house.person("Bo Lindqvist", "bo@example.org")
    bo.writes(
        "Produit cassé", "Bonjour, le saladier est arrivé en morceaux. Ma femme s'est coupée le doigt en ouvrant."
    )
    house.works()
    [letter] = bo.reads()
    assert "112" in letter
    assert "gaz" not in letter
    [alert] = house.colleague("mia").reads()
    bo.answers(letter, "C'est une coupure au doigt, pas une fuite de gaz !! Je veux juste un saladier neuf.")
    house.works()
    assert house.colleague("mia").reads() == []
    assert [mail.occasion for mail in house.file().mails if not mail.to_staff] == ["acknowledgement"]
    # What is answered to an alarm in plain words is kept, and goes to nobody else.
    mia = house.colleague("mia")
    mia.answers(alert, "J'ai appelé le fournisseur, lot isolé. Qui s'en occupe ?")
    house.works()
    assert house.file().notes[-1].text == "J'ai appelé le fournisseur, lot isolé. Qui s'en occupe ?"
    [done] = mia.reads()
    assert "note ajoutée au dossier" in done
    assert bo.reads() == []


def test_a_danger_told_in_a_reply_is_answered_at_once_with_whom_to_call_and_once(house):
    bo = house.person("Bo Lindqvist", "bo@example.org")
    bo.writes("Cuisinière", "Bonjour,\n\nMa cuisinière est arrivée rayée.\n\nBo")
    house.works()
    [acknowledgement] = bo.reads()
    bo.answers(acknowledgement, "Depuis la pose ça sent le gaz, et où en est mon dossier ?")
    house.works()
    # One letter, and not beside it one that says in a quiet voice where the file stands.
    [letter] = bo.reads()
    assert "112" in letter
    assert "n'allumez rien" in letter
    assert "sent le gaz" not in letter
    assert house.file().ref in letter.subject
    assert [mail.occasion for mail in house.file().mails if not mail.to_staff] == ["acknowledgement", "emergency"]
    bo.answers(letter, "L'odeur de gaz est toujours là.")
    house.works()
    assert bo.reads() == []


def test_distress_told_in_a_reply_is_answered_as_in_a_first_mail_also_after_a_danger(house):
    bo = house.person("Bo Lindqvist", "bo@example.org")
    bo.writes("Incendie", "Le four a pris feu, je suis ruiné.\n\nBo")
    house.works()
    [acknowledgement] = bo.reads()
    bo.answers(acknowledgement, "Laissez tomber. Vous direz adieu à ma femme.")
    house.works()
    [letter] = bo.reads()
    assert "3114" in letter
    for words in ("remercions", "Merci", "Quelle solution", "médiateur", "n'allumez rien"):
        assert words not in letter, words
    for who in LEADERS:
        assert any("Personne en détresse" in one.subject for one in house.colleague(who).reads()), who


def test_a_stranger_reads_whom_to_call_and_nobody_is_written_to_while_a_court_may_be(house):
    bo, eve, ann = (
        house.person("Bo Lindqvist", "bo@example.org"),
        house.person("Eve", "eve@attacker.example"),
        house.colleague("ann"),
    )
    bo.writes("Four en retard", "Bonjour,\n\nMon four est arrivé en retard.\n\nBo")
    house.works()
    [acknowledgement] = bo.reads()
    [notice] = ann.reads()
    eve.answers(acknowledgement, "Ça sent le gaz ici.")
    house.works()
    assert bo.reads() == []
    # It names no file, and repeats nothing.
    [letter] = eve.reads()
    assert "112" in letter
    assert "n'allumez rien" in letter
    assert "REC-" not in letter.text + letter.subject
    assert "sent le gaz" not in letter
    ann.answers(notice, "#contentieux il a saisi le juge")
    house.works()
    bo.answers(acknowledgement, "Le four a pris feu et ma fille est brûlée.")
    house.works()
    assert bo.reads() == []
    assert house.file().alarmed("danger")
    assert any("Alerte : Danger" in letter.subject for letter in house.colleague("mia").reads())


def test_a_formal_notice_is_counted_to_its_day_and_told_to_those_who_lead(house):
    bo = house.person("Bo Lindqvist", "bo@example.org")
    bo.writes("Mise en demeure", "Par la présente, je vous mets en demeure de me livrer sous huit jours.\n\nBo")
    house.works()
    [letter] = bo.reads()
    assert "Quelle solution souhaitez-vous" not in letter
    [notice] = house.colleague("ann").reads()
    assert "mardi 1er décembre 2026" in notice
    assert "Priorité proposée : P1" in notice
    for who in LEADERS:
        [alert] = house.colleague(who).reads()
        assert "mardi 1er décembre 2026" in alert


def test_litigation_is_proposed_letters_go_on_and_one_line_lifts_or_confirms(house):
    bo, ann = house.person("Bo Lindqvist", "bo@example.org"), house.colleague("ann")
    bo.writes("Canapé déchiré", "Mon canapé est déchiré. Sans réponse, je porte plainte.\n\nBo")
    house.works()
    bo.reads()
    complaint = house.file()
    assert complaint.litigation_proposed
    assert not complaint.litigation
    [notice] = ann.reads()
    assert "#contentieux fin" in notice
    # Fifteen days later the complainant still has news: nobody has said that it is litigation.
    told = house.lives("2026-12-10T09:00")
    assert any(occasion == "progress" and to == "bo" for _, occasion, to in told)
    ann.reads()
    ann.answers(notice, "#contentieux fin")
    house.works()
    complaint = house.file()
    assert not complaint.litigation_proposed
    assert not complaint.litigation
    ann.answers(notice, "#contentieux il a saisi le juge")
    house.works()
    assert house.file().litigation
    assert house.entries(complaint.ref).count("LitigationFlagged") == 2


def test_whoever_does_not_want_to_go_to_court_proposes_no_litigation(house):
    bo = house.person("Bo Lindqvist", "bo@example.org")
    bo.writes("Canapé déchiré", "Mon canapé est déchiré. Je ne veux pas aller au tribunal, juste un échange.\n\nBo")
    house.works()
    assert house.file().litigation_words == ""


def test_whoever_wants_no_advertising_any_more_makes_a_request_with_its_month(house):
    bo = house.person("Bo Lindqvist", "bo@example.org")
    bo.writes("Appels", "Vous m'appelez chaque jour pour vendre des fenêtres. Cessez vos démarchages.\n\nBo")
    house.works()
    request = house.file().open_data_request
    assert request.due.isoformat() == "2026-12-23"


def test_data_in_wrong_hands_are_told_to_those_who_lead_with_their_limit(house):
    bo = house.person("Bo Lindqvist", "bo@example.org")
    bo.writes("Facture", "J'ai reçu par erreur la facture d'une autre cliente, avec son adresse.\n\nBo")
    house.works()
    assert [one.kind for one in house.file().alarms] == ["breach"]
    for who in LEADERS:
        [alert] = house.colleague(who).reads()
        assert "72 heures" in alert


def test_what_was_said_on_the_answering_machine_is_heard_too(house):
    exchange = house.person("Messagerie vocale", "messagerie@voix.example")
    exchange.writes(
        "Nouveau message vocal de 0611223344 (00:41)",
        "Vous avez un nouveau message vocal de 0611223344.\n\nTranscription : « bonjour le grille-pain a fait une "
        "étincelle et j'ai reçu une décharge dans le bras rappelez-moi »",
        attach=(("message.wav", "audio/wav", b"RIFF" + bytes(200)),),
    )
    house.works()
    assert exchange.reads() == []
    for who in ("ann", *LEADERS):
        [notice] = house.colleague(who).reads()
        assert "Urgent, Danger" in notice.subject, who
        assert "reçu une décharge" in notice
        assert "Faites vérifier dès maintenant" in notice


def test_what_a_colleague_writes_down_of_a_call_is_heard_by_those_who_lead(house):
    ann, eva = house.colleague("ann"), house.person("Eva Roy", "eva@example.org")
    ann.writes("appel", f'#enregistrer canal=téléphone de="Eva Roy" mail={eva.address}\n\nElle a pris une châtaigne.')
    house.works()
    [letter] = eva.reads()
    assert "112" in letter
    for who in LEADERS:
        [alert] = house.colleague(who).reads()
        assert "Alerte : Danger" in alert.subject
        assert "pris une châtaigne" in alert


def test_a_question_about_a_danger_is_no_mere_question(house):
    bo = house.person("Bo Lindqvist", "bo@example.org")
    bo.writes("Question", "Bonjour, est-ce normal de prendre une décharge quand je touche la porte du four ?\n\nBo")
    house.works()
    [letter] = bo.reads()
    assert house.file().ref in letter.subject
    assert "112" in letter


def test_what_waited_to_be_let_in_is_heard_when_it_is(house):
    bo, eva, ann = (
        house.person("Bo Lindqvist", "bo@example.org"),
        house.person("Eva Lindqvist", "eva@example.org"),
        house.colleague("ann"),
    )
    bo.writes("Four en retard", "Bonjour,\n\nMon four est arrivé en retard.\n\nBo")
    house.works()
    [acknowledgement] = bo.reads()
    ann.reads()
    eva.answers(acknowledgement, "Je suis sa femme : le four a pris feu ce matin, Bo est brûlé.")
    house.works()
    held = next(one for one in ann.reads() if "Alerte" not in one.subject)
    assert house.file().alarms == ()
    for who in LEADERS:
        assert any("Alerte : Danger" in letter.subject for letter in house.colleague(who).reads()), who
    ann.answers(held, "#accepter")
    house.works()
    assert house.file().alarmed("danger")
    # It was heard when it came.
    for who in LEADERS:
        assert not any("Alerte : Danger" in letter.subject for letter in house.colleague(who).reads()), who


def test_what_comes_next_to_a_file_in_danger_is_urgent_too(office):
    bo, ann = office.person("Bo Lindqvist", "bo@example.org"), office.colleague("ann")
    bo.writes("Prise", "La prise du four a fondu et il y avait de la fumée, j'ai eu peur.")
    office.works()
    acknowledgement = bo.reads()[0]
    ann.reads()
    bo.answers(acknowledgement, "Personne ne m'a appelé depuis hier.")
    office.works()
    [relay] = ann.reads()
    assert relay.subject.startswith("Urgent, nouveau message de Bo Lindqvist")
    # What may be said to somebody in danger is said at once.
    ann.answers(relay, "Bonjour,\n\nN'utilisez plus cette prise. Un technicien vous appelle dans l'heure.\n\nAnn")
    office.works()
    office.waits(minutes=10)
    assert "dans l'heure" in bo.reads()[-1]


def test_whoever_tells_of_the_danger_is_told_whom_to_call(office):
    """Not the first address of the file: a husband complained, and his wife is at home with the smell of gas."""
    bo, ann = office.person("Bo Lindqvist", "bo@example.org"), office.colleague("ann")
    eva = office.person("Eva Lindqvist", "eva@example.net")
    bo.writes("Gazinière", "La gazinière livrée lundi est rayée.")
    office.works()
    acknowledgement = bo.reads()[0]
    eva.answers(acknowledgement, "Je suis sa femme, c'est moi qui suis à la maison.")
    office.works()
    ann.answers(ann.reads()[-1], f"#accepter {office.file().held_messages[0].parcel}")
    office.works()
    ann.reads()
    eva.answers(acknowledgement, "Ça sent le gaz dans toute la cuisine et j'ai mal à la tête.")
    office.works()
    [told] = eva.reads()
    assert "112" in told
    assert "Bonjour Eva Lindqvist" in told
    assert bo.reads() == []


def test_a_mail_that_was_refused_settles_nothing_that_a_customer_wrote(office):
    bo, ann = office.person("Bo Lindqvist", "bo@example.org"), office.colleague("ann")
    bo.writes("Canapé", "Mon canapé est arrivé déchiré.")
    office.works()
    acknowledgement = bo.reads()[0]
    ann.answers(ann.reads()[-1], "#retrait il a rappelé, tout est réglé")
    office.works()
    ann.reads()
    bo.answers(acknowledgement, "Le virement n'est jamais arrivé sur mon compte.")
    office.works()
    relay = ann.reads()[-1]
    waiting = [task.kind for task in office.office.desk.register.tasks()]
    assert "after_end" in waiting
    ann.answers(relay, "#affecter personne-de-ce-nom")
    office.works()
    assert "Rien n'a été fait" in ann.reads()[-1].subject
    assert [task.kind for task in office.office.desk.register.tasks()] == waiting
    ann.answers(relay, "#note J'appelle la banque.")
    office.works()
    assert "after_end" not in [task.kind for task in office.office.desk.register.tasks()]


def test_a_second_danger_of_another_thing_alarms_anew_and_the_same_one_does_not(house):
    bo = house.person("Bo Lindqvist", "bo@example.org")
    bo.writes("Four", "Bonjour, de la fumée sort du four et ça sent le brûlé.\n\nBo")
    house.works()
    [letter] = bo.reads()
    leaders = [house.colleague(who) for who in LEADERS]
    assert all(len(one.reads()) == 1 for one in leaders)
    # The same, once more: known.
    bo.answers(letter, "De la fumée sort toujours du four.")
    house.works()
    assert all(one.reads() == [] for one in leaders)
    # Somebody is hurt now.
    bo.answers(letter, "Ma fille a reçu une décharge électrique en touchant la porte, elle est aux urgences.")
    house.works()
    for one in leaders:
        [alert] = one.reads()
        assert "décharge" in alert
    assert [one.kind for one in house.file().alarms] == ["danger", "danger"]
    # Whom to call they have read already; and there is an end to it, whatever is written.
    assert bo.reads() == []
    for words in ("Il y a une fuite de gaz.", "Le mur s'est effondré sur nous.", "L'échelle a cassé, bras cassé."):
        bo.answers(letter, words)
        house.works()
    assert len(house.file().alarms) == 3
    house.proves()


def test_a_second_cry_for_help_is_heard_as_the_first_and_no_machine_says_that_there_is_nothing_new(house):
    bo, ann = house.person("Bo Lindqvist", "bo@example.org"), house.colleague("ann")
    leaders = [house.colleague(who) for who in LEADERS]
    bo.writes("Facture", "Vous m'avez prélevé deux fois. Je n'en peux plus, je veux mourir.\n\nBo")
    house.works()
    [letter] = bo.reads()
    assert "Nouvelles de notre part" not in letter
    [notice] = ann.reads()
    ann.answers(notice, "#évaluer gravité=2 complexité=1 répercussions=2\n#affecter cy@example.com")
    house.works()
    # Given to somebody, and nobody called: days later nothing was said by a machine.
    house.lives("2026-12-15T09:00")
    assert bo.reads() == []
    for one in (ann, house.colleague("cy"), *leaders):
        one.reads()
    bo.answers(letter, "Toujours rien, où en est mon dossier ? Je vais me tuer ce soir.")
    house.works()
    [letter] = bo.reads()
    assert "3114" in letter
    for words in ("rien de nouveau", "Où nous en sommes", "Ensuite"):
        assert words not in letter, words
    for one in (ann, house.colleague("cy"), *leaders):
        assert any("Alerte : Personne en détresse" in mail.subject for mail in one.reads()), one.name
    # On the same day, something else: heard again, and answered.
    bo.answers(letter, "J'ai pris tous les médicaments.")
    house.works()
    [letter] = bo.reads()
    assert "3114" in letter
    assert all(any("détresse" in mail.subject for mail in one.reads()) for one in leaders)
    # Somebody spoke to him: letters go on.
    ann.answers(notice, "#note Appelé à 18 h avec le Samu, il est chez sa sœur.")
    house.works()
    told = house.lives("2027-01-05T09:00")
    assert any(occasion == "progress" and to == "bo" for _, occasion, to in told)


def test_a_danger_and_a_threat_are_told_anew_on_another_day(house):
    bo = house.person("Bo Lindqvist", "bo@example.org")
    leaders = [house.colleague(who) for who in LEADERS]
    bo.writes("Pile", "Ma fille a avalé la pile bouton de votre peluche. Je vais vous tuer.\n\nBo")
    house.works()
    [letter] = bo.reads()
    assert sorted(one.kind for one in house.file().alarms) == ["danger", "threat"]
    house.waits(days=2)
    bo.reads()
    for one in leaders:
        one.reads()
    bo.answers(letter, "Ma fille a avalé la pile cette nuit, elle est en réanimation à l'hôpital. Je vais vous tuer.")
    house.works()
    for one in leaders:
        [alert] = [mail for mail in one.reads() if "Alerte" in mail.subject]
        assert "Danger" in alert.subject
        assert "Menaces" in alert
    [letter] = bo.reads()
    assert "112" in letter
    assert "rien de nouveau" not in letter
    # The same once more, the same day: known.
    bo.answers(letter, "Elle a avalé la pile, je vous dis, elle est à l'hôpital.")
    house.works()
    assert bo.reads() == []


def test_who_thanks_and_tells_of_despair_reads_whom_to_call(house):
    bo = house.person("Bo Lindqvist", "bo@example.org")
    bo.writes(
        "Merci", "Merci à Ann pour sa gentillesse, tout est parfait. C'est mon dernier mot avant ma mort, adieu à tous."
    )
    house.works()
    letters = bo.reads()
    assert len(letters) == 1
    assert "3114" in letters[0]
    assert all(house.colleague(who).reads() for who in LEADERS)


WATCHED = (
    "Mon conjoint me frappe et surveille mes mails, ne m'écrivez pas à cette adresse svp, plutôt à "
    "secours@example.net. Mon four est arrivé cassé."
)


def test_no_machine_writes_where_somebody_else_reads_along(house):
    bo, ann = house.person("Bo Lindqvist", "bo@example.org"), house.colleague("ann")
    secours = house.person("Bo Lindqvist", "secours@example.net")
    bo.writes("Four", WATCHED)
    house.works()
    assert bo.reads() == []
    [notice] = ann.reads()
    assert "Urgent, Ne pas écrire à cette adresse" in notice.subject
    assert "rien ne partira d'une machine à cette adresse" in notice
    for who in LEADERS:
        [alert] = house.colleague(who).reads()
        assert "Alerte : Ne pas écrire à cette adresse" in alert.subject
    bo.writes("Four", "Où en est mon dossier ?", headers={"References": "<unknown@example.org>"})
    house.lives("2026-12-20T09:00")
    assert bo.reads() == []
    # A person notes where letters may go: they go there, and nowhere else.
    ann.answers(notice, "#réclamant mail=secours@example.net")
    house.works()
    house.lives("2027-01-20T09:00")
    assert bo.reads() == []
    assert secours.reads()


def test_who_says_so_later_is_written_to_no_more_and_who_changed_address_alarms_nobody(house):
    bo, eve = house.person("Bo Lindqvist", "bo@example.org"), house.person("Eve", "eve@example.org")
    bo.writes("Four", "Mon four est arrivé cassé.\n\nBo")
    moved = "J'ai une nouvelle adresse, ne m'écrivez plus à cette adresse."
    eve.writes("Table", f"Ma table est arrivée cassée. {moved}\n\nEve")
    house.works()
    [letter] = bo.reads()
    assert eve.reads()
    for who in ("ann", *LEADERS):
        house.colleague(who).reads()
    bo.answers(letter, "Mon mari lit mes mails. Mon four fume encore, où en est mon dossier ?")
    house.works()
    assert any("Ne pas écrire" in alert.text for alert in house.colleague("mia").reads())
    house.lives("2026-12-20T09:00")
    assert bo.reads() == []


def test_whoever_is_in_distress_stands_first_each_morning_until_somebody_says_what_was_done(house):
    bo, ann = house.person("Bo Lindqvist", "bo@example.org"), house.colleague("ann")
    bo.writes("Facture", "Vous m'avez prélevé deux fois. Je veux mourir.\n\nBo")
    for number in range(12):
        one = house.person(f"Client {number}", f"client{number}@example.org")
        one.writes(
            f"Table {number}", f"Ma table numéro {number} est arrivée rayée, je voudrais un échange.\n\nClient {number}"
        )
    house.works()
    file = next(one for one in house.files() if one.alarmed("distress"))
    notice = next(one for one in ann.reads() if "détresse" in one.subject)
    ann.answers(notice, "#évaluer gravité=4 complexité=1 répercussions=2\n#affecter cy@example.com")
    house.works()
    # Assigned, and nobody called: weeks later it is still the first line of each list and letter.
    house.lives("2026-12-11T09:00", lists=True)
    newest = ann.digests()[-1]
    assert newest.text.index("REC-") == newest.text.index(file.ref) < newest.text.index("Pour tout le bureau")
    assert "PERSONNE EN DÉTRESSE : rien ne dit qu'on l'a appelée" in " ".join(newest.text.split())
    for who in ("cy", *LEADERS):
        letters = [*house.colleague(who).reads(), *house.colleague(who).digests()]
        told = [one for one in letters if "PERSONNE EN DÉTRESSE" in " ".join(one.text.split())]
        # Who can act hears of it each morning; those who lead for a week, and then on Mondays.
        assert len(told) >= (12 if who == "cy" else 6), (who, len(told))
        first = next(line for line in told[-1].text.splitlines() if "REC-" in line)
        assert file.ref in first, who
    ann.answers(notice, "#note Appelé ce matin, sa sœur est avec lui.")
    house.works()
    house.lives("2026-12-15T09:00", lists=True)
    assert "PERSONNE EN DÉTRESSE" not in " ".join(ann.digests()[-1].text.split())


def test_to_ask_a_colleague_or_to_join_a_file_is_to_have_called_nobody(house):
    bo, ann = house.person("Bo Lindqvist", "bo@example.org"), house.colleague("ann")
    bo.writes("Facture", "Vous m'avez prélevé deux fois. Je veux mourir.\n\nBo")
    house.works()
    file = house.file()
    notice = next(one for one in ann.reads() if "détresse" in one.subject)
    bo.writes("Table", "Ma table est arrivée rayée, je voudrais un échange.\n\nBo Lindqvist")
    house.works()
    other = next(one for one in house.files() if one.ref != file.ref)
    ann.answers(notice, "#affecter Cyrille")
    ann.answers(notice, "#dire Cyrille tu peux l'appeler ?")
    ann.writes(f"[{other.ref}]", f"#fusionner {file.ref}")
    house.works()
    notes = next(one for one in house.files() if one.ref == file.ref).notes
    assert len(notes) == 2
    house.lives("2026-11-27T09:00", lists=True)
    assert "PERSONNE EN DÉTRESSE" in " ".join(ann.digests()[-1].text.split())
    ann.answers(notice, "#note Appelé ce matin, sa sœur est avec lui.")
    house.works()
    house.lives("2026-12-01T09:00", lists=True)
    assert "PERSONNE EN DÉTRESSE" not in " ".join(ann.digests()[-1].text.split())


def test_the_term_of_a_formal_notice_comes_back_in_the_lists_before_it_passes(house):
    bo, ann = house.person("Bo Lindqvist", "bo@example.org"), house.colleague("ann")
    bo.writes("Mise en demeure", "Par la présente, je vous mets en demeure de me livrer sous huit jours.\n\nBo")
    house.works()
    ann.reads()
    house.lives("2026-12-01T10:00", lists=True)
    told = [one for one in ann.digests() if "terme qui court (mise en demeure" in " ".join(one.text.split())]
    assert len(told) >= 2
    assert "mar. 1er déc." in told[-1]


@pytest.mark.parametrize(
    ("text", "told", "untold"),
    [
        ("Ça sent le gaz depuis la pose de la plaque.", ["0 800 47 33 33", "sortez"], ["batterie", "Monoxyde"]),
        ("Ça sent le gaz, et la batterie du vélo fume.", ["ne débranchez rien", "Gardez-le"], ["débranchez-le"]),
        ("Le four a pris feu cette nuit.", ["18", "sortez", "ne nous l'envoyez pas"], ["0 800 47 33 33"]),
        ("La batterie de la trottinette fume et gonfle.", ["débranchez-le", "Gardez-le"], ["0 800 47 33 33"]),
        ("Le détecteur de monoxyde sonne.", ["ouvrez les fenêtres", "18"], ["0 800 47 33 33", "batterie"]),
        ("J'ai mal à la tête dès que la chaudière tourne.", ["Monoxyde de carbone"], ["0 800 47 33 33"]),
        ("Le verre a éclaté, ma fille a saigné.", ["112"], ["gaz", "fumée", "batterie"]),
    ],
)
def test_whoever_is_in_danger_reads_what_to_do_about_that_danger_and_no_other(house, text, told, untold):
    bo = house.person("Bo Lindqvist", "bo@example.org")
    bo.writes("Réclamation", f"Bonjour,\n\n{text}\n\nBo")
    house.works()
    [letter] = bo.reads()
    assert [words for words in told if words not in letter] == []
    assert [words for words in untold if words in letter] == []
    # The same from who tells it later, in a letter of its own.
    house.waits(days=1)
    bo.reads()
    bo.answers(letter, text)
    house.works()
    [later] = [one for one in bo.reads() if "112" in one]
    assert [words for words in told if words not in later] == []
    assert [words for words in untold if words in later] == []


def test_a_relative_who_is_in_hospital_for_another_reason_alarms_nobody(house):
    bo = house.person("Bo Lindqvist", "bo@example.org")
    bo.writes("Facture", "Ma mère est hospitalisée, je gère ses affaires. Sa facture est comptée deux fois.\n\nBo")
    house.works()
    assert house.file().alarms == ()
    assert [house.colleague(who).reads() for who in LEADERS] == [[], []]
    bo.writes("Lit", "Ma mère est hospitalisée à cause de votre lit qui a cédé sous elle, je gère ses affaires.\n\nBo")
    house.works()
    assert [one.kind for one in house.files()[1].alarms] == ["danger"]


def test_a_danger_that_a_colleague_writes_down_reaches_those_who_lead_the_same_minute(house):
    ann, mia = house.colleague("ann"), house.colleague("mia")
    ann.writes("appel", "Mme Bonnet 06 11 22 33 44 a appelé, votre armoire penche, risque de tomber sur les enfants")
    house.works()
    [asked] = ann.reads()
    assert "#enregistrer" in asked
    [told] = mia.reads()
    assert "Urgent" in told.subject
    assert "Ann Morel signale un danger" in told
    assert "06 11 22 33 44" in told
    assert "#ouvrir" not in told
    ann.writes("appel", "Mme Roux a appelé, elle attend son canapé")
    house.works()
    assert mia.reads() == []
    ann.answers(asked, "oui, nathalie bonnet")
    house.works()
    assert house.file().alarmed("danger")
    assert "Alerte" in mia.reads()[0].subject


@pytest.mark.parametrize(
    "text",
    [
        "Ma mère, 86 ans, est restée bloquée deux heures dans son fauteuil releveur, elle ne peut pas se lever seule.",
        "Nous rappelons le lot 24B des lampes Luna : défaut du transformateur, merci d'arrêter la vente.",
    ],
)
def test_somebody_who_depends_on_a_thing_and_a_recall_are_heard_at_once(house, text):
    bo = house.person("Bo Lindqvist", "bo@example.org")
    bo.writes("Message", text)
    house.works()
    assert house.file().alarmed("danger")
    assert "Alerte" in house.colleague("mia").reads()[0].subject
    [receipt] = bo.reads()
    assert "Quelle solution" not in receipt
