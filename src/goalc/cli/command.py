"""Click's commands and groups, with all of their help in the current language.

They behave like click's own, and each has the option `--lang`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

import click

from goalc.cli.language import OPTION
from goalc.matching.guess import closest
from goalc.messages.catalogue import LANGUAGES, say

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class _Speaking(click.Command):
    """The common part of commands and groups."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("options_metavar", say("help.options-metavar"))
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # click's own arguments, passed on
        # The language is already set (goalc.cli.language); here the option is documented and checked.
        language = click.Choice(LANGUAGES)
        self.params.append(click.Option([OPTION], type=language, expose_value=False, help=say("lang")))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=say("help.usage"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # Arguments are documented in the text above; newer versions of click would list them here too.
        options = [parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option)]
        records = ((option, option.get_help_record(ctx)) for option in options)
        rows = [(record[0], record[1] + _default(option)) for option, record in records if record]
        with formatter.section(say("help.options")):
            formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say("help.option")
        return option


def _default(option: click.Option) -> str:
    """Return a note about the value of an option that is not given; "" for flags and for none."""
    default = option.default
    if option.is_flag or not isinstance(default, (str, int)) or default == "":
        return ""
    return say("help.default", default=default)


class Command(_Speaking):
    """A command that refuses extra arguments in the current language."""

    allow_extra_args = True  # refused below, in the current language

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        super().parse_args(ctx, args)
        if ctx.args and not ctx.resilient_parsing:
            raise click.UsageError(say("usage.extra", names=tuple(ctx.args)), ctx)
        return ctx.args


class NoCommand(click.UsageError):
    """A group called without a command; the message is its help."""

    def __init__(self, ctx: click.Context) -> None:
        super().__init__(ctx.get_help(), ctx)


class LazyCommand(NamedTuple):
    """A command that is imported on first use: its module, and the key of its short help.

    `attribute` is its name in the module if that is not the command's: `import` is a word of Python.
    """

    module: str
    help: str
    attribute: str = ""


class Group(_Speaking, click.Group):
    """A group of commands that imports only the one that is used, and suggests one for an unknown name.

    `modules` are its commands by name; each is an attribute of its module, usually of the same name.
    """

    command_class = Command

    def __init__(
        self, *args: object, modules: Mapping[str, LazyCommand] | None = None, **kwargs: object
    ) -> None:
        kwargs.setdefault("subcommand_metavar", say("help.subcommand-metavar"))
        kwargs.setdefault("invoke_without_command", True)  # so that `_ask_for_command` is called
        super().__init__(*args, **kwargs)
        self.callback = _ask_for_command
        self._modules = modules or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*self._modules, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in self._modules:
            lazy = self._modules[cmd_name]
            found: click.Command = getattr(
                import_module(lazy.module), lazy.attribute or cmd_name.replace("-", "_")
            )
            return found
        return super().get_command(ctx, cmd_name)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(say("help.commands")):
            formatter.write_dl([(name, self._short(name)) for name in self.list_commands(ctx)])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        names = [name for name in self.list_commands(ctx) if name.startswith(incomplete)]
        commands = [CompletionItem(name, help=self._short(name)) for name in names]
        return [*commands, *click.Command.shell_complete(self, ctx, incomplete)]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-") and not ctx.resilient_parsing:
            close = closest(name, self.list_commands(ctx))
            key = "usage.close" if close else "usage.no-command"
            raise click.UsageError(say(key, name=name, close=close), ctx)
        return super().resolve_command(ctx, args)

    def _short(self, name: str) -> str:
        if name in self._modules:
            return say(self._modules[name].help)
        return self.commands[name].get_short_help_str(80)


def _ask_for_command() -> None:
    ctx = click.get_current_context()
    if ctx.invoked_subcommand is None:
        raise NoCommand(ctx)


def usage_message(error: click.UsageError, arguments: Iterable[str]) -> str:
    """Return the message for a usage error, by the type of click's error."""
    if isinstance(error, click.NoSuchOption):
        close = closest(error.option_name, error.possibilities or [])
        key = "usage.no-option-close" if close else "usage.no-option"
        return say(key, name=error.option_name, close=close)
    if isinstance(error, click.BadOptionUsage):
        valued = any(argument.startswith(f"{error.option_name}=") for argument in arguments)
        return say("usage.option-flag" if valued else "usage.option-value", name=error.option_name)
    if isinstance(error, click.MissingParameter):
        return _missing(error.param)
    if isinstance(error, click.BadParameter):
        known = error.param.type if error.param else None
        if isinstance(known, click.Choice):
            return say("usage.bad-value", name=_name(error.param), known=tuple(known.choices))
        if isinstance(known, click.IntRange):
            return say("usage.bad-number", name=_name(error.param), least=known.min, most=known.max)
    return error.message


def _missing(parameter: click.Parameter | None) -> str:
    """Return the message for a parameter that is required; its help says what to write."""
    if isinstance(parameter, click.Option) and parameter.help:
        value, help_text = str(parameter.metavar), parameter.help
        return say("usage.missing-option", name=_name(parameter), value=value, help=help_text)
    return say("usage.missing", name=_name(parameter))


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return ""
    if isinstance(parameter, click.Option):
        return parameter.opts[0]
    return say("paths") if parameter.name == "paths" else str(parameter.name).upper()
