"""Alembic's entry: the connection comes from worker.register.database, never from an ini file."""

from alembic import context

from worker.register.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
