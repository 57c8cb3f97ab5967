"""What is due next of an answered file, and of one whose limit comes first: no table changes, each row is made anew."""

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Whoever brings a register here makes its derived columns anew."""


def downgrade() -> None:
    pass
