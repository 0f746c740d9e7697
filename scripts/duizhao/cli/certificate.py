"""`duizhao certificate PAGE`: what was compared, by whom, at which text, with which findings; `--verify` says if it holds."""

import argparse
import tempfile
from pathlib import Path

from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.base.files import said, write_atomically
from duizhao.base.install_hint import install_command
from duizhao.checks.reports.excerpt import printable
from duizhao.checks.workspace import Workspace
from duizhao.memory.certificate.certificate_json import as_json, read_certificate
from duizhao.memory.certificate.make_certificate import make_certificate
from duizhao.memory.certificate.page_certificate import PageCertificate
from duizhao.memory.certificate.say_certificate import say_certificate
from duizhao.memory.certificate.verify_certificate import verify_certificate
from duizhao.memory.states.named_place import read_target
from duizhao.site.certificate.certificate_page import certificate_page

NAME = "certificate"
HELP = (
    "what was compared on a page, by whom, at which text; and whether it still holds "
    "页面对照证明：由谁、对照了哪些文字，现在是否仍然一致"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    parser.add_argument("page", nargs="?", metavar="PAGE", help="the page 页面")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write it as JSON 写成 JSON 文件")
    parser.add_argument("--pdf", type=Path, metavar="FILE", help="write it as PDF 写成 PDF 文件")
    parser.add_argument(
        "--verify",
        type=Path,
        metavar="FILE.json",
        help="say whether the page still is what was certified 核验页面是否仍与证明一致",
    )


def run(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Print or write the certificate of a page; 1 where it is incomplete. With `--verify`, 1 where the page is not what was
    certified. Raises CannotRun."""
    if bool(arguments.page) is bool(arguments.verify) or (
        arguments.verify and (arguments.json or arguments.pdf)
    ):
        raise CannotRun(
            "Name a page, or a certificate with --verify FILE.json.",
            "请指明页面，或用 --verify 文件.json 核验证明。",
        )
    if arguments.verify:
        return _verify(arguments.verify, workspace, language)
    certificate = make_certificate(workspace, _key(arguments.page, workspace))
    if arguments.json:
        write_atomically(arguments.json, as_json(certificate))
        print(printable(str(arguments.json)))
    if arguments.pdf:
        write_atomically(arguments.pdf, _pdf(certificate, language))
        print(printable(str(arguments.pdf)))
    if not (arguments.json or arguments.pdf):
        print(say_certificate(certificate, language), end="")
    elif not certificate.is_complete:
        reasons = " ".join(one.say(language) for one in certificate.missing)
        print(Bilingual(f"INCOMPLETE: {reasons}", f"不完整：{reasons}").say(language))
    return int(not certificate.is_complete)


def _key(given: str, workspace: Workspace) -> str:
    target = read_target(given, workspace.settings)
    if target.section is not None or target.line is not None:
        raise CannotRun(
            f"{said(given)}: a certificate is about a whole page. Name it without a heading or a line.",
            f"{said(given)}：证明针对整个页面，请不要写标题或行号。",
        )
    return target.page


def _verify(path: Path, workspace: Workspace, language: Language) -> int:
    certificate = read_certificate(path)
    differences = verify_certificate(certificate, workspace)
    for one in differences:
        print(printable(one.say(language)))
    if not differences:
        page = certificate["page"]
        told = Bilingual(f"{page} is what was certified, byte for byte.", f"{page} 与证明逐字节一致。")
        print(printable(told.say(language)))
    if not certificate.get("complete"):
        print(
            Bilingual(
                "The certificate itself is INCOMPLETE: it does not cover the whole page.",
                "证明本身不完整：未涵盖整个页面。",
            ).say(language)
        )
    return int(bool(differences))


def _pdf(certificate: PageCertificate, language: Language) -> bytes:
    try:
        from duizhao.site.handouts.browser import open_browser
        from duizhao.site.handouts.print_pdf import print_page

        with tempfile.TemporaryDirectory() as folder, open_browser() as browser:
            page = Path(folder, "certificate.html")
            page.write_text(certificate_page(certificate, language), encoding="utf-8")
            return print_page(browser, page, page.name, "")
    except ImportError as fault:
        install = install_command("handouts")
        raise CannotRun(
            f"{fault.name} is not installed. Run: {install}", f"没有安装 {fault.name}。请运行：{install}"
        ) from fault
