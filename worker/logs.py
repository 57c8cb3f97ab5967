"""Logs: an event a line on standard error. At INFO and above numbers and kinds only, nothing that a customer wrote."""

import itertools
import logging
import sys
import traceback
from pathlib import Path
from typing import Literal, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

# `json` for a collector of logs, `people` for somebody who watches, `line` for a command that says what went wrong.
Shape = Literal["json", "people", "line"]

PACKAGE = Path(__file__).parent
MOST_PLACES = 6

# Libraries speak up only when something is wrong. What apscheduler says of a failed duty, the timetable says better:
# its own words hold the text of the exception, and that may hold a customer's.
LIBRARIES = {"apscheduler": logging.CRITICAL}
LIBRARIES |= dict.fromkeys(("alembic", "imapclient", "sqlalchemy", "mailparser"), logging.WARNING)


def set_up(*, level: str = "INFO", shape: Shape | None = None, stream: TextIO | None = None) -> None:
    """Our own events and those of libraries in one shape. None: `people` at a terminal, else `json`."""
    stream = stream or sys.stderr
    shape = shape or ("people" if stream.isatty() else "json")
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        _without_words,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_shaped(shape, stream)],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name, least in LIBRARIES.items():
        logging.getLogger(name).setLevel(max(least, root.level))


def _shaped(shape: Shape, stream: TextIO) -> list[Processor]:
    if shape == "json":
        return [structlog.processors.TimeStamper(fmt="iso", utc=True), _first, _json(stream)]
    if shape == "line":
        return [_without_origin, structlog.processors.LogfmtRenderer(key_order=["level", "event"])]
    # Somebody who watches has the clock on their own wall in mind.
    clock = structlog.processors.TimeStamper(fmt="%H:%M:%S", utc=False)
    return [clock, _without_origin, structlog.dev.ConsoleRenderer(pad_event_to=22)]


def _json(stream: TextIO) -> Processor:
    unicode = (stream.encoding or "").lower().startswith("utf")
    return structlog.processors.JSONRenderer(ensure_ascii=not unicode)


def place_of(error: BaseException) -> str:
    """Where an exception came from, innermost first: `worker/office/posting.py:52 _send < …`."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if f"{PACKAGE.name}/" in frame.filename] or list(frames)
    places = (f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in reversed(ours))
    return " < ".join(itertools.islice(places, MOST_PLACES))


def _short(filename: str) -> str:
    return filename.removeprefix(f"{PACKAGE.parent}/")


def _without_words(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Of an exception its kind and its place. Its text may quote a message, or the parameters of a statement."""
    info = event.pop("exc_info", None)
    error = info[1] if isinstance(info, tuple) else info if isinstance(info, BaseException) else sys.exception()
    if info and error is not None:
        event.update(error=type(error).__name__, where=place_of(error))
    return event


def _first(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """When, how grave and what come first: a line is read from its left."""
    head = {key: event.pop(key) for key in ("timestamp", "level", "event") if key in event}
    return {**head, **event}


def _without_origin(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    event.pop("logger", None)
    return event
