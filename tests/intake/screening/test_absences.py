import pytest

from worker.intake.screening.absences import announced
from worker.nouns.message import Message, Party


def message(subject: str, text: str = "") -> Message:
    return Message(message_id="", sender=Party("a@example.org"), subject=subject, text=text, new_text=text)


@pytest.mark.parametrize(
    "subject",
    [
        "Réponse automatique : Votre dossier",
        "réponse automatique: RE: Votre dossier",
        "[Réponse automatique] Votre dossier",
        "[liste] Absence du bureau : Votre dossier",
        "Automatic reply: Votre dossier",
        "Auto-Reply: Votre dossier",
        "Autoreply - Votre dossier",
        "Out of Office AutoReply: Votre dossier",
        "Out of the office",
        "OOO: Votre dossier",
        "AUTO: Luc Ferrand ist außer Haus (Rückkehr am 16.11.2026)",
        "Luc Ferrand is out of the office (returning 16/11/2026)",
        "Automatikus válasz: Votre dossier",
        "Otomatik yanıt: Votre dossier",
        "自動返信：Votre dossier",
        "[자동회신] Votre dossier",
        "رد تلقائي: Votre dossier",
        "Absent(e) du bureau : Votre dossier",
        "Out of Office / Abwesenheit: Votre dossier",
        "Auto Reply from Luc Ferrand",
        "Ответ: Автоответ: Votre dossier".removeprefix("Ответ: "),
    ],
)
def test_a_programs_label_is_known(subject: str) -> None:
    assert announced(message(subject))


@pytest.mark.parametrize(
    "subject",
    [
        "",
        "RE: Réponse automatique : Votre dossier",
        "TR: Out of Office",
        "Absence du livreur",
        "Absence de réponse",
        "Out of office hours nobody answers",
        "Votre réponse automatique : inutile",
        "Automatic replyless",
        "Le vendeur est absent",
        "Auto: réparation ratée",
        "OOOH : quelle surprise",
    ],
)
def test_what_people_write_about_absences_is_no_label(subject: str) -> None:
    assert announced(message(subject)) == ""


def test_a_plain_word_counts_only_where_the_text_announces_a_return() -> None:
    assert announced(message("Absente", "Je serai de retour le 16 novembre."))
    assert announced(message("Absente", "Votre conseillère l'est toujours.")) == ""


def test_a_topic_counts_only_where_the_text_also_says_what_becomes_of_the_letter() -> None:
    assert announced(message("Vacances", "De retour le 16 novembre, je répondrai alors à votre message."))
    assert announced(message("Vacances", "De retour de l'hôtel, mes valises étaient trempées.")) == ""
