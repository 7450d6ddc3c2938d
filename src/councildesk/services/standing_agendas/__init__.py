"""The templates of meetings that the program brings along, a TOML file of words and one of agendas.

`words.toml` has each title in all six languages; `agendas.toml` puts them together. A test holds the languages
together.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from councildesk.domain.meeting_templates import MeetingTemplate, from_plain


@cache
def shipped() -> Mapping[str, MeetingTemplate]:
    """The templates by their ids, in the order in which they are offered."""
    words = _read("words.toml")
    return {
        name: from_plain(_with_words(plain, words), f"agendas.{name}") for name, plain in _read("agendas.toml").items()
    }


def _with_words(plain: Mapping[str, Any], words: Mapping[str, Any]) -> dict[str, Any]:
    """A name or title that is one word is the key of the words."""
    items = [{**item, "title": words[item["title"]]} for item in plain["items"]]
    return {**plain, "name": words[plain["name"]], "items": items}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__name__).joinpath(name).read_text(encoding="utf-8"))
