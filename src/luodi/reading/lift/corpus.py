"""Spellings of goods lifts and what they carry."""

from luodi.reading._rule import Corpus

CORPUS: Corpus = {
    "lift_t 3": [
        "3吨货梯",
        "3t货梯2台",
        "两部3吨货梯",
        "货梯3吨",
        "货梯：3T",
        "3吨客货两用梯2部",
        "3吨电梯",
        "货梯2台3t",
        "货梯2(3吨)",
        "3吨货梯*4",
        "3T升降机",
        "货梯3吨×2台",
    ],
    "lift_t 5": ["货梯5T*2", "货梯：2台（3吨、5吨）", "5吨大货梯"],
    "lift_t 2; lift_t 5": ["配2吨货梯两部、5吨货梯一部"],
    "lift_t 3 at_least": ["货梯至少3吨", "货梯3吨以上", "货梯2台3t以上"],
}

NEGATIVE = ["3吨行车", "承重3吨", "有电梯", "客梯1部", "2台货梯"]
