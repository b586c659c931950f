"""Whether a text meets a policy or a law, clause by clause, and how we know.

`packs` reads the policies, `assess` gives the verdicts. Nothing is imported here: a run from kept results needs neither.
"""

from __future__ import annotations

#: The packs that ship with the program.
BUILT_IN = ("alvesta", "spraklagen", "forvaltningslagen", "tillganglighet", "iso-24495")
#: Those that are assessed where nothing else is asked for.
DEFAULT = ("alvesta", "spraklagen")
