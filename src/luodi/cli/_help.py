"""Prints help texts unwrapped, because click would wrap Chinese by characters rather than columns."""

import inspect

import click


class HelpAsWritten(click.Command):
    """A command whose help keeps its line breaks."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            for line in inspect.cleandoc(self.help or "").splitlines():
                formatter.write(f"{'':{formatter.current_indent}}{line}".rstrip() + "\n")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "这段说明 · this help"
        return option


class Verb(HelpAsWritten):
    """A command."""


class Verbs(HelpAsWritten, click.Group):
    """A group that lists its commands in the order people need them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)
