"""What each ask means, a file a form (design section 5): its answer, gap, grade and missing field side by side.

The functions of a form are FORM_answer, FORM_gap, FORM_grade, FORM_missing; the keys of `asks.csv` say with what values they
are called, and `kernel/dispatch.py` calls them.

    answer      MET, UNMET, UNKNOWN or BARRED (`codes.py`)
    gap         of an unmet one: how far the fact is from the limit, in millionths of the limit (1 where this is left out)
    grade       of a met one: the utility, 0 to 255, by the published curve of at_limit and full (255 where this is left out)
    missing     of an unknown one: the place of the field in `waits_for`, NOTHING for none (the first where this is left out)

All values are scaled integers of the dictionary (m² × 100, m × 1000 …), ABSENT where not stated. Restricted Python
(integers, no None, no exceptions): the same lines judge one pair plainly and, compiled, a whole index. Ranges are checked
at intake, so no product here leaves 64 bits. `floors.py` and `industry.py` answer once a distinct profile, uncompiled.
"""
