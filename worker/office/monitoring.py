"""How is the worker? Answered to a program that asks: in a line, or in numbers. Nothing here names a person."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import structlog

from worker import __version__
from worker.doors.protocols import Clock, HttpAnswer, ShelfUnreachable
from worker.health import HealthLimits, HealthWarning, Snapshot, health_warnings
from worker.health.measures import Measure, measures
from worker.health.wording import problem
from worker.register.database import RegisterUnreachable
from worker.register.store import Register

log = structlog.get_logger(__name__)

WELL, UNWELL = 200, 503


@dataclass(frozen=True, slots=True)
class Monitor:
    """`render` writes measures as the text that the asking program reads, of `content_type`.

    Asked from threads of its own, at a register that it does not share with the office.
    """

    register: Register
    boxes: Mapping[str, int]
    limits: HealthLimits
    clock: Clock
    render: Callable[[Iterable[Measure]], str]
    content_type: str
    # The addresses of the colleagues, None where nobody knows them.
    people: frozenset[str] | None = None

    def health(self) -> HttpAnswer:
        """200 where the work goes on, and what waits for a person; else 503 and why, in one line."""
        return self._answered(self._health)

    def metrics(self) -> HttpAnswer:
        """Every number of the snapshot; 503 where the register cannot be asked."""
        return self._answered(self._metrics)

    def _health(self, _snapshot: Snapshot, warnings: tuple[HealthWarning, ...]) -> HttpAnswer:
        stops = any(warning.stops for warning in warnings)
        told = [str(problem(warning, self.limits.zone)) for warning in warnings if warning.stops or not stops]
        return (
            HttpAnswer(UNWELL, f"{'; '.join(told)}\n") if stops else HttpAnswer(WELL, f"{'; '.join(['ok', *told])}\n")
        )

    def _metrics(self, snapshot: Snapshot, warnings: tuple[HealthWarning, ...]) -> HttpAnswer:
        return HttpAnswer(WELL, self.render(measures(snapshot, warnings, version=__version__)), self.content_type)

    def _answered(self, answer: Callable[[Snapshot, tuple[HealthWarning, ...]], HttpAnswer]) -> HttpAnswer:
        try:
            snapshot = self.register.snapshot(self.boxes, self.clock.now(), self.people)
            return answer(snapshot, health_warnings(snapshot, self.limits))
        except (RegisterUnreachable, ShelfUnreachable, OSError) as error:
            return HttpAnswer(UNWELL, f"{error}\n")
        except Exception:
            log.exception("monitoring_failed")
            return HttpAnswer(UNWELL, "a fault of this program; its log says where\n")
