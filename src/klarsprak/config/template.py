"""What `klarsprak config init` writes: every setting with its default, explained."""

from __future__ import annotations

TEMPLATE = """\
# Inställningar för klarsprak. Allt är frivilligt: det som saknas eller börjar med # har sitt förvalda värde.
# Kontrollera filen med: klarsprak config validate

# Vem texterna är till för: allmanhet, lattlast, barn-unga, foretag, forening, intern eller expert.
audience = "allmanhet"

# Vad för slags texter det är: brev, epost, beslut, webb, sms, blankett, rapport, eller auto som känner igen texttypen.
text-type = "auto"

# Lägsta nivå som gör att kontrollen inte går igenom: error, warning, info, eller never.
fail-on = "warning"

# Regler som ska köras också, och regler som inte ska köras. Skriv koder (MEN001) eller hela familjer (ORD).
# Alla regler: klarsprak rule
extend-select = []
ignore = []

# Filer som lämnas när en mapp söks igenom, skrivna som i .gitignore.
exclude = []

# Policyer som texterna prövas mot: alvesta, spraklagen, forvaltningslagen, tillganglighet, iso-24495, eller en egen fil.
policy = ["alvesta", "spraklagen"]

# Inställningar för enskilda regler. severity är error, warning, info eller off. Mer om en regel: klarsprak rule MEN001
# [rules.MEN001]
# severity = "info"

# Andra val för vissa filer. Senare går före tidigare.
# [[overrides]]
# files = ["barn/**"]
# audience = "barn-unga"

# Den svarstid ni lovar i varje kanal. Löften som går utöver den anmärks.
# [svarstider]
# epost = "2 arbetsdagar"
# brev = "10 arbetsdagar"

# Vilka ni är.
# [organisation]
# namn = "Exempelby kommun"
# domaner = ["example.se"]

# Era egna ord. Så skriver ni en lista: klarsprak lexicon --help
# [lexicon]
# lists = ["ordlista.tsv"]
# allow = ["genomförandeplan"]
"""
