"""The duties, each a page of the office manual. The shell that reads, asks the core to decide, writes, and sends."""

from worker.office.office import Office
from worker.office.tally import Tally

__all__ = ["Office", "Tally"]
