"""Click with Chinese headings; its behaviour is untouched."""

from __future__ import annotations

from difflib import get_close_matches

import click

from goalc.messages.catalogue import say


class Command(click.Command):
    """A command whose help is Chinese from the first word to the last."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("options_metavar", say("help.options-metavar"))
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # click's own arguments, passed on

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _options(self, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _help_option(super().get_help_option(ctx))


class Group(Command, click.Group):
    """A group of such commands; an unknown one is answered with the nearest."""

    command_class = Command

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("subcommand_metavar", say("help.subcommand-metavar"))
        super().__init__(*args, **kwargs)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [
            (name, command.get_short_help_str(80))
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name)) is not None
        ]
        with formatter.section(say("help.commands")):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            close = get_close_matches(name, self.list_commands(ctx), 1, 0.5)
            key = "usage.close" if close else "usage.no-command"
            raise click.UsageError(say(key, name=name, close=close[0] if close else ""), ctx)
        return super().resolve_command(ctx, args)


def usage_message(error: click.UsageError) -> str:
    """What was wrong with the command, by the kind of click's error."""
    if isinstance(error, click.NoSuchOption):
        close = get_close_matches(error.option_name, error.possibilities or [], 1, 0.5)
        key = "usage.no-option-close" if close else "usage.no-option"
        return say(key, name=error.option_name, close=close[0] if close else "")
    if isinstance(error, click.BadOptionUsage):
        return say("usage.option-value", name=error.option_name)
    if isinstance(error, click.MissingParameter):
        return say("usage.missing", name=_name(error.param))
    if isinstance(error, click.BadParameter):
        known = error.param.type if error.param else None
        choices = "、".join(map(str, known.choices)) if isinstance(known, click.Choice) else error.message
        if isinstance(known, click.IntRange):
            choices = f"{known.min}～{known.max}"
        return say("usage.bad-value", name=_name(error.param), known=choices)
    return error.message


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return ""
    if isinstance(parameter, click.Option):
        return parameter.opts[0]
    return say("paths") if parameter.name == "paths" else str(parameter.name).upper()


def _usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    pieces = command.collect_usage_pieces(ctx)
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=say("help.usage"))


def _options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    # Arguments are told of in the text above; newer click would list them here too.
    options = [parameter for parameter in command.get_params(ctx) if isinstance(parameter, click.Option)]
    records = (option.get_help_record(ctx) for option in options)
    rows = [record for record in records if record is not None]
    if rows:
        with formatter.section(say("help.options")):
            formatter.write_dl(rows)


def _help_option(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = say("help.option")
    return option
