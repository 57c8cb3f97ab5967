"""Indexes for retention: mails of colleagues by their moment, since one may have been about several files; words by the
number of their file, since SQLite reads its whole index to find them by anything else.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

OF_STAFF = sa.text("kind = 'StaffWrote'")


def upgrade() -> None:
    op.create_index("ix_entry_of_staff", "entry", ["at"], sqlite_where=OF_STAFF, postgresql_where=OF_STAFF)
    if op.get_bind().dialect.name != "sqlite":
        return
    op.execute(
        "CREATE VIRTUAL TABLE complaint_words_by_number USING fts5("
        "ref UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 2')"
    )
    op.execute(
        "INSERT INTO complaint_words_by_number (rowid, ref, words)"
        " SELECT year * 1000000000 + number, complaint.ref, words"
        " FROM complaint_words JOIN complaint ON complaint.ref = complaint_words.ref"
    )
    op.execute("DROP TABLE complaint_words")
    op.execute("ALTER TABLE complaint_words_by_number RENAME TO complaint_words")


def downgrade() -> None:
    op.drop_index("ix_entry_of_staff", "entry")
