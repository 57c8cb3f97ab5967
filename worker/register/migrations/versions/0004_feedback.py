"""What feedback and retention need: ideas, and marks on what retention emptied."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime


def upgrade() -> None:
    for table in ("letter", "parcel"):
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("erased_at", MOMENT(), nullable=True))
    op.create_table(
        "idea",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("parcel", sa.Integer(), nullable=False),
        sa.Column("person", TEXT(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", MOMENT(), nullable=False),
        sa.ForeignKeyConstraint(["parcel"], ["parcel.id"], name=op.f("fk_idea_parcel_parcel")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idea")),
    )
    op.create_index("ix_idea_at", "idea", ["at"], unique=False)


def downgrade() -> None:
    op.drop_table("idea")
    for table in ("parcel", "letter"):
        with op.batch_alter_table(table) as batch:
            batch.drop_column("erased_at")
