"""A new account or address after the answer: whoever pays reads it at once, and the customer what is too late."""

import pytest

from tests.stories.answering import BEGIN, UPHELD, by_occasion, complains
from tests.stories.before import before
from worker.intake.redirecting import PayeeChanged

NEW = "FR14 2004 1010 0505 0001 3M02 606"
OTHER = "DE89 3704 0044 0532 0130 00"


@pytest.fixture
@before
def answered(office, bo, ann):
    """Bo was promised a refund: (what Ann has of it, what he read)."""
    notice = complains(office, bo, ann)
    ann.answers(notice, f"{BEGIN}{UPHELD}#répondre\n\nVoici notre réponse.")
    office.works()
    [answer] = bo.reads()
    return by_occasion(office, ann.reads())["draft"], answer


def told(office):
    return [mail.occasion for mail in office.files()[0].mails].count(PayeeChanged.occasion)


def test_an_account_that_changes_before_the_payment_waits_for_a_person_and_its_owner_hears_of_it(
    office, bo, ann, answered
):
    copy, answer = answered
    bo.answers(answer, f"Merci. J'ai changé de banque, mon nouvel IBAN : {NEW}")
    office.works()
    [letter] = bo.reads()
    assert "Votre changement de compte" in letter.subject
    assert "qui finit par 2606" in letter
    assert "Pas encore parti : - un remboursement de 49,90 €" in letter
    assert "2004" not in letter
    [relay] = ann.reads()
    assert "À vérifier avant tout versement" in relay.subject
    assert "Pas encore exécuté : un remboursement de 49,90 €" in relay
    # Whoever pays reads it once more, and nobody is told twice of one thing.
    bo.answers(answer, f"Avez-vous bien noté mon nouveau compte ? {NEW}")
    office.works()
    bo.reads()
    ann.reads()
    assert told(office) == 1
    ann.answers(copy, "#exécuté 1 virement n° 4471")
    office.works()
    assert "un compte qui finit par 2606" in ann.reads()[-1]


def test_an_account_that_changes_after_the_payment_reaches_whoever_paid_and_its_customer_reads_what_is_true(
    office, bo, ann, bob, answered
):
    copy, answer = answered
    ann.answers(copy, "#affecter Bob")
    office.works()
    ann.answers(copy, "#exécuté 1 virement n° 4471")
    office.works()
    for person in (bo, ann, bob):
        person.reads()
    bo.answers(answer, "Mon compte est clôturé, versez plutôt sur mon nouveau compte.")
    office.works()
    [letter] = bo.reads()
    assert "Il nous est parvenu après : - un remboursement de 49,90 €, fait le lundi 23 novembre 2026" in letter
    assert "Nous ne pouvons pas promettre" in letter
    for person in (ann, bob):
        [relay] = person.reads()
        assert "Déjà exécuté le lundi 23 novembre 2026" in relay, person.name
        assert "#revenu 1" in relay


def test_a_stranger_who_gives_an_account_opens_nothing_and_is_a_suspicion_to_whoever_pays(office, bo, ann, answered):
    [file] = office.files()
    eve = office.person("Sabine Kohl", "sabine@example.org")
    eve.writes(f"Re: [{file.ref}] Lindqvist", f"Bitte nicht auf das alte Konto überweisen, sondern {OTHER}.")
    office.works()
    assert len(office.files()) == 1
    [relay] = ann.reads()
    assert "compte ou adresse à changer, sans preuve" in relay.subject
    assert "Soupçon de fraude : celui qui le demande est inconnu du dossier" in relay
    assert "bo@example.org" in relay
    # Nothing of the file went to her, and nobody writes to Bo in her place.
    assert all("49,90" not in letter for letter in eve.reads())
    assert bo.reads() == []


def test_an_account_in_the_customers_name_that_our_server_did_not_vouch_for_is_a_suspicion_told_to_them(
    office, bo, ann, answered
):
    _, answer = answered
    bo.answers(answer, f"Mon nouvel IBAN : {NEW}", verdict="fail")
    office.works()
    [relay] = ann.reads()
    assert "Soupçon de fraude : rien ne prouve que c'est le réclamant" in relay
    [letter] = bo.reads()
    assert "Vous n'avez rien demandé de tel ?" in letter


def test_nobody_is_written_to_while_a_court_may_be(office, bo, ann, answered):
    copy, answer = answered
    ann.answers(copy, "#contentieux assignation")
    office.works()
    bo.reads()
    bo.answers(answer, f"Mon nouvel IBAN : {NEW}")
    office.works()
    assert told(office) == 0
    assert any("Le versement doit aller ailleurs" in letter for letter in ann.reads())


@pytest.mark.parametrize(
    ("line", "attach", "reads", "told"),
    [
        ("virement n° 4471 fait par Bob, client pénible", (), "Référence : virement n° 4471", "« virement n° 4471 »"),
        ("demandé à la compta, cf mail interne", (), "Fait le", "aucune référence"),
        ("virement n° 4471", ("ordre.eml", "message/rfc822", b"Subject: interne\r\n\r\nPaie-le et qu'il nous lache."),
         "Référence : virement n° 4471", "ordre.eml est gardé comme preuve et n'est pas parti"),
    ],
)  # fmt: skip
def test_a_proof_that_speaks_to_colleagues_stays_in_the_house(office, bo, ann, answered, line, attach, reads, told):
    copy, _ = answered
    ann.answers(copy, f"#exécuté 1 {line}", attach=(attach,) if attach else ())
    office.works()
    [letter] = bo.reads()
    assert reads in letter, letter.text
    assert list(letter.message.iter_attachments()) == []
    for inside in ("Bob", "pénible", "compta", "interne", "lache"):
        assert inside not in letter.text.split("Bien cordialement")[0]
    assert told in ann.reads()[-1]


@pytest.mark.parametrize(
    "text",
    [
        f"Bonjour,\n\nMerci de noter mes nouvelles coordonnées bancaires :\n{NEW}\n\nBo Lindqvist",
        f"Voici mon IBAN pour le remboursement :\n{NEW.replace(' ', '-')}",
        "Bonjour, je change de banque, vous trouverez mon nouveau RIB ci-joint. Bo Lindqvist",
    ],
)
def test_a_new_account_in_a_mail_of_its_own_reaches_whoever_pays_and_the_desk(office, bo, ann, cy, answered, text):
    copy, _ = answered
    ann.answers(copy, "#affecter Cyrille")
    office.works()
    for person in (ann, cy):
        person.reads()
    bo.answers(answered[1], f"Mon compte pour le remboursement : {OTHER}")
    office.works()
    for person in (bo, ann, cy):
        person.reads()
    bo.writes("Changement de RIB", text)
    office.works()
    # It opens no file of its own, where nobody who pays would read it.
    assert len(office.files()) == 1
    for person in (ann, cy):
        [relay] = person.reads()
        assert "À vérifier avant tout versement" in relay.subject, person.name
        assert "Rappelez avant de payer ou d'envoyer" in relay


def test_who_complains_of_something_new_and_gives_an_account_has_a_file_of_their_own(office, bo, ann, answered):
    bo.writes("Lampe cassée", f"Ma lampe est arrivée cassée, remboursez-moi 30 € sur mon compte {NEW}.")
    office.works()
    assert len(office.files()) == 2


@pytest.mark.parametrize("way", [NEW, NEW.replace(" ", "-"), NEW.replace(" ", ""), NEW.replace(" ", ".")])
def test_no_letter_to_a_customer_repeats_their_account_nor_any_line_of_ours(office, ann, way):
    eve = office.person(f"Eve {way}", "eve@example.org")
    eve.writes(f"Remboursement sur {way}", f"Bonjour,\n\nMon canapé est cassé, remboursez-moi sur {way}.\n\nEve")
    office.works()
    [notice] = ann.reads()
    ann.answers(notice, f"Bonjour,\n\nNous avons bien noté le compte {NEW}. Le nôtre est le {OTHER}.\n\nAnn")
    office.works()
    [transcript] = ann.reads()
    receipt, words = eve.reads()
    for letter in (receipt, words):
        headers = " ".join(str(value) for value in letter.message.values())
        told = "".join(one for one in f"{headers} {letter.text} {letter.html}" if one.isalnum())
        assert "20041010050500013M02606" not in told
        assert "2606" in letter
    # Ours is no customer's, and whoever pays reads theirs in the message itself.
    assert OTHER in words
    assert "FR1420041010050500013M02606" in "".join(filter(str.isalnum, notice.text))
    assert "2004" not in notice.subject
    assert "•••• 2606. Le nôtre" in transcript
    office.waits(days=1)
    [morning] = ann.digests()
    # The line that proves the register is of random figures, so only so many of them in a row are the account.
    assert "20041010" not in "".join(filter(str.isalnum, morning.text))


def test_a_sum_that_somebody_says_was_promised_and_an_account_that_none_can_be_are_warned_of(office, bo, ann, answered):
    copy, answer = answered
    ann.answers(copy, "#exécuté 1 virement n° 4471")
    office.works()
    for person in (bo, ann):
        person.reads()
    bo.answers(
        answer,
        "voici ma facture, et vous m'avez promis 300 € par téléphone, monsieur Petit l'a dit, faites le virement sur"
        " FR7630001000200030004000999",
    )
    office.works()
    [relay] = ann.reads()
    assert "À vérifier avant tout versement" in relay.subject
    assert "Le versement doit aller ailleurs" in relay
    assert "Ce message dit qu'une somme a été promise" in relay
    assert "demande où en est le dossier" not in relay


def test_a_sum_said_to_be_promised_is_warned_of_without_an_account_too(office, bo, ann, answered):
    _, answer = answered
    bo.answers(answer, "Bonjour, votre collègue m'a promis un remboursement de 300 euros. Merci de le faire.")
    office.works()
    [relay] = ann.reads()
    assert "somme dite promise" in relay.subject
    bo.answers(answer, "Vous m'avez promis 49,90 € et je ne vois rien venir.")
    office.works()
    [relay] = ann.reads()
    assert "somme dite promise" not in relay.subject


@pytest.mark.parametrize(
    "text", [f"Voici le RIB de mon nouveau compte : {NEW}", "Le RIB de mon nouveau compte est en pièce jointe."]
)
def test_a_first_account_that_we_asked_for_is_no_change_and_a_second_is(office, bo, ann, text):
    notice = complains(office, bo, ann)
    ann.answers(notice, f"{BEGIN}{UPHELD}#répondre\n\nBonjour,\n\nMerci de nous envoyer votre RIB.\n\nAnn")
    office.works()
    [answer] = bo.reads()
    ann.reads()
    bo.answers(answer, f"Bonjour,\n\n{text}")
    office.works()
    assert all("vérifier avant tout versement" not in letter.subject for letter in ann.reads())
    assert bo.reads() == []
    bo.answers(answer, f"Finalement, versez plutôt sur mon autre compte : {OTHER}")
    office.works()
    assert any("vérifier avant tout versement" in letter.subject for letter in ann.reads())
    assert any("Votre changement de compte" in letter.subject for letter in bo.reads())
