"""Telling from its first bytes what a file is, whatever its name says."""

import io
import zipfile
from pathlib import Path

from duizhao.base.errors import CannotRun

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NAMES = {
    ".docx": ("a Word file", "Word 文件"),
    ".xlsx": ("an Excel file", "Excel 文件"),
    ".pdf": ("a PDF", "PDF 文件"),
}
PAGE_STARTS = (b"<!doctype html", b"<html")
TEXTS = (".txt", ".md", ".csv", ".srt", ".vtt")


def kind_of(data: bytes) -> str:
    """The ending that fits the bytes: `.pdf`, `.docx`, `.xlsx`, `.html`; empty where they do not say."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return ".pdf"
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_archive(data)
    start = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return ".html" if start.startswith(PAGE_STARTS) else ""


def refuse_other_kind(data: bytes, path: Path) -> None:
    """Raise CannotRun where the bytes are those of a kind that the name does not say. A web page may be read as text:
    that is what a source about HTML would be."""
    ending = path.suffix.lower()
    if data.startswith(OLD_OFFICE):
        raise CannotRun(
            f"{path}: an old Office file, or one with a password. Open it and save it as .docx or .xlsx without one.",
            f"{path}：是旧版 Office 文件，或设有密码。请打开后另存为不带密码的 .docx 或 .xlsx。",
        )
    kind = kind_of(data)
    if kind == ending or (kind == ".html" and ending in (".htm", *TEXTS)):
        return
    if kind in NAMES:
        en, zh = NAMES[kind]
        raise CannotRun(
            f"{path}: this is {en}. Rename it, so that its name ends in {kind}.",
            f"{path}：这是 {zh}。请改名，使扩展名为 {kind}。",
        )
    if ending in NAMES:
        en, zh = NAMES[ending]
        raise CannotRun(
            f"{path}: this is not {en}, or it is damaged. Open it and save it again.",
            f"{path}：这不是 {zh}，或文件已损坏。请打开后重新保存。",
        )


def _kind_of_archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return ""
    if any(name.startswith("word/") for name in names):
        return ".docx"
    return ".xlsx" if any(name.startswith("xl/") for name in names) else ""
