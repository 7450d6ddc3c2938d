"""Make src/councildesk/_generated: compiled forms, icons, fonts, translations and the sample data.

    python packaging/generate.py

The build hook (wheel and editable install), `dev.py` and the tests call this; it costs a few milliseconds when there
is nothing to do. Each folder below `_generated` is one step, and remembers what it was made from: a digest of its
input files, of the scripts that make it and of the versions of the packages they use. When the digest is another one,
the step is made anew in a folder beside it, and only files that differ are moved over: a program or a test run that
reads the folder at the same time sees whole files, and what has no source any more is removed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
OUTPUT = ROOT / "src" / "councildesk" / "_generated"
STAMP = ".made-from"
PACKAGE_LINE = '"""Made by packaging/generate.py; never edited, never committed."""\n'

# The makers lie beside this file, which is also loaded by its path (build hook, tests).
sys.path.insert(0, str(PACKAGING))


@dataclass(frozen=True)
class Step:
    """One folder of the output. `make(sources, folder)` fills the empty folder."""

    folder: str
    sources: tuple[Path, ...]
    makers: tuple[str, ...]
    packages: tuple[str, ...]
    make: Callable[[list[Path], Path], None]

    def digest(self) -> str:
        """Of everything the folder is made from."""
        digest = hashlib.sha256(repr([(name, _version(name)) for name in self.packages]).encode())
        for path in (*(PACKAGING / maker for maker in self.makers), *self.sources):
            digest.update(f"\0{path.relative_to(ROOT).as_posix()}\0".encode())
            digest.update(path.read_bytes())
        return digest.hexdigest()


def generate() -> None:
    """Bring the output up to date."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    steps = _steps()
    _remove_orphans(OUTPUT, {"__init__.py", *(step.folder for step in steps)})
    _write_if_other(OUTPUT / "__init__.py", PACKAGE_LINE.encode())
    for step in steps:
        bring_up_to_date(step)


def _steps() -> list[Step]:
    qt, cutter = "PySide6-Essentials", "fonttools"
    noto = (cutter, "fontpkg-noto-sans", "fontpkg-noto-serif")
    forms, catalogues = _files("forms", "*.ui"), _files("resources/translations", "*.ts")
    icons, samples = _files("resources/icons", "*"), _files("resources/sample", "*.json")
    # The document's shape, with the words of the domain that it lists.
    shape = (*_files("src/councildesk/exchange/record", "**/*.py"), *_files("src/councildesk/domain", "*.py"))
    return [
        Step("forms", forms, ("forms.py", "qt_tools.py"), (qt,), _make_forms),
        Step("translations", catalogues, ("translations.py", "qt_tools.py"), (qt,), _make_translations),
        Step("sample", samples, (), (), _copy),
        Step("schema", shape, ("record_schema.py",), (), _make_schema),
        Step("fonts", (), ("fonts.py",), noto, _make_fonts),
        Step("icons", icons, ("icons.py",), (cutter, "qtawesome"), _make_icons),
        Step("interface", (), ("interface_font.py",), (cutter, "fontpkg-inter"), _make_interface_font),
    ]


def _files(folder: str, pattern: str) -> tuple[Path, ...]:
    return tuple(sorted(path for path in (ROOT / folder).glob(pattern) if path.is_file()))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        sys.exit(f"{package} is needed to build CouncilDesk and is not installed in this environment.")


def _make_forms(sources: list[Path], output: Path) -> None:
    import forms

    forms.make_forms(sources, output)


def _make_translations(sources: list[Path], output: Path) -> None:
    import translations

    translations.make_translations(sources, output)


def _make_schema(_sources: list[Path], output: Path) -> None:
    import record_schema

    record_schema.make_schema(output)


def _make_fonts(_sources: list[Path], output: Path) -> None:
    import fonts

    fonts.make_fonts(output)


def _make_icons(_sources: list[Path], output: Path) -> None:
    import icons

    icons.make_icons(output)


def _make_interface_font(_sources: list[Path], output: Path) -> None:
    import interface_font

    interface_font.make_interface_font(output)


def _copy(sources: list[Path], output: Path) -> None:
    for source in sources:
        shutil.copyfile(source, output / source.name)


def bring_up_to_date(step: Step) -> None:
    """Make one folder anew, if what it is made from has changed."""
    target = OUTPUT / step.folder
    digest = step.digest()
    if _is_made_from(digest, target):
        return
    print(f"Making {target.relative_to(ROOT).as_posix()}", file=sys.stderr)
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        made = Path(name)
        step.make(list(step.sources), made)
        files = sorted(path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file())
        _move_over(made, target)
    _write_if_other(target / STAMP, "\n".join([digest, *files]).encode())


def _is_made_from(digest: str, target: Path) -> bool:
    """Whether the folder was made from these inputs and nothing of it was lost since."""
    stamp = target / STAMP
    if not stamp.exists():
        return False
    made_from, *files = stamp.read_text(encoding="utf-8").split("\n")
    return made_from == digest and all((target / file).exists() for file in files)


def _move_over(made: Path, target: Path) -> None:
    """Make `target` equal to `made`, replacing whole files only and leaving equal ones alone."""
    names = {path.name for path in made.iterdir()}
    _remove_orphans(target, names)
    for name in names:
        if (made / name).is_dir():
            (target / name).mkdir(exist_ok=True)
            _move_over(made / name, target / name)
        else:
            _write_if_other(target / name, (made / name).read_bytes())


def _write_if_other(path: Path, content: bytes) -> None:
    if path.exists() and path.read_bytes() == content:
        return
    new = path.with_name(f".{path.name}.{os.getpid()}")
    new.write_bytes(content)
    new.replace(path)


def _remove_orphans(folder: Path, wanted: set[str]) -> None:
    """Leaves caches, stamps and what another run is writing at this moment (names with a dot in front)."""
    for path in folder.iterdir():
        if path.name in wanted or path.name.startswith((".", "__pycache__")):
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


if __name__ == "__main__":
    generate()
