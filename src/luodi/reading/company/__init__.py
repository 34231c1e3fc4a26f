"""The company that wants or invests: `company`, its name as written.

A full name by its ending (常州栩泽精密部件有限公司), what a label introduces (公司:…), the subject of an investing verb
(中联重科拟在…, 广汽乘用车公司的…), or a name right beside the contact (海川储能 项目部 裘霖). Never an agency, never
我公司 or 贵公司, never the building a listing lies in.
"""

from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading.company._names import companies

__all__ = ["companies", "find"]


def find(text: Text) -> list[Mention]:
    """The companies named, the surest first."""
    return [m.but(value=text.words(m.start, m.end)) for m in companies(text.clean)]
