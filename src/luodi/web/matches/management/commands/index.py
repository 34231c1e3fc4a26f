"""`luodi manage index`: compares the index with the database."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from luodi.web.matches import queries
from luodi.web.matches.index import CURRENT, Comparison
from luodi.web.shared.changes import KEPT, prune
from luodi.web.shared.followed import tables
from luodi.web.shared.triggers import missing_triggers


class Command(BaseCommand):
    """Compares, rebuilds or shortens."""

    help = "匹配索引：与数据库核对、重建，或清理变更日志。The match index: compare, rebuild, or shorten the change log."
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        one = parser.add_mutually_exclusive_group(required=True)
        one.add_argument("--verify", action="store_true", help="与数据库逐条核对 · compare with a rebuild")
        one.add_argument("--rebuild", action="store_true", help="重新建立 · read every listing again")
        one.add_argument("--prune", action="store_true", help=f"日志只留最近 {KEPT} 条 · shorten the change log")

    def handle(self, *_: Any, verify: bool, rebuild: bool, prune: bool, **__: Any) -> None:
        if verify:
            self._verify()
        elif rebuild:
            held = CURRENT.rebuild()
            self.stdout.write(f"已重建：{len(held.index)} 条。Rebuilt: {len(held.index)} listings.")
        elif prune:
            self._prune()

    def _verify(self) -> None:
        missing = missing_triggers(connection, tables())
        comparison = queries.verify()
        self._show(comparison)
        if missing:
            names = " ".join(missing)
            raise CommandError(
                f"缺触发器 {names}，请运行 luodi manage migrate。Triggers are missing; run luodi manage migrate."
            )
        if not comparison.is_equal:
            raise CommandError(
                "不一致，请运行 luodi manage index --rebuild。Different; run luodi manage index --rebuild."
            )

    def _show(self, comparison: Comparison) -> None:
        if comparison.was_built_anew:
            self.stdout.write("没有可核对的旧索引，刚刚建立。There was nothing kept to compare; built just now.")
        for zh, en, keys in (
            ("缺少", "missing", comparison.missing),
            ("多出", "extra", comparison.extra),
            ("不同", "different", comparison.different),
        ):
            if keys:
                self.stdout.write(f"{zh} {en}: {' '.join(map(str, keys))}")
        for key, reason in comparison.refused.items():
            self.stdout.write(f"不能匹配 refused {key}: {reason}")
        if comparison.is_equal:
            self.stdout.write(f"一致：{comparison.listings} 条。Equal: {comparison.listings} listings.")

    def _prune(self) -> None:
        gone = prune()
        self.stdout.write(f"清理 {gone} 条。Removed {gone} rows of the change log.")
