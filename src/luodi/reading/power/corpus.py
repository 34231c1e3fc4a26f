"""Spellings of power: kVA and kW apart; and numbers that are neither."""

from luodi.reading._rule import Corpus

CORPUS: Corpus = {
    "power 400": [
        "400kva",
        "400KVA",
        "400 kVA",
        "变压器400",
        "变压器400KVA",
        "配电400",
        "电400kva",
        "400千伏安",
        "400千付安",
        "电：400KVA",
        "四百千伏安",
        "400的变压器",
        "电的话是四百的变压器",
        "配电容量400kVA",
        "变压器：400",
        "400KVA变压器",
        "４００ＫＶＡ",
    ],
    "power 1600": ["两台800kva变压器", "2台800KVA", "800kVA×2", "800kva*2", "800KVA 2台"],
    "power 1000; power 630": ["变压器1000KVA+630KVA"],
    "power 2050": ["宿舍2000 变压器1250+800"],
    "power 315": ["现有配电315KVA，可增容至800KVA", "315kva可增容到500kva"],
    "power 315 at_least": ["变压器315起", "变压器不少于315KVA", "配电≥315kVA", "变压器315以上"],
    "power_kw 160": ["160KW", "160千瓦", "一百六十个千瓦", "电力160KW", "用电160kw", "160个千瓦"],
}

NEGATIVE = [
    "电100",
    "380v动力电",
    "110KV变电站",
    "月用电10万度",
    "电费1.1一度",
    "电话13812345678",
    "电梯2吨",
    "电商500平",
    "3GWh",
    "充电桩20个",
    "电三百就够了",
]
