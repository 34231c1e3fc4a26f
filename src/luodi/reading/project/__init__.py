"""Investment projects in news, plans and ledgers: one record each, with sums over several projects kept apart.

Money keeps its currency (`investment_amount`, `investment_currency`), 完成投资 is not the total, 利税 is not tax, and the stage
is what has happened, not what is planned. Dates of a stage beyond the reported one are plans; none gets a year that is not
in the text.
"""

from luodi.reading.project._project import read

__all__ = ["read"]
