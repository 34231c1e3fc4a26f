"""Spellings of floors and storeys."""

from luodi.reading._rule import Corpus

CORPUS: Corpus = {
    "floor_no [2, 3, 4]": ["租金26，2-4楼"],
    "floor_no [3]": ["3楼", "三楼", "3F", "在三楼出租", "8号楼3楼", "位于三层半".replace("半", "")],
    "floor_no [1]": ["一楼", "底楼", "首层", "1F", "底层", "1楼"],
    "floor_no [3, 4]": ["三四楼", "3-4楼", "3、4楼", "三到四楼"],
    "floor_no [2]; floor_no [3]": ["二楼三楼都可以"],
    "floors_total 5": [
        "地上五层",
        "共5层",
        "一共5层",
        "独栋5层",
        "整栋五层",
        "层数：5",
        "厂房为框架结构五层".replace("为", ""),
    ],
    "floors_total 3; is_single_storey True": ["三层框架+单层钢构"],
    "is_single_storey True": ["单层", "单层厂房", "单层钢结构", "单层5300平", "单一层厂房"],
    "floor_no [1]; is_single_storey True": ["都是一层 高6米"],
    "floor_no [1]; floors_total 3": ["楼层：1/3层", "楼层 1/3", "第1层/共3层", "第一层，共三层"],
    "floors_total 2": ["双层厂房", "厂房一栋（两层）"],
    "floors_total 3": ["框架三层 每层一千二", "A2栋:三层 每层3100㎡", "独栋厂房三层3600平", "4200平（3层*1400）"],
}

NEGATIVE = [
    "层高6米",
    "单层面积1500平",
    "每层1150平",
    "楼板承重2吨",
    "1206室",
    "不限楼层",
    "楼上",
    "另有办公楼四层",
    "三层宿舍楼一栋",
    "宿舍楼5层",
    "办公楼二层640平",
]
