"""Organisations: whether a text names one, how a list of them is parted, and which part each has.

The one place to ask, for running text, cells, headings of columns and signatures alike; the words stand in rules/organisations.yaml.
"""

from policyparse.language.organisations.lists import split_units
from policyparse.language.organisations.names import looks_like_organisation, surely_organisation
from policyparse.language.organisations.roles import ROLES, Said, column_words, label_roles, split_roles, verb_roles
from policyparse.language.organisations.wordings import Duty, duties_in_clauses, is_name, joint_duties, label_starts, labelled, names_alone, read_duties

__all__ = [
    "ROLES",
    "Duty",
    "Said",
    "column_words",
    "duties_in_clauses",
    "is_name",
    "joint_duties",
    "label_roles",
    "label_starts",
    "labelled",
    "looks_like_organisation",
    "names_alone",
    "read_duties",
    "split_roles",
    "split_units",
    "surely_organisation",
    "verb_roles",
]
