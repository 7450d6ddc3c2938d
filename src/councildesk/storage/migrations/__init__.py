"""Migrations, each from one released schema to the next. There is no way back: a copy is kept instead."""
