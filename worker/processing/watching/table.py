"""Every clock of a file. Where several are due, the one that stands higher is heard first, and the others see it.

What changes the file comes before what speaks of it, alarms before reminders. A chapter adds its own rows here.
"""

from worker.processing.watching import (
    beginning,
    clarification,
    danger,
    ending,
    escalation,
    owing,
    personal_data,
    progress,
    recall,
    rising,
    target,
)
from worker.processing.watching.row import Row

CLOCKS: tuple[Row, ...] = (
    *clarification.ROWS,
    *ending.ROWS,
    *danger.ROWS,
    *escalation.ROWS,
    *personal_data.ROWS,
    *beginning.ROWS,
    *target.ROWS,
    *owing.ROWS,
    *rising.ROWS,
    *recall.ROWS,
    *progress.ROWS,
)
