"""Reading and checking the files of a command, with errors and progress told on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from klarsprak.cli.options import UNUSABLE, refuse_broken
from klarsprak.core.result import FileError, RunResult

if TYPE_CHECKING:
    from klarsprak.config.resolve import Configuration, Settings
    from klarsprak.core.document import Document
    from klarsprak.core.finding import Finding
    from klarsprak.engine.cache import Cache
    from klarsprak.engine.runner import Checked
    from klarsprak.engine.settings import CheckSettings

#: Takes away findings that are not to be said this time, by the text's path.
Filter = Callable[[str, "Checked"], "Checked"]

#: Turns the settings of a path into what the engine is to do with its text.
Choose = Callable[["Settings", "Document"], "CheckSettings"]


def _as_configured(settings: Settings, document: Document) -> CheckSettings:
    return settings.check_settings(document)


def find(paths: Sequence[str], stdin_filename: str | None, configuration: Configuration) -> tuple[list[str], list[FileError]]:
    """The files to check, and the paths that gave none. Exits with status 2 where the configuration is broken."""
    from klarsprak.engine.discovery import STDIN, discover

    if stdin_filename is not None and STDIN not in paths:
        raise click.UsageError("--stdin-filename gäller text från standard in: skriv också ”-”.", click.get_current_context())
    # A broken configuration goes before a misspelt path, since it may say which paths there are.
    refuse_broken(configuration)
    found = discover(paths, configuration.keeps)
    for path in found.paths:
        configuration.file_for(stdin_filename or path if path == STDIN else path)
    refuse_broken(configuration)
    return found.paths, found.errors


@dataclass(frozen=True)
class _Job:
    """The settings of one text, ready to be sent to another process."""

    settings: Settings
    choose: Choose

    @property
    def key(self) -> str:
        """What tells these settings from others."""
        return f"{self.choose.__name__}\n{self.settings.cache_key()}"

    def __call__(self, document: Document) -> CheckSettings:
        """What the engine needs."""
        return self.choose(self.settings, document)


class Run:
    """A run over files: what came of each, and the run's exit status."""

    def __init__(
        self,
        configuration: Configuration,
        *,
        choose: Choose = _as_configured,
        filters: Sequence[Filter] = (),
        cache: Cache | None = None,
    ) -> None:
        self._configuration = configuration
        self._choose = choose
        self._filters = filters
        self._cache = cache
        self._settings: dict[str, Settings] = {}
        self.result = RunResult()
        self.failed = False
        #: What has been told of how the checks went, which holds for this time only.
        self.said: set[str] = set()

    def settings_for(self, path: str) -> Settings:
        """The settings of a path, worked out once."""
        if path not in self._settings:
            self._settings[path] = self._configuration.settings_for(path)
        return self._settings[path]

    def adopt(self, path: str, standard: str) -> None:
        """Let another path's settings go for a path: two versions of a text are held to one standard."""
        self._settings[path] = self.settings_for(standard)

    def word_lists(self, paths: Sequence[str]) -> list[str]:
        """The organisation's own word lists that go for the paths."""
        values = (self.settings_for(path).values.get("lexicon.lists") for path in paths)
        return sorted({name for value in values if value is not None for name in value.value})

    def check(
        self, paths: Sequence[str], errors: Sequence[FileError], stdin_filename: str | None = None
    ) -> Iterator[Checked | FileError]:
        """Check the files one by one. Every error is said on standard error."""
        from klarsprak.engine.batch import check_batch
        from klarsprak.engine.discovery import STDIN
        from klarsprak.engine.runner import shown_path

        for error in errors:
            yield self._error(FileError(shown_path(error.path), error.message))

        def job(name: str) -> _Job:
            return _Job(self.settings_for(name), self._choose)

        # Each process would start a LanguageTool of its own.
        alone = any("languagetool.jars" in self.settings_for(path).values for path in paths)
        outcomes = check_batch(paths, job, stdin_name=stdin_filename, cache=self._cache, processes=1 if alone else None)
        for path, outcome in zip(paths, outcomes, strict=True):
            if isinstance(outcome, FileError):
                yield self._error(outcome)
                continue
            name = stdin_filename or path if path == STDIN else path
            checked = outcome
            for narrowed in self._filters:
                checked = narrowed(name, checked)
            checked = self._completed(name, checked)
            severities = {f.severity for f in checked.result.findings}
            self.failed = self.failed or self.settings_for(name).exits_with_findings(severities)
            self.result.files.append(checked.result)
            yield checked

    def _completed(self, name: str, checked: Checked) -> Checked:
        """The text with suggestions for its unknown words, and what stands in the way of its spelling check said once."""
        from klarsprak.spelling.completion import completed, obstacle

        values = self.settings_for(name).values
        named = values["spelling.dictionary"].value if "spelling.dictionary" in values else ""
        asked = (*values["select"].value, *values["extend-select"].value)
        line = obstacle(named, asked)
        for said in dict.fromkeys([*([line] if line else []), *checked.result.told]):
            if said not in self.said:
                self.said.add(said)
                click.echo(f"Obs: {said}", err=True)
        findings = checked.result.findings
        better = completed(findings, named)
        return checked if better is findings else checked.with_findings(list(better))

    def _error(self, error: FileError) -> FileError:
        from klarsprak.reports.words import path

        self.result.errors.append(error)
        click.echo(f"Fel: {path(error.path)}: {error.message}", err=True)
        return error

    def fails(self, finding: Finding, path: str) -> bool:
        """Whether a finding is one that makes the run fail."""
        return self.settings_for(path).exits_with_findings([finding.severity])

    @property
    def exit_status(self) -> int:
        """2 where something could not be read, 1 where findings reach the limit, otherwise 0."""
        if self.result.errors:
            return UNUSABLE
        return 1 if self.failed else 0
