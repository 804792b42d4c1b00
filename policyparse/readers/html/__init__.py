"""Saved portal pages: the document out of its site, with tables, chrome and the portal's own fields."""

from policyparse.readers.html.reader import read

__all__ = ["read"]
