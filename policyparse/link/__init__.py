"""Links: measure ↔ task ↔ reform ↔ project, the sentences they restate, and the parts that the text names."""

from policyparse.link.links import find_links
from policyparse.link.measures import link_attachments

__all__ = ["find_links", "link_attachments"]
