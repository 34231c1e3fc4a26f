"""The meaning of each ask, one file per form (design section 5): answer, gap, grade and missing field side by side.

The functions of a form are FORM_answer, FORM_gap, FORM_grade and FORM_missing. The keys in `asks.csv` name their
arguments, and `kernel/dispatch.py` calls them.

    answer      MET, UNMET, UNKNOWN or BARRED (`codes.py`)
    gap         of an unmet ask: distance from the limit, in millionths of the limit (1 if not defined)
    grade       of a met ask: the utility, 0 to 255, by the published curve of at_limit and full (255 if not defined)
    missing     of an unknown ask: the index of the field in `waits_for`, NOTHING for none (the first if not defined)

All values are scaled integers of the dictionary (m² × 100, m × 1000 …), ABSENT if not stated. Restricted Python
(integers, no None, no exceptions): the same source judges one pair plainly and, compiled, a whole index. Ranges are checked
at intake, so products fit in 64 bits. `floors.py` and `industry.py` run once per distinct profile, uncompiled.
"""
