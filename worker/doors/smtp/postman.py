"""One letter to one recipient: announced, handed over, and what became of it told exactly."""

import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NoReturn

from worker.doors.protocols import LetterDelayed, LetterRefused, LetterUncertain, PostClosed, WeAreRefused
from worker.doors.smtp.account import TROUBLE, SmtpAccount, connected_socket
from worker.doors.smtp.verdicts import Stage, about, says_nothing
from worker.doors.smtp.wire import needed_extensions, wire_address, wire_form
from worker.words.said import Said, listed

_GOODBYE = 421


@dataclass(eq=False)
class SmtpPostman(SmtpAccount):
    """A Postman (see protocols) at an SMTP submission server.

    `verdict_seconds` is the wait after the last byte of a letter. It is long because giving up there makes a letter
    uncertain: RFC 5321, 4.5.3.2.6 asks for ten minutes.
    """

    verdict_seconds: float = 600

    def send(self, raw: bytes, *, envelope_from: str, recipient: str, before_data: Callable[[], None]) -> str:
        """Send one letter to one recipient; returns the server's last line.

        Raises LetterDelayed, LetterRefused, LetterUncertain (see protocols). After any error the connection is
        thrown away.
        """
        sender, receiver = wire_address(envelope_from), wire_address(recipient)
        try:
            smtp = self._announce(sender, receiver, raw)
            before_data()
            self._ask_for_data(smtp)
            return self._hand_over(smtp, raw)
        except BaseException:
            self._hang_up()
            raise

    def rehearse(self, *, envelope_from: str, recipient: str) -> Said:
        """All that comes before a letter, then RSET: no letter leaves (see protocols)."""
        sender, receiver = wire_address(envelope_from), wire_address(recipient)
        try:
            found = self.check()
            self._announce(sender, receiver).rset()
        except TROUBLE as error:
            self._hang_up()
            raise PostClosed(self._broke_off(error)) from None
        except BaseException:
            self._hang_up()
            raise
        may = Said("{found}; may send as {sender} to {receiver}")
        return may.about(found=found, sender=sender or Said("nobody").within("sender"), receiver=receiver)

    def _announce(self, sender: str, receiver: str, raw: bytes = b"") -> smtplib.SMTP:
        """MAIL and RCPT. A kept connection that ends here has served its time: once more on a fresh one."""
        while True:
            kept = self._smtp is not None
            smtp = self._connected()
            try:
                self._command(smtp, "MAIL", f"FROM:<{sender}>{self._parameters(smtp, raw, sender, receiver)}")
                self._command(smtp, "RCPT", f"TO:<{receiver}>")
            except TROUBLE as error:
                self._hang_up()
                if not kept:
                    raise PostClosed(self._broke_off(error)) from None
            else:
                return smtp

    def _parameters(self, smtp: smtplib.SMTP, raw: bytes, *addresses: str) -> str:
        needed = needed_extensions(raw, *addresses)
        missing = [extension for extension in needed if not smtp.has_extn(extension)]
        if missing:
            lacking = Said("{where} has no {extensions}, which this letter needs.")
            names = listed(missing, Said("{first} and no {rest}"))
            raise LetterRefused(lacking.about(where=self.where, extensions=names))
        smtp.command_encoding = "utf-8" if "SMTPUTF8" in needed else "ascii"
        words = [f"SIZE={len(raw)}"] if raw and smtp.has_extn("SIZE") else []
        words += [{"8BITMIME": "BODY=8BITMIME"}.get(extension, extension) for extension in needed]
        return "".join(f" {word}" for word in words)

    def _command(self, smtp: smtplib.SMTP, verb: Literal["MAIL", "RCPT"], argument: str) -> None:
        code, said = smtp.docmd(verb, argument)
        if code == _GOODBYE:
            raise smtplib.SMTPServerDisconnected(said.decode("utf-8", "replace"))
        if code // 100 != 2:
            self._say_no(verb, code, said)

    def _ask_for_data(self, smtp: smtplib.SMTP) -> None:
        """Until the server's 354 no byte of the letter has left."""
        try:
            code, said = smtp.docmd("DATA")
        except TROUBLE as error:
            raise LetterDelayed(self._broke_off(error)) from None
        if code != 354:
            self._say_no("DATA", code, said)

    def _hand_over(self, smtp: smtplib.SMTP, raw: bytes) -> str:
        """The letter itself. A break now leaves open whether the server has kept it."""
        try:
            line = connected_socket(smtp)
            line.settimeout(self.verdict_seconds)
            smtp.send(wire_form(raw))
            code, said = smtp.getreply()
            line.settimeout(self.read_seconds)
        except TROUBLE as error:
            broke = Said("{where} broke off after the letter: {said}", where=self.where, said=self.words(error))
            raise LetterUncertain(broke) from None
        if code // 100 in {4, 5}:
            self._say_no("letter", code, said)
        if code // 100 != 2:
            nonsense = Said("{where} answered the letter with nonsense: {said}")
            raise LetterUncertain(nonsense.about(where=self.where, said=f"{code} {self.words(said)}"))
        return f"{code} {self.words(said)}"

    def _broke_off(self, error: Exception) -> Said:
        return Said("{where} broke off before the letter: {said}", where=self.where, said=self.words(error))

    def _say_no(self, stage: Stage, code: int, said: bytes) -> NoReturn:
        words = self.words(said)
        line = Said("{where}: {said}", where=self.where, said=f"{stage}: {code} {words}")
        if code // 100 != 5:
            # To MAIL the server says it before it knows whom the letter is for.
            raise PostClosed(line) if stage == "MAIL" else LetterDelayed(line)
        matter = about(stage, code, words)
        if matter == "us":
            raise WeAreRefused(line, every=stage == "MAIL")
        of_recipient = matter == "recipient" and stage == "RCPT"
        raise LetterRefused(line, of_recipient=of_recipient, unsaid=says_nothing(stage, code, words))
