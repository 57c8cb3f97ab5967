"""What clocks need: the next date of a file as a column, and what waits to be told to colleagues."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
UNTOLD = sa.text("done_at IS NULL")
NEXT = sa.text("next_due IS NOT NULL")


def upgrade() -> None:
    with op.batch_alter_table("complaint") as table:
        table.add_column(sa.Column("next_due", sa.Date(), nullable=True))
        table.drop_index("ix_complaint_state")
        table.create_index("ix_complaint_state", ["state", "next_due"], unique=False)
        table.create_index("ix_complaint_root", ["year", "number", "ref", "entries", "head"], unique=False)
        table.create_index(
            "ix_complaint_next_due", ["next_due"], unique=False, sqlite_where=NEXT, postgresql_where=NEXT
        )
    # The first look at a file writes the column.
    op.execute("UPDATE complaint SET look_at = registered_at WHERE is_open")
    op.create_table(
        "nudge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", TEXT(), nullable=False),
        sa.Column("part", TEXT(), nullable=False),
        sa.Column("ref", TEXT(), nullable=False),
        sa.Column("matter", TEXT(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("alarm", sa.Boolean(), nullable=False),
        sa.Column("action", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT(), nullable=False),
        sa.Column("done_at", MOMENT(), nullable=True),
        sa.ForeignKeyConstraint(["ref"], ["complaint.ref"], name=op.f("fk_nudge_ref_complaint")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nudge")),
    )
    op.create_index("ix_nudge_untold", "nudge", ["person"], unique=False, sqlite_where=UNTOLD, postgresql_where=UNTOLD)
    op.create_index("ix_nudge_ref", "nudge", ["ref"], unique=False)


def downgrade() -> None:
    op.drop_table("nudge")
    with op.batch_alter_table("complaint") as table:
        table.drop_index("ix_complaint_next_due")
        table.drop_index("ix_complaint_root")
        table.drop_index("ix_complaint_state")
        table.create_index("ix_complaint_state", ["state"], unique=False)
        table.drop_column("next_due")
