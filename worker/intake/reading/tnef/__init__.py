"""What is inside a winmail.dat ([MS-OXTNEF]): Outlook and Exchange hide the files of a mail in one.

`unpack` tells what it holds, `written` writes that as a mail. `stream` cuts the bytes into attributes, `properties`
reads the lists of MAPI properties among them, `unpacking` makes files and texts of both; `lzfu` and `rtf` turn a body
in rich text into words.
"""

from worker.intake.reading.tnef.mails import written
from worker.intake.reading.tnef.stream import Allowance
from worker.intake.reading.tnef.unpacking import unpack
from worker.intake.reading.tnef.values import File, Unpacked

__all__ = ["Allowance", "File", "Unpacked", "unpack", "written"]
