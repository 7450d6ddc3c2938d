"""What is installed is the whole program."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GENERATED = "councildesk/_generated/"


def _built(target: str, folder: Path) -> Path:
    build = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(path for path in folder.iterdir() if path.suffix in (".whl", ".gz"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def packed(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_file_of_the_package(packed: set[str]) -> None:
    """Migrations, glossaries, schemas: whatever lies in the package goes with it."""
    source = ROOT / "src"
    files = (path for path in source.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    expected = {path.relative_to(source).as_posix() for path in files if not path.name.startswith(".")}

    assert expected - packed == set()


@pytest.mark.parametrize(
    ("folder", "source"),
    [
        ("forms/ui_{}.py", "forms/*.ui"),
        ("translations/{}.qm", "resources/translations/*.ts"),
        ("sample/{}.json", "resources/sample/*.json"),
    ],
)
def test_each_source_is_in_the_wheel_as_the_program_reads_it(packed: set[str], folder: str, source: str) -> None:
    made = {GENERATED + folder.format(path.stem) for path in ROOT.glob(source)}

    assert made - packed == set()


@pytest.mark.parametrize("file", ["fonts/NotoSans-Regular.ttf", "fonts/NotoSans-OFL.txt", "icons/icons.ttf"])
def test_the_wheel_holds_fonts_and_icons_with_their_licences(packed: set[str], file: str) -> None:
    assert GENERATED + file in packed


@pytest.mark.parametrize("part", ["storage/migrations/env.py", "storage/migrations/script.py.mako", "py.typed"])
def test_the_wheel_holds_migrations_and_types(packed: set[str], part: str) -> None:
    assert f"councildesk/{part}" in packed


@pytest.mark.parametrize("language", ["az", "uz", "uz-Cyrl", "ru", "de", "en"])
def test_the_wheel_holds_the_glossary_of_each_language(packed: set[str], language: str) -> None:
    assert f"councildesk/documents/glossary/{language}.toml" in packed


def test_the_wheel_holds_nothing_else(packed: set[str]) -> None:
    assert {name.partition("/")[0] for name in packed if ".dist-info/" not in name} == {"councildesk"}
    assert not any(name.endswith((".pyc", ".made-from", ".ui", ".ts")) for name in packed)


def test_the_source_archive_holds_sources_only(tmp_path: Path) -> None:
    with tarfile.open(_built("sdist", tmp_path)) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    assert {"LICENSE", "README.md", "packaging/generate.py", "tests/conftest.py"} <= names
    assert {path.relative_to(ROOT).as_posix() for path in ROOT.glob("forms/*.ui")} <= names
    assert not any("_generated" in name for name in names)


@pytest.mark.long
def test_the_installed_program_makes_the_sample_council_in_another_folder(wheel: Path, tmp_path: Path) -> None:
    """In an empty environment, far from the sources, with no screen."""
    python = _empty_environment(tmp_path / "environment")
    subprocess.run([python, "-m", "pip", "install", "--quiet", str(wheel)], check=True, env=_plain())

    program = python.with_name("councildesk.exe" if os.name == "nt" else "councildesk")
    subprocess.run([program, "demo", "--no-window", "--out", "desk"], check=True, cwd=tmp_path, env=_plain())

    assert list((tmp_path / "desk").rglob("*.council"))
    assert list((tmp_path / "desk").rglob("*.pdf"))


@pytest.mark.long
def test_a_plain_install_from_the_source_archive_works(tmp_path: Path) -> None:
    """pip makes its own build environment and all generated files in it."""
    archive = _built("sdist", tmp_path)
    python = _empty_environment(tmp_path / "environment")

    subprocess.run([python, "-m", "pip", "install", "--quiet", str(archive)], check=True, env=_plain())

    code = "from councildesk import resources; print(resources.font_file('NotoSans-Bold').is_file())"
    said = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path, env=_plain())
    assert said.stdout == "True\n"


def _empty_environment(folder: Path) -> Path:
    venv.create(folder, with_pip=True, symlinks=os.name != "nt")
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _plain() -> dict[str, str]:
    """The environment without what the tests put into it; pip finds its cache again."""
    ours = ("PYTHONPATH", "FONTCONFIG_FILE", "XDG_CACHE_HOME")
    return {name: value for name, value in os.environ.items() if name not in ours}
