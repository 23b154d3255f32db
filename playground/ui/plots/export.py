"""Pictures of any widget: PNG at a true higher resolution, SVG, and the clipboard."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QPoint, QRect
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QScrollArea, QWidget

from playground.experiment.atomic import atomic_write
from playground.experiment.spec import ExperimentSpec
from playground.export.picture_preset import with_preset
from playground.ui.texts import tr_error
from playground.ui.theme import current_theme

SVG_RESOLUTION = 96
SVG_PIXMAPS = 2
"""Pixels per unit of length of the pixmaps inside a drawing."""


class ExportError(OSError):
    """A picture could not be made or written; the text says why in a sentence."""


@runtime_checkable
class Exportable(Protocol):
    """A widget that must be told of another resolution: it shows pixmaps or lines whose width is in pixels."""

    def prepare_export(self, pixel_ratio: float, line_scale: float) -> None:
        """Make pixmaps for `pixel_ratio` pixels per unit of length, and lines `line_scale` times as wide."""

    def finish_export(self) -> None:
        """Go back to the resolution of the screen."""


def default_name(preset: str, what: str, day: date, suffix: str = "png") -> str:
    """A file name for a picture, for example ``spiral_loss_2026-11-20.png``."""
    parts = [part for part in (slug(preset), slug(what)) if part]
    return "_".join([*parts, day.isoformat()]) + f".{suffix}"


def render_image(widget: QWidget, scale: float = 1) -> QImage:
    """The widget as it looks now, drawn at `scale` pixels per unit of length (not enlarged afterwards)."""
    image = QImage(widget.size() * scale, QImage.Format.Format_ARGB32_Premultiplied)
    if image.isNull():
        raise ExportError(
            QCoreApplication.translate("Export", "The picture is empty or too large: choose a smaller scale.")
        )
    image.setDevicePixelRatio(scale)
    image.fill(current_theme().background)
    with _prepared(widget, scale, scale):
        widget.render(image, QPoint())
    return image


def png_bytes(widget: QWidget, scale: float = 1, spec: ExperimentSpec | None = None) -> bytes:
    """The widget as a PNG file, which carries the preset of the experiment if there is one."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # The writer reports failure by its result only.
    if not QImageWriter(buffer, QByteArray(b"PNG")).write(render_image(widget, scale)):
        raise ExportError(QCoreApplication.translate("Export", "The picture could not be written as PNG."))
    png = bytes(buffer.data().data())
    return png if spec is None else with_preset(png, spec)


def svg_bytes(widget: QWidget, title: str = "") -> bytes:
    """The widget as an SVG drawing; maps of pixels are embedded as pictures."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(SVG_RESOLUTION)
    generator.setSize(widget.size())
    generator.setViewBox(QRect(QPoint(), widget.size()))
    generator.setTitle(title)
    painter = QPainter()
    failure = QCoreApplication.translate("Export", "The drawing could not be written as SVG.")
    if not painter.begin(generator):
        raise ExportError(failure)
    with _prepared(widget, SVG_PIXMAPS, 1):
        _draw_tree(widget, painter, QPoint(), QWidget.RenderFlag.DrawWindowBackground)
    if not painter.end():
        raise ExportError(failure)
    return bytes(data.data())


def _draw_tree(widget: QWidget, painter: QPainter, place: QPoint, flags: QWidget.RenderFlag) -> None:
    """Draw a widget and what is inside; contents that scroll as pixels, because an SVG writer cannot cut them off."""
    QWidget.render(widget, painter, place, QRegion(), flags)  # graphics views have another `render`
    for child in widget.children():
        if not isinstance(child, QWidget) or child.isHidden() or child.isWindow():
            continue
        if isinstance(widget, QScrollArea) and child is widget.viewport():
            painter.drawImage(place + child.pos(), _pixels(child))
        else:
            _draw_tree(child, painter, place + child.pos(), QWidget.RenderFlag(0))


def _pixels(widget: QWidget) -> QImage:
    """The widget as pixels on a transparent ground."""
    image = QImage(widget.size() * SVG_PIXMAPS, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(SVG_PIXMAPS)
    image.fill(0)
    widget.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return image


def save_picture(widget: QWidget, path: Path, scale: float = 1, spec: ExperimentSpec | None = None) -> None:
    """Write the widget to a PNG or SVG file, by the ending of its name; a PNG carries the preset of `spec`."""
    ending = path.suffix.lower()
    if ending not in (".png", ".svg"):
        raise ExportError(QCoreApplication.translate("Export", "A picture is saved as .png or .svg."))
    save_bytes(path, svg_bytes(widget, path.stem) if ending == ".svg" else png_bytes(widget, scale, spec))


def save_bytes(path: Path, data: bytes) -> None:
    """Write a file as a whole or not at all."""
    try:
        atomic_write(path, data)
    except OSError as error:
        raise ExportError(tr_error(error)) from error


def copy_image(widget: QWidget, scale: float = 2) -> None:
    """Put a picture of the widget on the clipboard."""
    QGuiApplication.clipboard().setImage(render_image(widget, scale))


@contextmanager
def _prepared(widget: QWidget, pixel_ratio: float, line_scale: float) -> Iterator[None]:
    """Have everything inside drawn afresh: cached items without their cache, pixmaps and lines as asked."""
    views = [view for view in (widget, *widget.findChildren(QGraphicsView)) if isinstance(view, QGraphicsView)]
    cached = [
        (item, item.cacheMode())
        for view in views
        for item in (view.scene().items() if view.scene() is not None else [])
        if item.cacheMode() != QGraphicsItem.CacheMode.NoCache
    ]
    told = [child for child in (widget, *widget.findChildren(QWidget)) if isinstance(child, Exportable)]
    for item, _ in cached:
        item.setCacheMode(QGraphicsItem.CacheMode.NoCache)
    for child in told:
        child.prepare_export(pixel_ratio, line_scale)
    try:
        yield
    finally:
        for item, mode in cached:
            item.setCacheMode(mode)
        for child in told:
            child.finish_export()


def slug(text: str) -> str:
    """A text as part of a file name: small letters, and hyphens for all that is neither letter nor digit."""
    return re.sub(r"[^\w]+", "-", text.strip().lower()).strip("-_")
