"""What figures, their cells and their limits are called, in both languages. Codes: `worker.complaint.labels`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from worker.words.said import Said

# Short enough to stand in one line with their value in the text part of a letter.
FIGURES: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "received": Said("complaints received"),
        "answered": Said("first answers"),
        "ended": Said("files ended"),
        "withdrawn": Said("withdrawn by the customer"),
        "set_aside": Said("set aside or merged"),
        "backlog": Said("waiting for an answer"),
        "acknowledged_in_time": Said("acknowledged in time"),
        "acknowledgement_minutes": Said("time to acknowledge, median"),
        "answered_in_10_ouvrables": Said("answered in 10 days (Mon–Sat)"),
        "answered_by_target": Said("answered by the target"),
        "answered_in_time": Said("answered by the limit"),
        "answer_days": Said("time to answer, median"),
        "answer_days_p90": Said("9 in 10 answered within"),
        "informed": Said("customers kept informed"),
        "promises_kept": Said("news by the promised date"),
        "upheld": Said("upheld, fully or partly"),
        "rejected_with_goodwill": Said("rejected with goodwill"),
        "settled": Said("settled at once"),
        "reopened": Said("opened again"),
        "level_two": Said("reviewed at level 2"),
        "mediation": Said("taken to the mediator"),
        "compensation_cost": Said("compensation executed"),
        "compensations_executed": Said("offered, and executed"),
        "compensations_on_time": Said("executed by the promised day"),
        "compensation_days": Said("time to execute, median"),
        "satisfaction_response": Said("answers to the survey"),
        "satisfaction_result": Said("score of result, median"),
        "content_with_result": Said("rated the result 4 or 5"),
        "satisfaction_handling": Said("score of handling, median"),
        "content_with_handling": Said("rated our care 4 or 5"),
        "cause_confirmed": Said("causes confirmed"),
        "recurrence": Said("came back after an action"),
        "actions_opened": Said("corrective actions opened"),
        "actions_done": Said("corrective actions done"),
        "actions_on_time": Said("actions done on time"),
        "actions_effective": Said("actions found effective"),
        "thanks": Said("thanks received"),
        "overrides": Said("sent in spite of a warning"),
    }
)

# What the check of promises warns of, by its rule.
PROMISES: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "outcome": Said("announces the outcome before the decision"),
        "fault": Said("admits or denies a fault"),
        "cause": Said("gives a cause that is not confirmed"),
        "guarantee": Said("vouches for a result"),
        "never_again": Said("promises that it will not happen again"),
        "vague_delay": Said("promises without a day"),
        "reproach": Said("reproaches the customer"),
        "contempt": Said("speaks to the customer with contempt"),
        "final": Said("shuts the door to a second examination"),
        "closed_platform": Said("names a platform that is closed"),
        "threat": Said("threatens to close the file"),
        "new_offer": Said("offers more than was decided"),
        "amount": Said("names a sum that the file does not have"),
        "date": Said("names a day that the file does not have"),
        "delay": Said("names a delay that leads to no day of the file"),
        "unjudged": Said("in a language that is not checked"),
        "other_tongue": Said("in another language than the letter"),
    }
)

BREAKDOWNS: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "channel": Said("by channel"),
        "product": Said("by product or service"),
        "category": Said("by category"),
        "age": Said("age of what waits, in days"),
        "outcome": Said("decisions"),
        "cause": Said("causes found"),
        "compensation": Said("compensation executed"),
        "received": Said("received").within("legend"),
        "answered": Said("answered"),
    }
)
