"""What working on files needs: owners, causes, clocks, held mail of colleagues, actions, absences, search."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
AWAITED = sa.text("look_at IS NOT NULL")


def upgrade() -> None:
    with op.batch_alter_table("complaint") as table:
        table.add_column(sa.Column("ended_at", MOMENT(), nullable=True))
        for name in ("owner", "priority", "category", "product", "root_cause"):
            table.add_column(sa.Column(name, TEXT(), nullable=False, server_default=""))
        table.add_column(sa.Column("cause_at", MOMENT(), nullable=True))
        table.add_column(sa.Column("look_at", MOMENT(), nullable=True))
    with op.batch_alter_table("complaint") as table:
        for name in ("owner", "priority", "category", "product", "root_cause"):
            table.alter_column(name, server_default=None)
        table.create_index("ix_complaint_ended_at", ["ended_at"], unique=False)
        table.create_index("ix_complaint_owner", ["owner"], unique=False)
        table.create_index("ix_complaint_cause", ["root_cause", "cause_at"], unique=False)
        table.create_index(
            "ix_complaint_look_at", ["look_at"], unique=False, sqlite_where=AWAITED, postgresql_where=AWAITED
        )
    # Files of an older register are looked at once: their category and their clocks are in their records.
    op.execute("UPDATE complaint SET look_at = registered_at WHERE is_open")
    _tables_of_work()
    _search()


def _tables_of_work() -> None:
    op.create_table(
        "held_mail",
        sa.Column("parcel", sa.Integer(), nullable=False),
        sa.Column("person", TEXT(), nullable=False),
        sa.Column("asked_at", MOMENT(), nullable=False),
        sa.Column("outcome", TEXT(), nullable=False),
        sa.Column("settled_at", MOMENT(), nullable=True),
        sa.ForeignKeyConstraint(["parcel"], ["parcel.id"], name=op.f("fk_held_mail_parcel_parcel")),
        sa.PrimaryKeyConstraint("parcel", name=op.f("pk_held_mail")),
    )
    op.create_table(
        "action",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("cause", TEXT(), nullable=False),
        sa.Column("owner", TEXT(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("opened_at", MOMENT(), nullable=False),
        sa.Column("done_at", MOMENT(), nullable=True),
        sa.Column("check_due", sa.Date(), nullable=True),
        sa.Column("effectiveness", TEXT(), nullable=False),
        sa.Column("look_at", MOMENT(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_action")),
    )
    op.create_index("ix_action_owner", "action", ["owner"], unique=False)
    op.create_index("ix_action_look_at", "action", ["look_at"], unique=False)
    op.create_table(
        "action_file",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("ref", TEXT(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["action.number"], name=op.f("fk_action_file_number_action")),
        sa.ForeignKeyConstraint(["ref"], ["complaint.ref"], name=op.f("fk_action_file_ref_complaint")),
        sa.PrimaryKeyConstraint("number", "ref", name=op.f("pk_action_file")),
    )
    op.create_index("ix_action_file_ref", "action_file", ["ref"], unique=False)
    op.create_table(
        "absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", TEXT(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("deputy", TEXT(), nullable=False),
        sa.Column("said_at", MOMENT(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    op.create_index("ix_absence_person", "absence", ["person"], unique=False)


def _search() -> None:
    """The words of a file, to find it and those like it; each database has its own way."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE complaint_words USING fts5("
            "ref UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 2')"
        )
        return
    op.execute("CREATE TABLE complaint_words (ref TEXT PRIMARY KEY, words TSVECTOR NOT NULL)")
    op.execute("CREATE INDEX ix_complaint_words ON complaint_words USING gin (words)")


def downgrade() -> None:
    op.execute("DROP TABLE complaint_words")
    for name in ("absence", "action_file", "action", "held_mail"):
        op.drop_table(name)
    with op.batch_alter_table("complaint") as table:
        for index in ("look_at", "cause", "owner", "ended_at"):
            table.drop_index(f"ix_complaint_{index}")
        for name in ("look_at", "cause_at", "root_cause", "product", "category", "priority", "owner", "ended_at"):
            table.drop_column(name)
