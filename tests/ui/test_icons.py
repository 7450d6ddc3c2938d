from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication

from councildesk.ui import icons
from councildesk.ui.colours import DARK, LIGHT, qt_palette


def ink(image: QImage) -> set[str]:
    """Colours of the pixels that are fully covered."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def drawn(name: str, side: int, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    return icons.icon(name).pixmap(QSize(side, side), mode).toImage()


@pytest.fixture
def light(qapp: QApplication) -> None:
    qapp.setPalette(qt_palette(LIGHT))


@pytest.mark.usefixtures("light")
@pytest.mark.parametrize("name", icons.names())
def test_every_icon_draws_something(name: str) -> None:
    assert drawn(name, 32).convertToFormat(QImage.Format.Format_Alpha8) != QImage()
    assert ink(drawn(name, 64))


def test_an_icon_takes_the_colour_of_the_palette_in_force(qapp: QApplication) -> None:
    qapp.setPalette(qt_palette(LIGHT))
    assert ink(drawn("done", 64)) == {LIGHT.text}

    qapp.setPalette(qt_palette(DARK))

    assert ink(drawn("done", 64)) == {DARK.text}


@pytest.mark.usefixtures("light")
def test_a_disabled_icon_is_paler() -> None:
    assert ink(drawn("done", 64, QIcon.Mode.Disabled)) == {LIGHT.disabled}


@pytest.mark.usefixtures("light")
def test_a_marked_icon_takes_the_accent() -> None:
    marked = icons.icon("done", marked=QPalette.ColorRole.Link)

    image = marked.pixmap(QSize(64, 64), QIcon.Mode.Selected).toImage()

    assert ink(image) == {QColor(LIGHT.accent_text).name()}


@pytest.mark.usefixtures("light")
def test_an_icon_is_drawn_in_full_at_double_density() -> None:
    pixmap = icons.icon("add").pixmap(QSize(20, 20), 2.0)

    assert pixmap.size() == QSize(40, 40)
    assert pixmap.devicePixelRatio() == 2.0


def test_a_name_that_is_not_in_the_table_is_a_mistake(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        icons.icon("unicorn")
