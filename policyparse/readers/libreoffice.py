"""Files that no reader of ours understands, through LibreOffice, where it is installed: the last resort of .doc and .wps.

LibreOffice runs without a screen, in a profile of its own that is thrown away, with macros and remote links blocked.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from policyparse.errors import UnreadableInput

CONVERSION_SECONDS = 120  # a document of 300 pages takes some ten
_PROGRAMS = ("soffice", "libreoffice")
_PLACES = ("/Applications/LibreOffice.app/Contents/MacOS/soffice", "/opt/libreoffice/program/soffice", r"C:\Program Files\LibreOffice\program\soffice.exe")
# Nothing that a document links to is fetched, and nothing in it is run.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
</oor:items>
"""


def program() -> str | None:
    """LibreOffice on this machine."""
    found = next((path for one in _PROGRAMS if (path := shutil.which(one))), None)
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def convert(office: str, data: bytes, suffix: str, target: str, name: str) -> bytes:
    """The file with the suffix `suffix` as the LibreOffice `office` saves it in the format `target`. Raises UnreadableInput."""
    with tempfile.TemporaryDirectory(prefix="policyparse-") as folder:
        place = Path(folder)
        given, profile = place / f"input.{suffix}", place / "profile"
        given.write_bytes(data)
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        _run([office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--convert-to", target, "--outdir", str(place / "out"), str(given)], name)
        made = place / "out" / f"input.{target}"
        if not made.is_file():
            raise UnreadableInput(name, "LibreOffice could not convert it", f"open it in Word or WPS and save it as .{target}")
        return made.read_bytes()


def _run(command: list[str], name: str) -> None:
    """Runs LibreOffice, and ends it with the processes that it started when its time is up."""
    try:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=os.name == "posix")
    except OSError as error:
        raise UnreadableInput(
            name, f"LibreOffice does not start ({(error.strerror or str(error)).lower()})", "repair its installation, or save the file in the newer format"
        ) from error
    try:
        process.wait(CONVERSION_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise UnreadableInput(name, f"LibreOffice did not finish within {CONVERSION_SECONDS} s", "open it in Word or WPS and save it in the newer format") from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
