"""The report as PDF: Qt's rich text lays the page out, drawings are painted at the sharpness of print."""

from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtSvg import QSvgRenderer

from playground.export.drawing.svg import Drawing
from playground.export.report.facts import Facts, ReportColours
from playground.export.report.page import PICTURE, Picture, Tell, page
from playground.ui.painting import painting
from playground.ui.theme import FAMILIES

MARGIN = 15.0
"""Millimetres around the page."""
WIDTH = 860.0
"""The width of the page's contents in the pixels of the layout, which two charts fill."""
SHARPNESS = 3
"""Pixels of a drawing per pixel of the layout."""
TEXT = 14
RESOLUTION = 300


def report_pdf(facts: Facts, colours: ReportColours, tell: Tell, language: str) -> bytes:
    """The report as the bytes of a PDF file with A4 pages."""
    document = QTextDocument()
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(TEXT)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setHtml(page(facts, colours, tell, language, _Pictures(document).show))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setTitle(tell(facts.title))
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
        )
    )
    paper = writer.pageLayout().paintRect(QPageLayout.Unit.Millimeter)
    document.setPageSize(QSizeF(WIDTH, WIDTH * paper.height() / paper.width()))
    _keep_headings(document)
    document.print_(writer)
    buffer.close()
    return bytes(buffer.data().data())


def _keep_headings(document: QTextDocument) -> None:
    """Begin a new page where a heading would be parted from what it is about."""
    height = document.pageSize().height()
    layout = document.documentLayout()
    block = document.begin()
    while block.isValid():
        following = block.next()
        if block.blockFormat().headingLevel() == 2 and following.isValid():
            here, there = layout.blockBoundingRect(block), layout.blockBoundingRect(following)
            if int(here.top() // height) != int((there.bottom() - 1) // height):
                form = block.blockFormat()
                form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(block).setBlockFormat(form)
        block = following


class _Pictures:
    """Hands the pictures of a page to the document that shows it."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._count = 0

    def show(self, picture: Picture) -> str:
        """The element that shows a picture."""
        self._count += 1
        name = f"picture-{self._count}"
        image = _painted(picture) if isinstance(picture, Drawing) else QImage.fromData(picture)
        width, height = (picture.width, picture.height) if isinstance(picture, Drawing) else (PICTURE, PICTURE)
        self._document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)
        return f'<img src="{escape(name)}" width="{width}" height="{height}">'


def _painted(drawing: Drawing) -> QImage:
    """A drawing as an image of many pixels."""
    image = QImage(drawing.width * SHARPNESS, drawing.height * SHARPNESS, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    with painting(image) as painter:
        QSvgRenderer(QByteArray(drawing.text().encode())).render(painter)
    return image
