"""Figures and the unit beside them change together with the language."""

import pytest
from django.utils.translation import gettext, override

from luodi.web.portal.figures import wan_m2


@pytest.mark.parametrize(("language", "figure", "unit"), [("zh-hans", "3.5", "万㎡"), ("en", "35", "thousand m²")])
def test_large_area_in_each_language_has_the_unit_of_its_figure(language: str, figure: str, unit: str) -> None:
    with override(language):
        assert (wan_m2(35_000), gettext("万㎡")) == (figure, unit)
        assert unit in gettext("厂房 万㎡")
