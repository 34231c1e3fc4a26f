from collections.abc import Mapping
from typing import Any

class Component:
    template_name: str
    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Mapping[str, Any]: ...
