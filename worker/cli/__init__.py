"""The operator's command line: arguments in, an exit code out. What is done is done elsewhere."""

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Ends the process. Exit codes: 0 done; 1 something is wrong and was said; 2 the configuration or the call is.

    130 after Ctrl-C.
    """
    try:
        from worker.cli.app import begin  # noqa: PLC0415  # a Ctrl-C while the libraries load is no traceback either

        begin(arguments)
    except KeyboardInterrupt:
        sys.exit(130)
