"""What ends the reading of one input. Every message says which file, where in it, why, and what to do."""

from __future__ import annotations


class PolicyparseError(Exception):
    """Base of all errors that a caller may want to catch; `str()` is one line for a person."""

    def __init__(self, file: str, reason: str, remedy: str, place: str | None = None) -> None:
        self.file, self.reason, self.remedy, self.place = file, reason, remedy, place
        super().__init__(file, reason, remedy, place)

    def __str__(self) -> str:
        where = f"{self.file} ({self.place})" if self.place else self.file
        # a file name or a library's message may hold line breaks; a person gets one line
        return " ".join(f"{where}: {self.reason}; {self.remedy}".split())


class UnreadableInput(PolicyparseError):
    """The input is no document: missing, empty, binary, encrypted, too large, of an unknown kind."""


class InvalidDocument(PolicyparseError):
    """Structured YAML or JSON that does not fit the data contract."""


class EditedByHand(PolicyparseError):
    """A file that a person has changed stands where the result would be written; it is untouched."""


class OutputFailed(PolicyparseError):
    """The result could not be written; what stood there before is untouched."""
