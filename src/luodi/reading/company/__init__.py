"""The company that seeks a site or invests: `company`, its name as written.

Recognised are full names by their ending (常州栩泽精密部件有限公司), labelled names (公司:…), subjects of an investing verb
(中联重科拟在…, 广汽乘用车公司的…), and names next to the contact (海川储能 项目部 裘霖). Excluded are agencies, 我公司 and 贵公司, and
the building a listing lies in.
"""

from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading.company._names import companies

__all__ = ["companies", "find"]


def find(text: Text) -> list[Mention]:
    """The companies named, the most certain first."""
    return [m.but(value=text.words(m.start, m.end)) for m in companies(text.clean)]
