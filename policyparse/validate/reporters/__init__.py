"""Findings in the form that somebody wants to read: one small module a form, listed here."""

from __future__ import annotations

from collections.abc import Callable

from policyparse.validate.findings import Report
from policyparse.validate.reporters import as_github, as_json, as_junit, as_sarif, as_text

REPORTERS: dict[str, Callable[[Report], str]] = {
    "text": as_text.render,
    "json": as_json.render,
    "github": as_github.render,
    "sarif": as_sarif.render,
    "junit": as_junit.render,
}
