"""Ratios of reading files, each measured side by side in one run: machines are noisy, ratios less so.

    python benchmarks/readers.py [--repeat N] [FILES…]

(a) PDF: seconds per page of the whole extraction against pdfplumber's extract_text + extract_tables on the same files,
    and against a bare pass of pypdfium2 over their characters and boxes
(b) DOCX: reading against python-docx reading the same paragraphs and table cells
(c) peak memory of a process that extracts a PDF of 300 pages, which is made on the spot

Without FILES: tests/layouts, data/raw, and ../shared/corpus where it is there. With FILES: (a) and (b) on these.
Files that the extraction refuses (scans, fonts without a code) are named and left out: it does less work on them.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from policyparse.errors import UnreadableInput
from policyparse.pipeline import build_document
from policyparse.readers import read_path

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
PAGES = 300

Work = Callable[[Path], object]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("files", type=Path, nargs="*", metavar="FILES")
    arguments = parser.parse_args()
    if not arguments.files:
        report_memory()  # first: a child's peak starts from what its parent holds
    report_pdf(_groups(arguments.files, "pdf"), arguments.repeat)
    report_docx(_groups(arguments.files, "docx"), arguments.repeat)


def _groups(files: Sequence[Path], suffix: str) -> dict[str, list[Path]]:
    """The files of a kind by where they come from: those given, else all there are."""
    if files:
        return {"given": [f for f in files if f.suffix.lower() == f".{suffix}"]}
    groups = {"tests/layouts": (ROOT / "tests" / "layouts").glob(f"*.{suffix}"), "data/raw": (ROOT / "data" / "raw").glob(f"*.{suffix}")}
    groups |= {f"corpus/{folder.name}": folder.glob(f"*.{suffix}") for folder in sorted(CORPUS.glob(f"*{suffix}*"))}
    return {name: sorted(found) for name, found in groups.items()}


# (a) PDF


def report_pdf(groups: dict[str, list[Path]], repeat: int) -> None:
    print("(a) PDF, seconds per page of the whole extraction / of …")
    for name, files in groups.items():
        if files := _accepted(name, files):
            pages = sum(_page_count(f) for f in files)
            title = f"    {name}, {len(files)} files, {pages} pages"
            _report(title, files, extract, {"pdfplumber's text and tables (goal at most 1×)": read_with_pdfplumber, "pypdfium2's characters": read_with_pdfium}, repeat)


def extract(path: Path) -> object:
    return build_document(read_path(path))


def read_with_pdfplumber(path: Path) -> int:
    import pdfplumber

    size = 0
    with pdfplumber.open(path) as document:
        for page in document.pages:
            size += len(page.extract_text()) + len(page.extract_tables())
            page.close()
    return size


def read_with_pdfium(path: Path) -> int:
    """The code and box of every character: the least that any reader by geometry has to ask for."""
    import pypdfium2  # type: ignore[import-untyped]
    from pypdfium2 import raw

    box, seen = raw.FS_RECTF(), 0
    document = pypdfium2.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        for i in range(raw.FPDFText_CountChars(text.raw)):
            seen += raw.FPDFText_GetUnicode(text.raw, i) > 32
            raw.FPDFText_GetLooseCharBox(text.raw, i, box)
        text.close()
        page.close()
    document.close()
    return seen


def _page_count(path: Path) -> int:
    import pypdfium2  # type: ignore[import-untyped, unused-ignore]

    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


# (b) DOCX


def report_docx(groups: dict[str, list[Path]], repeat: int) -> None:
    print("(b) DOCX, reading / python-docx reading the same paragraphs and cells")
    if find_spec("docx") is None:
        print("    skipped: python-docx is not installed (pip install 'policyparse[bench]')")
        return
    for name, files in groups.items():
        if files := _accepted(name, files):
            _report(f"    {name}, {len(files)} files", files, read_path, {"python-docx": read_with_python_docx}, repeat)


def read_with_python_docx(path: Path) -> int:
    import docx  # type: ignore[import-not-found, unused-ignore]
    from docx.table import Table  # type: ignore[import-not-found, unused-ignore]

    def cells(table: Table) -> int:
        size = 0
        for row in table.rows:
            for cell in row.cells:
                size += sum(len(p.text) for p in cell.paragraphs) + sum(cells(t) for t in cell.tables)
        return size

    return sum(cells(block) if isinstance(block, Table) else len(block.text) for block in docx.Document(str(path)).iter_inner_content())


# (c) memory


def report_memory() -> None:
    print(f"(c) peak memory of extracting a PDF of {PAGES} pages, in a process of its own")
    if find_spec("reportlab") is None:
        print("    skipped: reportlab is not installed (pip install 'policyparse[bench]')")
        return
    if find_spec("resource") is None:
        print("    skipped: this system has no getrusage")
        return
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small.pdf"), Path(folder, "large.pdf")
        _in_child(make_pdf, small, PAGES // 10)
        _in_child(make_pdf, large, PAGES)
        empty = _in_child(peak_memory, large, "import")
        ours, tenth, plumber = _in_child(peak_memory, large, "extract"), _in_child(peak_memory, small, "extract"), _in_child(peak_memory, large, "pdfplumber")
        size = large.stat().st_size
    million = 1_000_000
    print(f"    {ours / million:.0f} MB, {(ours - empty) / million:.0f} MB of it above the bare program; file of {size / million:.1f} MB")
    print(f"    / pdfplumber's text and tables of the same file, page by page: {ours / plumber:.2f}×")
    print(f"    / {PAGES // 10} pages: {ours / tenth:.2f}×; {(ours - tenth) / (PAGES - PAGES // 10) / 1000:.0f} kB more a page")


def _in_child(work: Callable[..., Any], *arguments: object) -> Any:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def peak_memory(path: Path, how: str) -> int:
    """The most bytes this process ever held, after the work."""
    import resource

    if how == "extract":
        extract(path)
    elif how == "pdfplumber":
        read_with_pdfplumber(path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def make_pdf(path: Path, pages: int) -> None:
    """An invented plan of so many pages: running head, numbered sections, a ruled table on every tenth page, page numbers."""
    from reportlab.pdfbase import pdfmetrics  # type: ignore[import-not-found, import-untyped, unused-ignore]
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # type: ignore[import-not-found, import-untyped, unused-ignore]
    from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-not-found, import-untyped, unused-ignore]

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path), pagesize=(595, 842))
    for number in range(1, pages + 1):
        canvas.setFont("STSong-Light", 12)
        top = 760.0
        for line in _page_lines(number):
            canvas.drawString(80, top, line)
            top -= 22
        if number % 10 == 0:
            _draw_table(canvas, top)
        canvas.drawCentredString(297, 40, f"— {number} —")
        canvas.showPage()
    canvas.save()


def _page_lines(number: int) -> list[str]:
    head = ["云澜市人民政府办公室关于印发云澜市河湖治理方案的通知", "云政办发〔2031〕7号", "各区人民政府，市政府各部门：", "现将方案印发给你们，请认真组织实施。"]
    lines = head if number == 1 else []
    for i in range(1, 4 if number % 10 == 0 else 6):
        # 36 characters fill a line
        text = f"　　{number}.{i}推进第{number}批河段整治。到2031年底前，完成{number * i}公里河道清淤，新建{i}座泵站，水质达标率提高到{80 + i}%。"
        text += "市水利局牵头，市财政局、市生态环境局按职责分工负责，各区人民政府组织落实，每季度报送一次进展。"
        lines += [text[at : at + 36] for at in range(0, len(text), 36)]
    return lines


def _draw_table(canvas: Any, top: float) -> None:
    xs, height, rows = (80, 140, 360, 515), 24, 12
    for row in range(rows + 1):
        canvas.line(xs[0], top - row * height, xs[-1], top - row * height)
    for x in xs:
        canvas.line(x, top, x, top - rows * height)
    for row in range(rows):
        texts = ("序号", "任务", "责任单位") if row == 0 else (str(row), f"整治第{row}号支流并建立台账", "市水利局")
        for x, text in zip(xs, texts, strict=False):
            canvas.drawString(x + 4, top - row * height - 17, text)


# measuring


def _accepted(name: str, files: Iterable[Path]) -> list[Path]:
    """The files that the extraction reads. Says which it refuses, or that there are none."""
    accepted, refused = [], []
    for file in files:
        try:
            read_path(file)
            accepted.append(file)
        except UnreadableInput as error:
            refused.append(error.reason.split(" (")[0])
    if not accepted and not refused:
        print(f"    {name}: skipped, no file there")
    for reason in sorted(set(refused)):
        print(f"    {name}: {refused.count(reason)} left out, {reason}")
    return accepted


def _report(title: str, files: Sequence[Path], one: Work, others: dict[str, Work], repeat: int) -> None:
    """The median of the ratios, pair by pair, so that a slow moment of the machine hits both.

    `together`: of the sums over all files in a round; pages weigh alike. `worst file`: the file whose own median is highest.
    """
    for work in (one, *others.values()):
        work(files[0])  # what is loaded once is loaded
    # round → file → seconds of `one` and of each other, taken one after the other
    rounds = [[[_time(work, f) for work in (one, *others.values())] for f in files] for _ in range(repeat)]
    print(title)
    for at, name in enumerate(others, start=1):
        together = [sum(f[0] for f in r) / sum(f[at] for f in r) for r in rounds]
        single = [statistics.median(r[i][0] / r[i][at] for r in rounds) for i in range(len(files))]
        spread = f"min {min(together):.2f}, max {max(together):.2f}"
        print(f"        / {name}: {statistics.median(together):.2f}× ({spread}; median file {statistics.median(single):.2f}, worst file {max(single):.2f})")


def _time(work: Work, path: Path) -> float:
    start = time.perf_counter()
    work(path)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
