"""Invented facts for every letter and each of its variants: what the preview shows, the check renders and the golden
files keep. A new letter adds its samples to its chapter's module; a test pairs letters, templates and samples.
"""

from typing import Final

from worker.writing.samples import (
    alarms,
    answering,
    callers,
    clocks,
    desk,
    feedback,
    intake,
    processing,
    relays,
    response,
    together,
)
from worker.writing.samples.people import BARE_HOUSE, HOUSE, STAMP, Sample

__all__ = ["BARE_HOUSE", "HOUSE", "SAMPLES", "STAMP", "Sample"]

# Each row a letter as someone may receive it; together they reach every branch of every template.
SAMPLES: Final = (
    *intake.SAMPLES,
    *desk.SAMPLES,
    *alarms.SAMPLES,
    *relays.SAMPLES,
    *callers.SAMPLES,
    *processing.SAMPLES,
    *answering.SAMPLES,
    *clocks.SAMPLES,
    *response.SAMPLES,
    *feedback.SAMPLES,
    *together.SAMPLES,
)
