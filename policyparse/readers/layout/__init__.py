"""Printed pages, wherever their characters and rulings come from (PDF, OFD, pictures): glyphs → lines, columns, tables → source document.

glyphs.py, rulings.py (what a format must give) → lines.py, columns.py · grids.py, unruled.py → pages.py, page by page; then over all pages
furniture.py, joining.py (tables over page ends) → compose.py.
"""
