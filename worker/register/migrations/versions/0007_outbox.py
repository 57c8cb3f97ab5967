"""What the outbox knows of a letter beyond its bytes: whose fault it waits for, until when it is true, who told it."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

COLUMNS = (
    ("blamed_at", sqlmodel.sql.sqltypes.UTCDateTime),
    ("waived_at", sqlmodel.sql.sqltypes.UTCDateTime),
    ("good_until", sa.Date),
    ("told_by", sa.Integer),
)


def upgrade() -> None:
    for name, kind in COLUMNS:
        op.add_column("letter", sa.Column(name, kind(), nullable=True))


def downgrade() -> None:
    for name, _ in COLUMNS:
        op.drop_column("letter", name)
