"""What commands print for a person or another program."""

from __future__ import annotations

import re

import click

_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Controls but for tab and line break, and what turns the direction of writing (Unicode, bidirectional overrides)."""


def say(text: str, *, err: bool = False) -> None:
    """Print this and a line break. A file made elsewhere may hold anything: nothing in it steers the terminal.

    Such characters are shown as JSON writes them.
    """
    click.echo(_STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text), err=err)
