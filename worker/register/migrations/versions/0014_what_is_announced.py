"""What is due next of a file whose holding letter announced a day: no table changes, each row is made anew."""

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Whoever brings a register here makes its derived columns anew."""


def downgrade() -> None:
    pass
