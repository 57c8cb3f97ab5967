"""When a request about personal data is due, and since when an erasure is granted."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

INDEXED = ("data_due", "erase_from")


def upgrade() -> None:
    for column in INDEXED:
        op.add_column("complaint", sa.Column(column, sa.Date(), nullable=True))
        there = sa.text(f"{column} IS NOT NULL")
        op.create_index(f"ix_complaint_{column}", "complaint", [column], sqlite_where=there, postgresql_where=there)


def downgrade() -> None:
    for column in INDEXED:
        op.drop_index(f"ix_complaint_{column}", "complaint")
        op.drop_column("complaint", column)
