"""The shape of the configuration, as pydantic models. Imported only where there is a file to read or a schema to give."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from klarsprak.config.errors import fold
from klarsprak.core.profile import Audience, TextType

Patterns = tuple[str, ...]


def _kebab(name: str) -> str:
    return name.replace("_", "-")


def _folded(value: Any) -> Any:
    return fold(value) if isinstance(value, str) else value


_AUDIENCE = Annotated[Audience, BeforeValidator(_folded)]
_TEXT_TYPE = Annotated[TextType, BeforeValidator(_folded)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=_kebab, populate_by_name=False)


class RuleTable(BaseModel):
    """[rules.KOD]: what becomes of the rule, beside its own settings, which are checked against the rule."""

    model_config = ConfigDict(extra="allow", frozen=True)
    severity: Literal["error", "warning", "info", "off"] | None = Field(
        None, description="Hur allvarlig en anmärkning är. ”off” stänger av regeln."
    )


class Choices(_Table):
    """What may stand both at the top and in an override."""

    audience: _AUDIENCE | None = Field(None, description="Vem texten är till för. Förval: allmanhet.")
    text_type: _TEXT_TYPE | None = Field(None, description="Vad för slags text det är. Förval: auto, som känner igen den.")
    select: Patterns = Field((), description="Kör de här reglerna i stället för de förvalda. Koder eller familjer.")
    extend_select: Patterns = Field((), description="Kör de här reglerna också.")
    ignore: Patterns = Field((), description="Kör inte de här reglerna.")
    rules: dict[str, RuleTable] = Field({}, description="Inställningar för enskilda regler: [rules.MEN001].")


class Override(Choices):
    """[[overrides]]: other choices for some files."""

    files: Patterns = Field(min_length=1, description="Filer som det gäller, skrivna som i .gitignore: ”barn/**”.")


class Organisation(_Table):
    """[organisation]: who the sender is."""

    namn: str = Field("", description="Organisationens namn, som det skrivs i texterna.")
    domaner: Patterns = Field((), description="Organisationens egna webbdomäner.")


class Lexicon(_Table):
    """[lexicon]: the organisation's own words."""

    lists: Patterns = Field((), description="Egna ordlistor, räknat från den här filen: ”ord.tsv”.")
    allow: Patterns = Field((), description="Ord som reglerna om ord lämnar i fred.")


class Spelling(_Table):
    """[spelling]: the Swedish dictionary."""

    dictionary: str = Field(
        "",
        description="Svensk ordlista för Hunspell: mappen med sv_SE.dic, eller en .dic-fil. Förval: den som är installerad.",
    )


class LanguageTool(_Table):
    """[languagetool]: the LanguageTool server that checks grammar. Without an address or jars it is not used."""

    url: str = Field("", description="Adress till en LanguageTool-server som är igång: ”http://localhost:8081”.")
    jars: str = Field("", description="Mapp med LanguageTool, från scripts/languagetool: klarsprak startar servern själv.")
    allow_remote: bool = Field(
        False, description="true: texterna får skickas till en server på en annan dator. Gäller bara den adress som står i url."
    )
    timeout: int = Field(20, ge=1, le=600, description="Hur många sekunder klarsprak väntar på ett svar.")
    enable: Patterns = Field((), description="Regler i LanguageTool som ska vara på, utöver de förvalda. ”ALL”: alla.")
    disable: Patterns = Field((), description="Regler i LanguageTool som ska vara av.")


class Config(Choices):
    """The whole file."""

    fail_on: Literal["error", "warning", "info", "never"] = Field(
        "warning", description="Lägsta allvarlighet som ger avslutningskod 1. ”never”: anmärkningar ger alltid kod 0."
    )
    exclude: Patterns = Field((), description="Filer och mappar som lämnas när en mapp söks igenom, skrivna som i .gitignore.")
    include: Patterns = Field(
        (), description="När en mapp söks igenom kontrolleras bara de här filerna, skrivna som i .gitignore."
    )
    baseline: str = Field("", description="Fil med kända anmärkningar, som inte sägs igen: ”klarsprak-baseline.json”.")
    policy: Patterns = Field(
        ("alvesta", "spraklagen"),
        description="Policyer som texterna prövas mot: alvesta, spraklagen, forvaltningslagen, tillganglighet, iso-24495, eller "
        "en egen toml-fil.",
    )
    overrides: tuple[Override, ...] = Field((), description="Andra val för vissa filer. Senare går före tidigare.")
    svarstider: dict[str, str] = Field({}, description="Utlovad svarstid för varje kanal: epost = ”2 arbetsdagar”.")
    organisation: Organisation = Field(Organisation.model_validate({}), description="Vem som skriver texterna.")
    lexicon: Lexicon = Field(Lexicon.model_validate({}), description="Egna ordlistor.")
    spelling: Spelling = Field(Spelling.model_validate({}), description="Den svenska ordlistan för stavning.")
    languagetool: LanguageTool = Field(LanguageTool.model_validate({}), description="LanguageTool, som granskar grammatiken.")
