"""The lint of promises (T5): no hasty conclusion and no unrealistic promise in what goes to a complainant.

The rules stand in `table`, each with the stages in which it holds; how each is said in `promises.phrases`.
"""

from worker.response.promises.checking import check
from worker.response.promises.delays import days_ahead, delays
from worker.response.promises.quoted import amounts_in, dates_in
from worker.response.promises.values import Finding, Known

__all__ = ["Finding", "Known", "amounts_in", "check", "dates_in", "days_ahead", "delays"]
