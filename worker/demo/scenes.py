"""The demo's scenes, in the order of the procedure's chapters. Everyone and everything is invented."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from worker.demo import letters, past
from worker.demo.letterbox import keep_letters, parse
from worker.demo.stage import BOX, Sent, Stage
from worker.office.importing import bring_in, look_at
from worker.words.said import Said

ANN = "ann@example.com"
CY = "cy@example.com"
MIA = "mia@example.com"
PARIS = ZoneInfo("Europe/Paris")
CAMILLE = "camille.roussel@example.org"
OLIVIA = "olivia.bennett@example.com"


def morning(stage: Stage) -> None:
    post = mail_of_the_morning(stage.now)
    reach = Said("{count} mails reach {address}; the worker fetches them by IMAP", count=len(post), address=BOX)
    stage.teller.chapter(Said("The morning's post"), reach)
    stage.arrive(post)
    stage.show(Said("Camille Roussel reads"), CAMILLE, lines=48)
    stage.show(Said("Ann Morel, at the desk, reads"), ANN, holding="Canapé livré", lines=36)


def afternoon(stage: Stage) -> None:
    stage.clock.advance(timedelta(hours=5))
    stage.teller.chapter(Said("The afternoon"), Said("a customer answers the acknowledgement; another's comes back"))
    stage.arrive(mail_of_the_afternoon(stage))


def processing(stage: Stage) -> None:
    stage.teller.chapter(
        Said("The office works"),
        Said("colleagues answer the letters that they received; a line with # is a command"),
    )
    stage.arrive(
        [
            stage.answers(
                "Ann Morel", ANN, Said("assesses Camille's complaint, and gives it to Cyrille"),
                "#évaluer gravité=2 complexité=1 répercussions=2\n#affecter Cyrille", holding="livraison, soit 49,90",
            )
        ]
    )  # fmt: skip
    stage.show(Said("Ann reads: the transcript"), ANN, holding="est fait", lines=20)
    stage.arrive(
        [
            stage.answers(
                "Cyrille Marchand", CY, Said("asks Camille two questions"),
                "#question\nPour retrouver votre livraison chez le transporteur :\n1. Qui a reçu le canapé, et à quelle"
                " heure ?\n2. Le retard vous a-t-il été annoncé ?",
            )
        ]
    )  # fmt: skip
    stage.show(Said("Camille reads"), CAMILLE, holding="1. Qui a reçu", lines=30)
    stage.clock.advance(timedelta(days=1))
    stage.arrive(
        [
            stage.answers(
                "Camille Roussel", CAMILLE, Said("answers both"),
                "1. Moi-même, vers 11 heures.\n2. Non, personne ne m'a prévenue.", holding="1. Qui a reçu",
            )
        ]
    )  # fmt: skip


def answering(stage: Stage) -> None:
    stage.teller.chapter(
        Said("The answer"), Said("with its reasons, yes or no; a refusal is read by a second person before it leaves")
    )
    stage.clock.advance(timedelta(hours=2))
    stage.arrive(
        [
            stage.answers(
                "Cyrille Marchand", CY, Said("upholds Camille's complaint: decision, reason and refund in one mail"),
                GRANTED, holding="Moi-même, vers 11 heures",
            ),
            stage.answers(
                "Ann Morel", ANN, Said("refuses Olivia's, with the fact and the reason"), REFUSED,
                holding="have called three times",
            ),
        ]
    )  # fmt: skip
    stage.show(Said("Camille reads"), CAMILLE, holding="Nous vous donnons raison", lines=60)
    stage.show(Said("Mia, the second person, reads"), MIA, holding="attend votre validation", lines=24)
    stage.arrive([stage.answers("Mia Laurent", MIA, Said("approves it by one word"), "Oui")])
    stage.show(Said("Olivia reads"), OLIVIA, holding="We cannot agree to your request", lines=60)
    stage.clock.advance(timedelta(days=1))
    stage.arrive(
        [
            stage.answers(
                "Camille Roussel", CAMILLE, Said("accepts"), "Parfait, cela me convient. Merci.", holding="fondée"
            )
        ]
    )
    stage.arrive(
        [
            stage.answers(
                "Cyrille Marchand", CY, Said("records that she accepts, and that the refund is done"),
                "#accepté\n#exécuté virement n° 2026-4471", holding="cela me convient",
            )
        ]
    )  # fmt: skip
    stage.show(Said("Camille reads"), CAMILLE, holding="est fait", lines=20)


GRANTED = (
    "#cause organisation confirmée\n#décision fondée\n"
    "#constat Le transporteur n'avait plus de camion, et personne ne vous a prévenue du retard.\n"
    "#motif Une date de livraison promise doit être tenue, ou changée avec vous.\n"
    '#dédommagement remboursement 49,90 € "par virement sur le compte de votre commande"\n#dédommagement excuses\n'
    '#action "Appeler le client dès qu\'un transporteur annonce un retard" responsable=Cyrille échéance=+30\n'
    "#répondre\n\nNous avons signalé le parquet au transporteur, qui vous contactera."
)
REFUSED = (
    "#évaluer gravité=1 complexité=1 répercussions=1\n#affecter moi\n#cause information donnée confirmée\n"
    "#décision non-fondée\n"
    "#constat Our bank has one payment for order 48377. The other line was an authorisation, and it was released.\n"
    "#motif Nothing was charged a second time, so there is no second payment that we could refund.\n"
    "#répondre\n\nThank you for your patience. We know that such a line on a statement is worrying."
)


def before(stage: Stage) -> None:
    """A company does not begin with an empty register: what it kept until then comes in."""
    lines = past.table(stage.monday)
    stage.teller.chapter(
        Said("The register of before"),
        Said("a year of complaints in a spreadsheet, {file}: tried first, then brought in", file=past.NAME),
    )
    (stage.folder / past.NAME).write_bytes(lines)
    coming = look_at(stage.office.desk, [lines])
    refs = bring_in(stage.office.desk, coming.new, past.NAME)
    stage.teller.imported(len(refs), len(coming.faults))


def following_days(stage: Stage) -> None:
    """Until the first of the next month: what the clocks do by themselves, and what the office reads of it."""
    stage.teller.chapter(
        Said("Days pass"), Said("each morning the office has its list; on the first of the month all staff read")
    )
    local = stage.now.astimezone(PARIS)
    first = (local.replace(day=1) + timedelta(days=32)).replace(day=1, hour=9, minute=0)
    while stage.now < first:
        morning_after = (stage.now.astimezone(PARIS) + timedelta(days=1)).replace(hour=8, minute=5)
        tally = stage.wait(seconds=(min(morning_after, first) - stage.now).total_seconds())
        if tally.struck or tally.reminded or tally.reports:
            stage.teller.passed(stage.now.astimezone(PARIS), tally)
    stage.show(Said("Ann reads every morning"), ANN, holding="Pour tout le bureau", lines=40)
    stage.show(Said("everybody reads on the first of the month"), CY, holding="nos clients", lines=60)


def evening(stage: Stage) -> None:
    keep_letters(stage.folder / "letters", stage.outgoing())
    stage.teller.register([complaint for complaint in stage.complaints() if complaint.recorded_by == "worker"])


# The play.
SCENES: tuple[Callable[[Stage], None], ...] = (
    morning,
    afternoon,
    processing,
    answering,
    before,
    following_days,
    evening,
)


def mail_of_the_morning(now: datetime) -> list[Sent]:
    """What waits when the office opens."""
    hours: Callable[[float], datetime] = lambda h: now - timedelta(hours=h)  # noqa: E731  # a table reads better with a short word
    return [
        Sent(
            "Camille Roussel",
            Said("sofa three weeks late; wants the delivery paid back"),
            letters.late_sofa(hours(9), BOX),
        ),
        Sent(
            "Karim Haddad", Said("lamp arrived broken; invoice and photo attached"), letters.broken_lamp(hours(8), BOX)
        ),
        Sent("Olivia Bennett", Said("charged twice; writes in English"), letters.wrong_invoice(hours(7), BOX)),
        Sent(
            "Monique Garnier", Said("bad welcome in the shop; HTML only, no wish"), letters.rude_welcome(hours(6), BOX)
        ),
        Sent("Paul Lemaire", Said("out-of-office notice"), letters.out_of_office(hours(5), BOX)),
        Sent("La Gazette", Said("newsletter"), letters.newsletter(hours(4), BOX)),
        Sent("J. Perrin", Said("oven not repaired; the mail was damaged on its way"), letters.damaged(hours(3), BOX)),
    ]


def mail_of_the_afternoon(stage: Stage) -> list[Sent]:
    """What the morning's letters bring back."""
    [to_perrin] = stage.mail.delivered_to("j.perrin@example.net")
    report = letters.returned(
        stage.now, BOX, report_from="mailer-daemon@mx.example.net", acknowledgement=parse(to_perrin)
    )
    return [
        stage.answers(
            "Camille Roussel", CAMILLE, Said("answers the acknowledgement"),
            "Merci. J'ajoute que le livreur a rayé le parquet de l'entrée.",
        ),
        Sent(Said("A mail server"), Said("J. Perrin's address takes no mail"), report),
    ]  # fmt: skip
