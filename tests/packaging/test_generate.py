"""The generated files follow their sources, and nothing is done twice."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import generate


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    monkeypatch.setattr(generate, "OUTPUT", tmp_path / "generated")
    (tmp_path / "generated").mkdir()
    (tmp_path / "sample").mkdir()
    return tmp_path / "generated"


def _sample(output: Path, **texts: str) -> generate.Step:
    """A step that makes one file for each text."""
    sources = output.parent / "sample"
    shutil.rmtree(sources)
    sources.mkdir()
    for name, text in texts.items():
        (sources / name).write_text(text, encoding="utf-8")

    return generate.Step("sample", tuple(sorted(sources.iterdir())), (), (), _copy)


def _copy(paths: list[Path], folder: Path) -> None:
    for path in paths:
        shutil.copyfile(path, folder / path.name)


def _fail(_paths: list[Path], _folder: Path) -> None:
    raise AssertionError("made a second time")


def _made(output: Path) -> dict[str, str]:
    files = (path for path in (output / "sample").iterdir() if path.name != generate.STAMP)
    return {path.name: path.read_text(encoding="utf-8") for path in files}


def test_a_step_makes_its_folder(output: Path) -> None:
    generate.bring_up_to_date(_sample(output, council="one"))

    assert _made(output) == {"council": "one"}


def test_nothing_is_done_when_nothing_changed(output: Path) -> None:
    step = _sample(output, council="one")

    generate.bring_up_to_date(step)

    generate.bring_up_to_date(replace(step, make=_fail))


def test_a_changed_source_is_followed(output: Path) -> None:
    generate.bring_up_to_date(_sample(output, council="one"))
    generate.bring_up_to_date(_sample(output, council="two"))

    assert _made(output) == {"council": "two"}


def test_what_has_no_source_any_more_is_removed(output: Path) -> None:
    generate.bring_up_to_date(_sample(output, council="one", meeting="two"))
    generate.bring_up_to_date(_sample(output, council="one"))

    assert _made(output) == {"council": "one"}


def test_a_file_that_was_lost_is_made_again(output: Path) -> None:
    step = _sample(output, council="one")
    generate.bring_up_to_date(step)
    (output / "sample" / "council").unlink()

    generate.bring_up_to_date(step)

    assert _made(output) == {"council": "one"}


def test_a_file_that_stays_equal_is_left_alone(output: Path) -> None:
    generate.bring_up_to_date(_sample(output, council="one", meeting="two"))
    before = (output / "sample" / "council").stat().st_mtime_ns

    generate.bring_up_to_date(_sample(output, council="one", meeting="three"))

    assert (output / "sample" / "council").stat().st_mtime_ns == before
