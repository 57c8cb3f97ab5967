"""Requirements of the decision: every point with outcome and reason, and the cause known (R2, T3)."""

from collections.abc import Iterator

from worker.processing.commands.causes import is_undetermined
from worker.response.requirements.row import Filing, Missing
from worker.words.said import Said

_WORDS = 60


def pointed(filing: Filing) -> Iterator[Missing]:
    if not filing.complaint.points:
        what = Said("the file has no point to decide")
        yield Missing(what, Said("#point WHAT THE COMPLAINANT RAISES"))


def decided(filing: Filing) -> Iterator[Missing]:
    """R2: every point has its outcome."""
    for number, point in enumerate(filing.complaint.points, 1):
        if not point.outcome:
            what = Said(
                "point {number} (“{text}”) is not decided",
                number=number, text=_short(point.text),
            )  # fmt: skip
            line = Said(
                "#decide point={number} [upheld, partly, or rejected ?]",
                number=number,
            )  # fmt: skip
            yield Missing(what, line)


def reasoned(filing: Filing) -> Iterator[Missing]:
    """R2: every outcome, yes or no, gives its reason."""
    for number, point in enumerate(filing.complaint.points, 1):
        if not point.reason:
            what = Said(
                "point {number} (“{text}”) has no reason",
                number=number, text=_short(point.text),
            )  # fmt: skip
            yield Missing(what, Said("#reason point={number} [why: the complainant reads it ?]", number=number))


def explained(filing: Filing) -> Iterator[Missing]:
    """T3: the cause is confirmed, or said to be undetermined with the reason why."""
    complaint = filing.complaint
    if not complaint.root_cause:
        what = Said("the cause is not given")
    elif is_undetermined(complaint.root_cause):
        if complaint.cause_reason:
            return
        what = Said("the cause is undetermined, without a reason")
    elif complaint.cause_status != "confirmed":
        what = Said("the cause is only suspected")
    else:
        return
    yield Missing(
        what,
        Said(
            "#cause [the cause, or undetermined: why ?] confirmed",
        ),
    )


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _WORDS else words[: _WORDS - 1].rstrip() + "…"
