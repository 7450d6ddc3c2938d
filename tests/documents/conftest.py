"""The sample council, loaded once for all that only read it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from councildesk.services.workspace import Workspace
from documents.facts import sample_council


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with sample_council(tmp_path_factory.mktemp("sample")) as workspace:
        yield workspace
