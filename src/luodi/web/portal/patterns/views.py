"""The pattern page 组件图集: every component in all its states, in both themes, for developers."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from luodi.web.portal.drawings import section
from luodi.web.portal.patterns.specimens import specimens
from luodi.web.shared.lazy import Words


@dataclass(frozen=True, slots=True)
class Pattern:
    """One component: its template under `portal/patterns/`, its name, notes."""

    name: str
    title: Words
    note: Words = ""

    @property
    def template(self) -> str:
        """The specimen, rendered once per theme; `theme` keeps ids distinct."""
        return f"portal/patterns/_{self.name}.html"


PATTERNS = (
    Pattern("color", _("颜色、字级、图标"), _("六种颜色各有一个职务，不作装饰。")),
    Pattern("btn", _("按钮"), _("高 48 px，小号 44 px；不可用用虚线框，和“未知”同一语法。")),
    Pattern("in", _("输入"), _("标签在上，提示和错误在框上方；错误同时有图形、文字和粗边。")),
    Pattern("choice", _("选择与同意"), _("整行都能点。")),
    Pattern("ask", _("一句话框"), _("全页只有这一个粗框。")),
    Pattern("chip", _("标签块"), _("实边是必须，细边是最好，虚边是没定。")),
    Pattern("tag", _("标记")),
    Pattern(
        "card", _("房源卡"), _("先看地方，再看差什么；状态写在事实里：实的已知，虚线没填，红的不满足。逐项点开看。")
    ),
    Pattern("row", _("房源行")),
    Pattern("questions", _("没看懂的和要补的"), _("一句只问一次，写明定几处。")),
    Pattern("counts", _("四类总数")),
    Pattern("choices", _("可点的条"), _("没有条件可比时，先给选择，不打分。")),
    Pattern("table", _("表格"), _("数字右对齐、等宽；未填写出来，不留白。")),
    Pattern("draw", _("剖面图"), _("房源的默认“照片”，由填报的数画成。")),
    Pattern("alert", _("提示")),
    Pattern("empty", _("空、加载、坏文件"), _("空页总给出下一步。")),
    Pattern("nav", _("翻页、步骤、底栏")),
    Pattern("dlg", _("对话框"), _("只在要确认或要理由时用。")),
)
#: A fully stated hall, one without any facts, a floor of a building, a piece of land.
_DRAWN = (
    {
        "kind": ["factory"],
        "area_m2": 3200,
        "clear_height_m": 10.5,
        "storey_height_m": 12,
        "crane_capacity_t": 10,
        "power_capacity_kva": 800,
        "floor_load_kn_m2": 30,
        "has_loading_dock": True,
        "is_single_storey": True,
    },
    {"kind": ["factory"]},
    {"kind": ["factory"], "area_m2": 1600, "floor_no": [2], "floors_total": 5, "storey_height_m": 4.8},
    {"kind": ["land"], "land_area_m2": 20_000},
)


def patterns(request: HttpRequest) -> HttpResponse:
    """Every component in both themes."""
    drawings = [section(each) for each in _DRAWN]
    context = {"patterns": PATTERNS, "themes": ("light", "dark"), "drawings": drawings, **specimens()}
    return render(request, "portal/patterns/patterns.html", context)
