"""What the editor of an article shows beside its fields."""

from functools import cached_property
from typing import Any

from wagtail.admin.panels import Panel

from luodi.web.news.wording import answered


class WordingPanel(Panel):  # type: ignore[misc]  # Wagtail ships without types
    """What the content check finds in the draft as it was last stored; not there when it finds nothing."""

    @property
    def clean_name(self) -> str:
        return "wording"

    class BoundPanel(Panel.BoundPanel):  # type: ignore[misc]  # as above
        """The panel of one article."""

        template_name = "desk/wording_panel.html"

        @cached_property
        def hints(self) -> list[Any]:
            return list(self.instance.hints())

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.hints)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            more = {"hints": self.hints, "answered": answered(self.instance, self.hints)}
            return {**super().get_context_data(parent_context), **more}
