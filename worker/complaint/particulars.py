"""What the complaint says: who complains, of what, in which points, and which solution they wish."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

from worker.complaint.answer import Outcome
from worker.complaint.entry import Entry, EntryOutOfPlace
from worker.complaint.labels import label
from worker.complaint.told import Names, Told
from worker.complaint.value import Code, Erasure, Value
from worker.words.said import Said

if TYPE_CHECKING:
    from worker.complaint.record import Complaint


class CustomerKind(StrEnum):
    CONSUMER = "consumer"
    PROFESSIONAL = "professional"
    PROSPECT = "prospect"
    OTHER = "other"


class Complainant(Value):
    name: str = ""
    addresses: tuple[str, ...] = ()
    postal_address: str = ""
    phone: str = ""
    customer_number: str = ""
    kind: CustomerKind = CustomerKind.CONSUMER
    adaptation_needed: str = ""
    # Who writes for them: letters go there, to whom they greet.
    representative: str = ""

    @property
    def greeted(self) -> str:
        """Whom a letter greets."""
        return self.representative or self.name


class Point(Value):
    """One thing complained of (`text`), and later what was found, decided and why."""

    text: str
    finding: str = ""
    outcome: Outcome | Literal[""] = ""
    reason: str = ""


WishKind = Literal[
    "refund", "credit_note", "exchange", "repair", "redo", "discount", "apology", "explanation", "cancellation", "other"
]


class DesiredSolution(Value):
    """P4. `quoted` are the complainant's own words; `status` stays `proposed` until a person confirms it."""

    kind: WishKind
    quoted: str = ""
    amount_cents: int | None = None
    currency: Code = ""
    status: Literal["proposed", "confirmed"] = "proposed"


class ParticularsRecord(Value):
    """What the record holds of them."""

    subject: str = ""
    complainant: Complainant = Complainant()
    product_or_service: str = ""
    order_reference: str = ""
    contract_number: str = ""
    category: str = ""
    category_words: str = ""
    points: tuple[Point, ...] = ()
    desired_solution: DesiredSolution | None = None
    wish_asked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A field of a file that says something, under its title."""

    code: str
    title: Said
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordField:
    """What the record names in a few words; whatever reads, corrects, shows, exports or looks for it follows from here.

    `name` is that of the field, `code` that of its column, for programs; `title` stands in the middle of a line,
    `heading` at its beginning. A
    colleague corrects it by `#réclamant key=…`, with any of `keys`; what has a command of its own has none. `also` are
    more titles by which it comes in from another register; there `means` explains it and `most` bounds it.
    `personal`: it stays out of what goes to everybody; `telling`: who complains could be found by it.
    """

    name: str
    code: str
    title: Said
    heading: Said
    means: str
    keys: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    most: int = 500
    personal: bool = True
    telling: bool = True

    def value(self, complaint: "Complaint") -> str:
        said: str = getattr(complaint.complainant if self in REACHED else complaint, self.name)
        return said


# How the complainant is reached and known.
REACHED: tuple[RecordField, ...] = (
    RecordField(
        name="postal_address",
        code="postal_address",
        title=Said("postal address"),
        heading=Said("Postal address"),
        means="their postal address",
        keys=("adresse", "address", "postale"),
        # Most of its words are in everybody's mouth: it is looked at apart.
        telling=False,
    ),
    RecordField(
        name="phone",
        code="phone",
        title=Said("telephone"),
        heading=Said("Telephone"),
        means="their telephone",
        keys=("tél", "téléphone", "phone"),
        most=60,
    ),
    RecordField(
        name="customer_number",
        code="customer_number",
        title=Said("customer number"),
        heading=Said("Customer number"),
        means="their customer number",
        keys=("client", "customer"),
        most=60,
    ),
)
# What the complaint is about.
CONCERNED: tuple[RecordField, ...] = (
    RecordField(
        name="product_or_service",
        code="product",
        title=Said("product or service"),
        heading=Said("Product or service"),
        means="what it is about",
        also=("produit",),
        most=200,
        personal=False,
        telling=False,
    ),
    RecordField(
        name="order_reference",
        code="order",
        title=Said("order"),
        heading=Said("Order"),
        means="the order concerned",
        keys=("commande", "order"),
    ),
    RecordField(
        name="contract_number",
        code="contract",
        title=Said("contract"),
        heading=Said("Contract"),
        means="the contract or policy concerned",
        keys=("contrat", "contract"),
    ),
)


def concerned(complaint: "Complaint") -> tuple[Named, ...]:
    """What the file says of what it is about."""
    named = (Named(code=one.code, title=one.heading, value=one.value(complaint)) for one in CONCERNED)
    return tuple(one for one in named if one.value)


class Corrected(Entry):
    """A person corrects the record; None leaves a field as it is."""

    kind: Literal["Corrected"] = "Corrected"
    by: str
    category: Annotated[str | None, Erasure.KEPT] = None
    product_or_service: Annotated[str | None, Erasure.KEPT] = None
    order_reference: str | None = None
    contract_number: str | None = None
    complainant: Complainant | None = None
    language: Annotated[str | None, Erasure.KEPT] = None

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        said = {name: getattr(self, name) for name in type(self).model_fields if name not in {"kind", "by"}}
        update = {name: value for name, value in said.items() if value is not None}
        if "category" in update:
            update["category_words"] = ""
        return complaint.model_copy(update=update)

    def tell(self, names: Names, /) -> Told:
        said = Said("Record corrected by {who}", who=names(self.by))
        corrected = (getattr(self, name) for name in type(self).model_fields if name not in {"kind", "by"})
        return Told(said, "\n".join(value for value in corrected if value and isinstance(value, str)))


class PointAdded(Entry):
    kind: Literal["PointAdded"] = "PointAdded"
    text: str
    by: str

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        return complaint.model_copy(update={"points": (*complaint.points, Point(text=self.text))})

    def tell(self, names: Names, /) -> Told:
        return Told(Said("Point added by {who}", who=names(self.by)), self.text)


class PointReworded(Entry):
    """The words that stood before stay in the entry that brought them."""

    kind: Literal["PointReworded"] = "PointReworded"
    number: int
    text: str
    by: str

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        points = list(complaint.points)
        place = _place(complaint, self.number)
        points[place] = points[place].model_copy(update={"text": self.text})
        return complaint.model_copy(update={"points": tuple(points)})

    def tell(self, names: Names, /) -> Told:
        said = Said(
            "Point {number} reworded by {who}",
            number=self.number,
            who=names(self.by),
        )
        return Told(said, self.text)


class PointDropped(Entry):
    """The points after it are numbered anew."""

    kind: Literal["PointDropped"] = "PointDropped"
    number: int
    by: str

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        place = _place(complaint, self.number)
        return complaint.model_copy(update={"points": (*complaint.points[:place], *complaint.points[place + 1 :])})

    def tell(self, names: Names, /) -> Told:
        return Told(
            Said(
                "Point {number} taken out by {who}",
                number=self.number,
                who=names(self.by),
            )
        )


class WishStated(Entry):
    """P4. The solution wished, confirmed by a person."""

    kind: Literal["WishStated"] = "WishStated"
    wish: DesiredSolution
    by: str

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        return complaint.model_copy(update={"desired_solution": self.wish})

    def tell(self, names: Names, /) -> Told:
        said = Said("Desired solution confirmed by {who}", who=names(self.by))
        wish = self.wish
        amount = (Said("{sum}", sum=(wish.amount_cents, wish.currency or "EUR")),) if wish.amount_cents else ()
        return Told(said, wish.quoted, facts=(label(wish.kind), *amount))


def _place(complaint: "Complaint", number: int) -> int:
    if not 1 <= number <= len(complaint.points):
        raise EntryOutOfPlace(f"{complaint.ref} has no point {number}")
    return number - 1
