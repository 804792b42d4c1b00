"""Organisations: whether a text names one, how a list of them is parted, and which part each has.

The one place to ask, for running text, cells, headings of columns and signatures alike; the words stand in rules/organisations.yaml.
"""

from policyparse.language.organisations.cells import Said, split_roles
from policyparse.language.organisations.lists import split_units
from policyparse.language.organisations.names import is_certain, is_name, looks_like_organisation, surely_organisation
from policyparse.language.organisations.roles import ROLES, column_words, label_roles, verb_roles
from policyparse.language.organisations.wordings import (
    Duty,
    Reading,
    duties_in_clauses,
    duties_in_sentences,
    first_leads,
    joint_duties,
    label_starts,
    labelled,
    names_alone,
    read_duties,
    read_wording,
    says_first_leads,
)

__all__ = [
    "ROLES",
    "Duty",
    "Reading",
    "Said",
    "column_words",
    "duties_in_clauses",
    "duties_in_sentences",
    "first_leads",
    "is_certain",
    "is_name",
    "joint_duties",
    "label_roles",
    "label_starts",
    "labelled",
    "looks_like_organisation",
    "names_alone",
    "read_duties",
    "read_wording",
    "says_first_leads",
    "split_roles",
    "split_units",
    "surely_organisation",
    "verb_roles",
]
