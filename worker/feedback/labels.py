"""What figures, their cells and their limits are called, in both languages. Codes: `worker.complaint.labels`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from worker.words.said import Said

# Short enough to stand in one line with their value in the text part of a letter.
FIGURES: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "received": Said("réclamations reçues", "complaints received"),
        "answered": Said("premières réponses", "first answers"),
        "ended": Said("dossiers terminés", "files ended"),
        "withdrawn": Said("retirées par le client", "withdrawn by the customer"),
        "set_aside": Said("requalifiées ou rattachées", "set aside or merged"),
        "backlog": Said("en attente d'une réponse", "waiting for an answer"),
        "acknowledged_in_time": Said("accusé de réception à temps", "acknowledged in time"),
        "acknowledgement_minutes": Said("accusé de réception, médiane", "time to acknowledge, median"),
        "answered_in_10_ouvrables": Said("répondues en 10 ouvrables", "answered in 10 ouvrables"),
        "answered_by_target": Said("répondues à la date visée", "answered by the target"),
        "answered_in_time": Said("répondues à la date limite", "answered by the limit"),
        "answer_days": Said("délai de réponse, médiane", "time to answer, median"),
        "answer_days_p90": Said("délai de réponse, 9 sur 10", "time to answer, 9 in 10"),
        "informed": Said("clients tenus informés", "customers kept informed"),
        "promises_kept": Said("nouvelles à la date promise", "news by the promised date"),
        "upheld": Said("fondées, en tout ou partie", "upheld, fully or partly"),
        "rejected_with_goodwill": Said("refus avec geste commercial", "rejected with goodwill"),
        "reopened": Said("rouvertes ensuite", "opened again"),
        "level_two": Said("réexaminées au niveau 2", "reviewed at level 2"),
        "mediation": Said("portées au médiateur", "taken to the mediator"),
        "compensation_cost": Said("dédommagements versés", "compensation executed"),
        "compensations_executed": Said("offerts, et déjà versés", "offered, and executed"),
        "compensations_on_time": Said("versés à la date promise", "executed by the promised day"),
        "compensation_days": Said("délai de versement, médiane", "time to execute, median"),
        "satisfaction_response": Said("réponses à l'enquête", "answers to the survey"),
        "satisfaction_result": Said("note du résultat, médiane", "score of result, median"),
        "content_with_result": Said("contents du résultat (4-5)", "content with result (4-5)"),
        "satisfaction_handling": Said("note du traitement, médiane", "score of handling, median"),
        "content_with_handling": Said("contents du traitement (4-5)", "content with handling (4-5)"),
        "cause_confirmed": Said("causes confirmées", "causes confirmed"),
        "recurrence": Said("revenues après une action", "came back after an action"),
        "actions_opened": Said("actions correctives ouvertes", "corrective actions opened"),
        "actions_done": Said("actions correctives faites", "corrective actions done"),
        "actions_on_time": Said("actions faites à l'échéance", "actions done on time"),
        "actions_effective": Said("actions trouvées efficaces", "actions found effective"),
        "thanks": Said("remerciements reçus", "thanks received"),
        "overrides": Said("envois malgré une alerte", "sent in spite of a warning"),
    }
)

BREAKDOWNS: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "channel": Said("par canal", "by channel"),
        "product": Said("par produit ou service", "by product or service"),
        "category": Said("par motif", "by category"),
        "age": Said("ancienneté de ce qui attend, en jours", "age of what waits, in days"),
        "outcome": Said("décisions", "decisions"),
        "cause": Said("causes trouvées", "causes found"),
        "compensation": Said("dédommagements versés", "compensation executed"),
        "received": Said("reçues", "received"),
        "answered": Said("répondues", "answered"),
    }
)
