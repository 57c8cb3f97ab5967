"""What a colleague may do with a file now: the lines that its letters and its refusals offer, ready to send.

view   who reads, in whose place, and the file as it stands
table  one row an offer, judged by the states' moves and the commands' rights, as the commands themselves are
form   all that an answer still lacks, in one mail whose blanks are filled in
"""

from worker.staff.offers.table import fits, offered, ways
from worker.staff.offers.view import View

__all__ = ["View", "fits", "offered", "ways"]
