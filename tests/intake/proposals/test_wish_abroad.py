"""P4, in the languages that a mail may come in beside ours: what is plainly wished, and what is not."""

import pytest

from worker.intake.wish import find


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("de", "Ich möchte bitte mein Geld zurück.", "refund"),
        ("de", "Ich verlange die Erstattung des Kaufpreises.", "refund"),
        ("de", "Wir erwarten eine Ersatzlieferung.", "exchange"),
        ("de", "Bitte um Reparatur der Tür.", "repair"),
        ("de", "Hiermit möchte ich die Bestellung stornieren, ich will nicht mehr warten.", "cancellation"),
        ("de", "Ich möchte keinen Umtausch.", ""),
        ("de", "Der Umtausch hat drei Wochen gedauert.", ""),
        ("es", "Exijo la devolución del importe.", "refund"),
        ("es", "Quiero que me devuelvan mi dinero.", "refund"),
        ("es", "Solicito el cambio de la silla.", "exchange"),
        ("es", "Me gustaría que reparen la lavadora.", "repair"),
        ("es", "Deseo cancelar el contrato.", "cancellation"),
        ("es", "No quiero un reembolso.", ""),
        ("es", "El cambio tardó un mes.", ""),
        ("it", "Vorrei essere rimborsata.", "refund"),
        ("it", "Chiedo la sostituzione del tavolo.", "exchange"),
        ("it", "Pretendo la riparazione e il risarcimento.", "repair"),
        ("it", "Desidero annullare l'ordine.", "cancellation"),
        ("it", "Il rimborso è arrivato, grazie.", ""),
        ("nl", "Graag mijn geld terug.", "refund"),
        ("nl", "Wij willen een nieuwe stoel.", "exchange"),
        ("nl", "Ik verzoek u om reparatie.", "repair"),
        ("nl", "Ik wil de bestelling annuleren.", "cancellation"),
        ("nl", "Ik wil geen reparatie.", ""),
        ("pt", "Quero o meu dinheiro de volta.", "refund"),
        ("pt", "Exijo a troca do sofá.", "exchange"),
        ("pt", "Pretendo a reparação da máquina.", "repair"),
        ("pt", "Gostaria de cancelar a encomenda.", "cancellation"),
        ("pt", "O reembolso já chegou.", ""),
    ],
)
def test_a_wish_is_read_in_the_language_of_the_mail(language: str, text: str, kind: str) -> None:
    wish = find(text, language)
    assert (wish.kind if wish else "") == kind
    # Nor is it lost where the language was not told.
    wish = find(text)
    assert (wish.kind if wish else "") == kind
