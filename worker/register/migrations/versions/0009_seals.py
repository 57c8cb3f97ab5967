"""The chain of seals over what no file's entries speak of; what a register holds already is sealed as it is found."""

import sqlalchemy as sa
from alembic import op

from worker.register.sealing import seal_what_is_there

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "seal",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("items_sha256", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_seal")),
    )
    seal_what_is_there(op.get_bind())


def downgrade() -> None:
    op.drop_table("seal")
