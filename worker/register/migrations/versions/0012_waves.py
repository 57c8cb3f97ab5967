"""The telling words of the files of the last weeks, and the waves that they are of."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "likeness",
        sa.Column("ref", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("wave", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["ref"], ["complaint.ref"], name="fk_likeness_ref_complaint"),
        sa.PrimaryKeyConstraint("ref", name="pk_likeness"),
    )
    op.create_index("ix_likeness_at", "likeness", ["at"])
    op.create_index("ix_likeness_wave", "likeness", ["wave"])


def downgrade() -> None:
    op.drop_table("likeness")
