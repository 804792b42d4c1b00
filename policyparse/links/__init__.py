"""Links: measure ↔ task ↔ reform ↔ project, the sentences they restate, and the parts that the text names."""

from policyparse.links.measures import link_attachments
from policyparse.links.restated import find_links

__all__ = ["find_links", "link_attachments"]
