"""Translates click's usage errors, keeping click's English."""

import re

import click

from luodi.cli.errors import WrongUsage

_MESSAGES = {
    "Got unexpected extra argument": "多出了参数（一段话请用引号括起来）",
    "Missing command": "没有写命令",
    "Missing option '--listings'": "缺少 --listings（网站里的房源用 --database 或 --enquiries）",
    "Give either --listings": "--listings 与 --database、--enquiries 只能用一样",
    "Give either --requirements": "--requirements 与 --enquiries 只能用一样",
    "--out and --database need": "--out 和 --database 要与 --requirements 一起用",
    "--organisation needs": "--organisation 要与 --enquiries 一起用",
    "Missing argument FILE or": "请给出文件，或用 --template 写出模板",
}


def from_click(error: click.UsageError) -> WrongUsage:
    """The usage error as one of our errors."""
    path = error.ctx.command_path if error.ctx else "luodi"
    return WrongUsage(what=_chinese(error), what_en=_sentence(error.format_message()), help=path)


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _chinese(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        near = f"，是不是 {'、'.join(error.possibilities)}" if error.possibilities else ""
        return f"没有选项 {error.option_name}{near}"
    if isinstance(error, click.MissingParameter):
        return f"缺少 {_name(error)}"
    if isinstance(error, click.BadParameter):
        return _bad_parameter(error)
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 用得不对"
    return _other(error.message)


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "参数")
    return (
        error.param.opts[0]
        if error.param.param_type_name == "option"
        else (error.param.metavar or error.param.human_readable_name)
    )


def _bad_parameter(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"{_name(error)} 只能是 {'、'.join(map(str, kind.choices))}"
    if isinstance(kind, click.DateTime):
        return f"{_name(error)} 要写成 2026-11-23 这样的日期"
    if isinstance(kind, click.types.IntParamType):
        return f"{_name(error)} 要填范围内的整数"
    if isinstance(kind, click.types.FloatParamType):
        return f"{_name(error)} 要填范围内的数"
    return f"{_name(error)} 的值不对（{error.message}）"


def _other(message: str) -> str:
    unknown = re.match(r"No such command '(.+?)'", message)
    if unknown:
        return f"没有命令 {unknown[1]}"
    return next((zh for start, zh in _MESSAGES.items() if message.startswith(start)), message)
