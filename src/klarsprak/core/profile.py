"""Audiences and text types: who a text is for and what kind of text it is."""

from __future__ import annotations

from enum import StrEnum


class Audience(StrEnum):
    """Whom the text is written for; thresholds and rule choice follow it."""

    PUBLIC = "allmanhet"
    EASY = "lattlast"
    CHILDREN = "barn-unga"
    BUSINESS = "foretag"
    ASSOCIATION = "forening"
    INTERNAL = "intern"
    EXPERT = "expert"


class TextType(StrEnum):
    """What kind of text it is. `AUTO` is resolved to another one before any rule runs."""

    LETTER = "brev"
    EMAIL = "epost"
    DECISION = "beslut"
    WEB = "webb"
    SMS = "sms"
    FORM = "blankett"
    REPORT = "rapport"
    AUTO = "auto"
