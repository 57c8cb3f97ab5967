"""The register as whoever sends letters uses it: each method is one transaction."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from worker.register import outbox, resending, route
from worker.register.database import reading, writing

T = TypeVar("T")


class Posting:
    """The half of the register that letters leave from, opened by whoever has its engine."""

    engine: Engine

    def _write(self, act: Callable[[Session], T]) -> T:
        with writing(self.engine) as session:
            return act(session)

    # The outbox

    def claim_letters(self, *, limit: int, now: datetime) -> list[outbox.Claimed]:
        return self._write(lambda s: outbox.claim(s, limit=limit, now=now))

    def release_letters(self, letters: Sequence[outbox.Claimed]) -> None:
        self._write(lambda s: outbox.release(s, letters))

    def renew_letters(self, letters: Sequence[outbox.Claimed], now: datetime) -> list[outbox.Claimed]:
        return self._write(lambda s: outbox.renew(s, letters, now))

    def letter_leaving(self, letter: outbox.Claimed, now: datetime) -> outbox.Claimed:
        return self._write(lambda s: outbox.begin(s, letter, now))

    def letter_sent(self, letter: outbox.Claimed, *, detail: str, now: datetime) -> None:
        self._write(lambda s: outbox.sent(s, letter, detail=detail, now=now))

    def letter_delayed(self, letter: outbox.Claimed, *, detail: str, now: datetime, blamed: bool = False) -> str:
        return self._write(lambda s: outbox.delayed(s, letter, detail=detail, now=now, blamed=blamed))

    def letter_refused(self, letter: outbox.Claimed, *, detail: str, now: datetime) -> None:
        self._write(lambda s: outbox.refused(s, letter, detail=detail, now=now))

    def letter_uncertain(self, letter: outbox.Claimed, *, detail: str, now: datetime) -> None:
        self._write(lambda s: outbox.uncertain(s, letter, detail=detail, now=now))

    def letters_overtaken(self, today: date, now: datetime) -> int:
        return self._write(lambda s: outbox.overtaken(s, today=today, now=now))

    def repeat_uncertain(self, now: datetime) -> int:
        return self._write(lambda s: outbox.repeat_uncertain(s, now=now))

    # The way out

    def shut_post(self) -> route.Shut | None:
        """None while letters leave."""
        with reading(self.engine) as session:
            return route.read(session)

    def post_failed(self, nature: route.Nature, reason: str, now: datetime, *, given_back: Sequence[int] = ()) -> None:
        """No letter leaves. `given_back` were refused before it was known that all are: they wait with the others."""

        def act(session: Session) -> None:
            for letter in given_back:
                resending.give_back(session, letter, now=now)
            route.shut(session, nature, reason, now)

        self._write(act)

    def post_leaves(self, now: datetime) -> int:
        return self._write(lambda s: route.open_again(s, now))

    def after_a_jump(self, now: datetime) -> None:
        self._write(lambda s: route.after_a_jump(s, now))

    def ask_post_now(self, now: datetime) -> None:
        self._write(lambda s: route.ask_now(s, now))
