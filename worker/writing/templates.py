"""The templates on disk: found, compiled once and rendered in a sandbox.

A template is `<language>/<occasion>.md.j2`; a name that begins with "_" is a part that others include. A company's own
folder is laid over ours, file by file: what is not there is ours, and an upgrade touches none of it. What a template
prints goes through `_printed`, so that no value can be markup; how dates and sizes look is in `formats`.
"""

import functools
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Undefined, meta, nodes, pass_context
from jinja2.exceptions import SecurityError, TemplateNotFound
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from worker.nouns.letter import Shown
from worker.processing.documents import going_along, name_that_opens_nothing
from worker.words import catalogue
from worker.words.said import Said
from worker.writing import formats, links, shield
from worker.writing.facts import CODE, HOUSE, OFFERS, PAPER, REPLY, facts
from worker.writing.faults import BrokenTemplateError, fault_of
from worker.writing.shield import Prose
from worker.writing.typography import curled, spaced, typeset

SUFFIX: Final = ".md.j2"
CATALOGUE: Final = "words.po"
# A language of which not all is translated falls back on this one, letter by letter and sentence by sentence.
FALLBACK: Final = catalogue.SPOKEN
FRAME: Final = "frame.html.j2"
_QUOTE: Final = 4000
_WRITTEN: Final = 20_000
_TOPIC: Final = 80


class _Sandbox(ImmutableSandboxedEnvironment):
    """A template only prints: it has no use for arithmetic that could fill the memory."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        del context, left, right
        raise SecurityError(f"the operator {operator} is not for templates")


def _printed(value: object) -> str:
    """Everything between {{ and }} comes out here: our own prose as it is, other words shielded on one line."""
    if isinstance(value, Prose | Undefined):
        # An undefined one raises by itself, naming itself.
        return str(value)
    if isinstance(value, str):
        return curled(shield.inline(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return shield.inline(str(value))
    bare = Said("prints a {kind}: write a date with | day, and anything absent behind {{% if %}}")
    raise TypeError(bare.about(kind=type(value).__name__))


class Templates:
    """Our folder of templates, and the company's `own` over it. Files are read once: a change to them takes effect when
    the worker starts again.
    """

    def __init__(self, folder: Path, own: Path | None = None) -> None:
        self.folder, self.own = folder, own
        # The one whose files stand above the other's comes first.
        self._folders = ([own] if own else []) + [folder]
        inside = (place for each in self._folders if each.is_dir() for place in each.iterdir() if place.is_dir())
        self.languages = tuple(sorted({place.name for place in inside if formats.is_language(place.name)}))
        # Catalogues that cannot be read, with what is wrong.
        self.broken: dict[Path, str] = {}
        for language in self.languages:
            # What is said outside templates, in a language of the company's, or as the company words it.
            if (words := self.file(language, CATALOGUE)).is_file():
                self._take(language, words)
        self._environments = {language: self._environment(language) for language in self.languages}
        # The frame's values are plain text, escaped here; the two that are HTML already say so.
        self._pages = _Sandbox(
            loader=FileSystemLoader(self._folders), undefined=StrictUndefined, autoescape=True, auto_reload=False
        )
        # A part belongs to many letters: what is found out about a file is found out once.
        self.tree = functools.cache(self._tree)
        self.unbound = functools.cache(self._unbound)
        self.parts = functools.cache(self._parts)
        self.version = functools.cache(self._version)

    def _take(self, language: str, words: Path) -> None:
        try:
            catalogue.add(language, words.read_bytes())
        except catalogue.BrokenCatalogue as error:
            self.broken[words] = str(error)

    def _environment(self, language: str) -> Environment:
        environment = _Sandbox(
            loader=FileSystemLoader([folder / language for folder in self._folders]),
            undefined=StrictUndefined,
            finalize=_printed,
            autoescape=False,  # `_printed` shields every value, for Markdown and HTML alike.
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        environment.filters |= formats.filters(language)
        environment.filters |= {
            "quoted": lambda value, limit=_QUOTE: curled(shield.quotation(value, limit)),
            "extract": lambda value, limit: curled(shield.extract(value, limit)),
            "brief": lambda value, limit=shield.INLINE: curled(shield.inline(value, limit)),
            "topic": lambda value, limit=_TOPIC: curled(shield.shielded(formats.topic(value, limit, language))),
            # One sign more than is read of it, for what stands before that sign depends on it.
            "written": lambda value, limit=_WRITTEN: curled(
                shield.paragraphs(spaced(value[: 2 * limit + 1], language), limit)
            ),
            "link": links.link,
            "phone": links.phone,
            "mailto": links.mailto,
            "doing": links.doing,
            "sends": lambda step, address, ref: links.sends(step, language, address, ref),
            "named": lambda offer, address: links.named(formats.said(offer.short, language), offer, address),
            "opens": lambda offer, address: links.opens(
                formats.said(offer.label, language), formats.said(offer.short, language), offer, address
            ),
            "shown": self._shown,
            "going_along": going_along,
            "leaves_as": name_that_opens_nothing,
        }
        return environment

    @pass_context
    def _shown(self, context: Context, shown: Shown) -> Prose:
        """A letter inside this one: its template, its language, the same house."""
        same = {name: context[name] for name in (HOUSE, REPLY, CODE, PAPER)} | {OFFERS: ()}
        language = shown.language if shown.language in self.languages else context[HOUSE].language
        name = shown.letter.occasion
        language = self.written_in(language, name)
        return _quoted(typeset(self.render(language, name, facts(shown.letter) | same), language), language)

    def written_in(self, language: str, name: str) -> str:
        """The language that a letter is written in: English where there is none of that name in the one wished."""
        return language if language == FALLBACK or self.path(language, name).is_file() else FALLBACK

    def environment(self, language: str) -> Environment:
        return self._environments[language]

    def path(self, language: str, name: str) -> Path:
        return self.file(language, name + SUFFIX)

    def file(self, *place: str) -> Path:
        """The company's file of that name, else ours, whether or not it is there."""
        there = (folder.joinpath(*place) for folder in self._folders)
        return next((file for file in there if file.is_file()), self.folder.joinpath(*place))

    def names(self, language: str) -> frozenset[str]:
        """Every letter that has a template in this language."""
        files = (path for folder in self._folders for path in (folder / language).glob(f"*{SUFFIX}"))
        found = (path.name.removesuffix(SUFFIX) for path in files)
        return frozenset(name for name in found if not name.startswith("_"))

    def render(self, language: str, name: str, facts: Mapping[str, object]) -> str:
        """The letter as Markdown, its values shielded. Raises BrokenTemplateError."""
        try:
            return self._environments[language].get_template(name + SUFFIX).render(facts)
        except BrokenTemplateError:
            # Of a letter that is shown inside this one.
            raise
        except Exception as error:  # A template may fail in any way; each is told with its line.
            raise BrokenTemplateError(fault_of(error, self.path(language, name), facts)) from error

    def frame(self, *, body: str, small_print: str, **values: object) -> str:
        """The HTML part around `body` and `small_print`, which are HTML already. Raises BrokenTemplateError."""
        inside = {"body": Markup(body), "small_print": Markup(small_print)}  # noqa: S704 - escaped by `page`
        try:
            return self._pages.get_template(FRAME).render(**inside, **values)
        except Exception as error:
            raise BrokenTemplateError(fault_of(error, self.file(FRAME), inside | values)) from error

    def page(self, name: str, **values: object) -> str:
        """A page of ours that is no letter (the preview's index), every value escaped."""
        return self._pages.get_template(name).render(**values)

    def _tree(self, language: str, file: str) -> nodes.Template:
        """A file as the library reads it, to be looked at and not changed. Raises TemplateError."""
        environment = self._environments[language]
        if environment.loader is None:
            raise TemplateNotFound(file)
        source = environment.loader.get_source(environment, file)[0]
        return environment.parse(source, filename=str(self.file(language, file)))

    def _unbound(self, language: str, file: str) -> frozenset[str]:
        """The names that a file takes from the letter, or from whoever includes it. Raises TemplateError."""
        return frozenset(meta.find_undeclared_variables(self.tree(language, file)))

    def _parts(self, language: str, name: str) -> frozenset[str]:
        """The file names that a letter is made of: its own and all that it includes, however deep."""
        found: dict[str, None] = {name + SUFFIX: None}
        waiting = [name + SUFFIX]
        while waiting:
            file = waiting.pop()
            for part in meta.find_referenced_templates(self.tree(language, file)):
                if part and part not in found:
                    self._included(language, part, file)
                    found[part] = None
                    waiting.append(part)
        return frozenset(found)

    def _included(self, language: str, part: str, by: str) -> None:
        """Raises BrokenTemplateError where there is no such part in the language's folders, whoever names it."""
        loader = self._environments[language].loader
        try:
            if loader:
                loader.get_source(self._environments[language], part)
        except TemplateNotFound as error:
            raise BrokenTemplateError(fault_of(error, self.file(language, by), ())) from None

    def _version(self, language: str, name: str) -> str:
        """The template's path and the first 12 digits of the SHA-256 of all that the letter is made of."""
        paths = [self.file(language, part) for part in sorted(self.parts(language, name))]
        digest = hashlib.sha256(b"\0".join(path.read_bytes() for path in [*paths, self.file(FRAME)]))
        return f"{language}/{name}{SUFFIX} {digest.hexdigest()[:12]}"


@functools.cache
def templates(own: Path | None = None) -> Templates:
    """Those that came with the worker, inside the installed package or at the root of a checkout; `own` over them."""
    package = Path(__file__).parents[1]
    places = (package / "templates", package.parent / "templates")
    return Templates(next(place for place in places if place.is_dir()), own)


def _quoted(source: str, language: str) -> Prose:
    """A rendered letter, whose values are shielded already, as a quote: all of it but its subject and preview.

    Its first line says the language.
    """
    _subject, _, rest = source.partition("\n")
    rest = rest.lstrip("\n")
    if rest.startswith("Preview:"):
        rest = rest.partition("\n")[2]
    lines = (f"{shield.LANGUAGE}{language}", "", *rest.strip("\n").split("\n"))
    return Prose("\n".join(f"> {line}".rstrip() for line in lines))
