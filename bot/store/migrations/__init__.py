"""Alembic migrations, which travel with the package."""
