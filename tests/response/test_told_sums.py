"""Which sums a colleague's words name: with a currency, beside words of money without, and never a thing's own."""

import pytest

from worker.response.told_sums import sums_told


@pytest.mark.parametrize(
    ("said", "euros"),
    [
        ("250 virés hier", {250}),
        ("viré 250 ce matin", {250}),
        ("remboursé 49,90.", {49.9}),
        ("300 de Girard virés", {300}),
        ("VIR-1, 49,90 € virés", {49.9}),
        ("les 80 sont partis ce matin", {80}),
        ("ses 250 envoyés hier", {250}),
        ("the 80 were sent", {80}),
        ("les 2 sont parties", set()),
        ("les 12 chaises sont parties", set()),
        ("d'accord pour 60", {60}),
        ("d'accord pour le 12", set()),
        ("on s'est mis d'accord pour le 12 décembre", set()),
        ("convenu avec lui à 60 par téléphone", {60}),
        ("finalement 80 et non 49,90 €", {80, 49.9}),
        ("j'ajoute 20", {20}),
        ("ok pour 3 jours de plus", set()),
        ("viré 3 jours après", set()),
        ("payé 2 fois", set()),
        ("facture 2231 virée", set()),
        # A sum of a thing.
        ("VIR-1, facture de 120 €", set()),
        ("VIR-1 (facture 120 €)", set()),
        ("VIR-1, facture F-88 du 12/11 de 120 €", set()),
        ("VIR-1, facture n° 2231 : 1 240,00 €", set()),
        ("VIR-1 pour sa commande à 340 euros", set()),
        ("VIR-1, commande de 120,00", set()),
        ("VIR-1, 49,90 € virés sur facture de 120 €", {49.9}),
        ("VIR-1, ticket de caisse 89 €", set()),
        ("transfer 1, invoice of 120 €", set()),
        # What was paid for it.
        ("remboursement de la facture de 120 €", {120}),
        ("remboursé facture 120 €", {120}),
        ("VIR-1, facture F-88 remboursée 120 €", {120}),
        ("virement pour la facture de 120 €", {120}),
        ("avoir de 50 €", {50}),
        ("refund of the whole invoice of 120 €", {120}),
    ],
)  # fmt: skip
def test_the_sums_that_words_name(said: str, euros: set[float]) -> None:
    assert {cents / 100 for cents, _ in sums_told(said)} == euros
