"""What a colleague is asked about a held mail: whether it is theirs, or whom it is for."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # As constants of the statement: a table in use is not written anew.
    op.add_column("held_mail", sa.Column("kind", sa.String(), nullable=False, server_default="unproven"))


def downgrade() -> None:
    op.drop_column("held_mail", "kind")
