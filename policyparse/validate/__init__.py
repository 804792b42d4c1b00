"""Checking structured files: the schema, the meaning, and, where the sources are at hand, that every span still says what they say."""

from policyparse.validate.engine import validate_bytes
from policyparse.validate.findings import SEVERITIES, Finding
from policyparse.validate.register import CheckCode, checks
from policyparse.validate.settings import Settings
from policyparse.validate.sources import Sources

__all__ = ["SEVERITIES", "CheckCode", "Finding", "Settings", "Sources", "checks", "validate_bytes"]
