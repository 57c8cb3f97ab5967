"""An index for retention: a colleague's mail may have been about several files, which their common moment tells."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

OF_STAFF = sa.text("kind = 'StaffWrote'")


def upgrade() -> None:
    op.create_index("ix_entry_of_staff", "entry", ["at"], sqlite_where=OF_STAFF, postgresql_where=OF_STAFF)


def downgrade() -> None:
    op.drop_index("ix_entry_of_staff", "entry")
