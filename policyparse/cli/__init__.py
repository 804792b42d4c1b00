"""The command line. Data on stdout, words for people on stderr; exit codes 0 fine, 1 findings or failures, 2 wrong use."""

from __future__ import annotations

import gc


def main() -> None:
    """Runs the command line."""
    # A run makes many objects and hardly any cycles: collecting as often as the default wants costs a tenth of a short
    # run and a third of a long one. Set before anything is imported.
    gc.set_threshold(100_000, 20, 20)
    from policyparse.cli.app import run

    run()
