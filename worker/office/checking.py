"""Check: documents are shown to the virus scanner between reading and deciding. Where it cannot look, they wait."""

import structlog

from worker.complaint.messages import Verdict
from worker.doors.protocols import ScannerUnreachable, ScanRefused
from worker.intake.documents import UNCHECKED, Checked, Checks
from worker.nouns.message import Message
from worker.office.desk import Desk
from worker.register.ledger import LEASE

log = structlog.get_logger(__name__)

# Messages are leased while their documents are scanned, and handling still takes its time.
PATIENCE = LEASE / 2


class Checking:
    """The scanner's side of one duty: asked once about the same bytes, and not again after it could not be reached."""

    def __init__(self, desk: Desk) -> None:
        self._scanner, self._clock = desk.scanner, desk.clock
        self._reachable = True
        self.begin()

    def begin(self) -> None:
        """A batch begins: it has its own time, and nothing is remembered of the one before."""
        self._known: dict[str, Checked] = {}
        self._until = self._clock.now() + PATIENCE

    def of(self, message: Message) -> Checks:
        """What the scanner says of a message's documents, and of those in a mail attached to it; None without one."""
        if self._scanner is None:
            return None
        attached = message.forwarded.documents if message.forwarded else ()
        return {
            document.sha256: self.look(document.sha256, document.content)
            for document in (*message.documents, *attached)
        }

    def look(self, sha256: str, content: bytes) -> Checked:
        """UNCHECKED where the scanner is out of reach, or the batch has used up its time."""
        if sha256 not in self._known:
            checked = self._ask(sha256, content)
            if checked == UNCHECKED:
                return checked
            self._known[sha256] = checked
        return self._known[sha256]

    def _ask(self, sha256: str, content: bytes) -> Checked:
        if self._scanner is None or not self._reachable or self._clock.now() >= self._until:
            return UNCHECKED
        try:
            signature = self._scanner.scan(content)
        except ScannerUnreachable as error:
            self._reachable = False
            log.warning("scanner_unreachable", reason=str(error))
            return UNCHECKED
        except ScanRefused as error:
            log.warning("scan_refused", document=sha256[:12], reason=str(error))
            return Checked(Verdict.HELD, held_because=str(error))
        if signature:
            log.warning("virus_found", document=sha256[:12], signature=signature)
            return Checked(Verdict.QUARANTINED, signature=signature)
        return Checked()
