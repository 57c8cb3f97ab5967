"""One clean letter: what a colleague wrote, without the greeting, the farewell and the signature that surround it.

`clean` does it; `writer` holds what is known of whoever wrote, `vocabulary` and `lines` what a line of a signature
looks like, `signs` what shows that one has begun, `endings` and `tails` where a letter's words end, `learning` which
lines end this colleague's mails every time.
"""

from worker.intake.cleaning.cleaned import Cleaned, clean
from worker.intake.cleaning.writer import Writer

__all__ = ["Cleaned", "Writer", "clean"]
