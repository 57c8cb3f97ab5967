"""The demo's scenes, in the order of the procedure's chapters. Everyone and everything is invented."""

from collections.abc import Callable
from datetime import datetime, timedelta

from worker.demo import letters
from worker.demo.letterbox import keep_letters, parse
from worker.demo.stage import BOX, Sent, Stage

ANN = "ann@example.com"
CY = "cy@example.com"
CAMILLE = "camille.roussel@example.org"


def morning(stage: Stage) -> None:
    post = mail_of_the_morning(stage.now)
    stage.teller.chapter("The morning's post", f"{len(post)} mails reach {BOX}; the worker fetches them by IMAP")
    stage.arrive(post)
    stage.show("Camille Roussel reads", CAMILLE, lines=48)
    stage.show("Ann Morel, at the desk, reads", ANN, holding="Canapé livré", lines=36)


def afternoon(stage: Stage) -> None:
    stage.clock.advance(timedelta(hours=5))
    stage.teller.chapter("The afternoon", "a customer answers the acknowledgement; another's comes back")
    stage.arrive(mail_of_the_afternoon(stage))


def processing(stage: Stage) -> None:
    stage.teller.chapter(
        "The office works", "colleagues answer the letters that they received; a line with # is a command"
    )
    stage.arrive(
        [
            stage.answers(
                "Ann Morel", ANN, "assesses Camille's complaint, and gives it to Cyrille",
                "#évaluer gravité=2 complexité=1 répercussions=2\n#affecter Cyrille", holding="livraison, soit 49,90",
            )
        ]
    )  # fmt: skip
    stage.show("Ann reads: the transcript", ANN, holding="C'est fait", lines=20)
    stage.arrive(
        [
            stage.answers(
                "Cyrille Marchand", CY, "asks Camille two questions",
                "#question\nPour retrouver votre livraison chez le transporteur :\n1. Qui a reçu le canapé, et à quelle"
                " heure ?\n2. Le retard vous a-t-il été annoncé ?",
            )
        ]
    )  # fmt: skip
    stage.show("Camille reads", CAMILLE, holding="1. Qui a reçu", lines=30)
    stage.clock.advance(timedelta(days=1))
    stage.arrive(
        [
            stage.answers(
                "Camille Roussel", CAMILLE, "answers both",
                "1. Moi-même, vers 11 heures.\n2. Non, personne ne m'a prévenue.", holding="1. Qui a reçu",
            )
        ]
    )  # fmt: skip


def evening(stage: Stage) -> None:
    keep_letters(stage.folder / "letters", stage.outgoing())
    stage.teller.register(stage.complaints())


# The play.
SCENES: tuple[Callable[[Stage], None], ...] = (morning, afternoon, processing, evening)


def mail_of_the_morning(now: datetime) -> list[Sent]:
    """What waits when the office opens."""
    hours: Callable[[float], datetime] = lambda h: now - timedelta(hours=h)  # noqa: E731  # a table reads better with a short word
    return [
        Sent(
            "Camille Roussel", "sofa three weeks late; wants the delivery paid back", letters.late_sofa(hours(9), BOX)
        ),
        Sent("Karim Haddad", "lamp arrived broken; invoice and photo attached", letters.broken_lamp(hours(8), BOX)),
        Sent("Olivia Bennett", "charged twice; writes in English", letters.wrong_invoice(hours(7), BOX)),
        Sent("Monique Garnier", "bad welcome in the shop; HTML only, no wish", letters.rude_welcome(hours(6), BOX)),
        Sent("Paul Lemaire", "out-of-office notice", letters.out_of_office(hours(5), BOX)),
        Sent("La Gazette", "newsletter", letters.newsletter(hours(4), BOX)),
        Sent("J. Perrin", "oven not repaired; the mail was damaged on its way", letters.damaged(hours(3), BOX)),
    ]


def mail_of_the_afternoon(stage: Stage) -> list[Sent]:
    """What the morning's letters bring back."""
    [to_perrin] = stage.mail.delivered_to("j.perrin@example.net")
    report = letters.returned(
        stage.now, BOX, report_from="mailer-daemon@mx.example.net", acknowledgement=parse(to_perrin)
    )
    return [
        stage.answers(
            "Camille Roussel", CAMILLE, "answers the acknowledgement",
            "Merci. J'ajoute que le livreur a rayé le parquet de l'entrée.",
        ),
        Sent("A mail server", "J. Perrin's address takes no mail", report),
    ]  # fmt: skip
