"""Words for whether a place is on offer: 未租, 空置, 待租 are; 已租, 已售, 停租, 预留, 下架 are not.

A place that is let, sold, reserved or withdrawn must never be offered, so such a word outweighs one for "on offer". If
only part of it is taken (部分出租, 剩余 800), the rest is on offer.
"""

import re

_DONE = r"(?:出|掉|完|罄|满|空|给|出去|走|完毕)?"
#: Not taken yet, or free again.
_FREE_AGAIN = re.compile(
    r"(?:未|没有?|尚未|还未|还没|暂未|没能)(?:被|能)?(?:出)?(?:租|售|卖|成交|签|预?订|预?定|使用|占用|入驻|转让)|"
    r"无(?:人承租|租户|租客)|(?:已经?)?(?:退租|腾空|清空|空出|腾退|搬空|搬走|收回|解约)|"
    r"\bun-?(?:let|sold|leased|rented|occupied|reserved)|not-?(?:yet)?-?(?:let|sold|leased|rented|occupied|reserved)"
)
_PART = re.compile(r"部分|剩|余|一半|半层|有空位|partly|partial|remaining")
_TAKEN = re.compile(
    r"已(?:经)?(?:被|全部|整体|整栋|整租|整售|对外)*(?:出)?(?:租|售|卖|转租|转让|成交|预?定|预?订|预租|预售|预留|保留|下?定|交定|"
    r"收定|认购|签约?|合作|下架|下线|撤|停|锁|封|满|关|过户|摘牌|出让|划拨|供地|失效|过期|作废|无效|删除|拆|征|占用|使用|利用|入驻|落户|自用|收储)|"
    rf"(?:出租|租|售|卖){'(?:出|掉|完|罄|满|出去|完毕|了)'}|满租|满员|"
    r"停租|停售|停止|暂停|终止|中止|暂不|不再|不对外|(?:不|非|禁止?|无法)(?:能|可|予|供)?(?:出)?(?:租|售|卖)|非(?:租|售|卖)品?|"
    r"签约中|成交|预留|预定|预订|预租|预售完|保留|留用|自用|锁定|锁房|封盘|下架|撤牌|撤盘|撤回|撤销|失效|过期|作废|无效|关闭|"
    r"在租|在用|租用中|出租中|租赁中|使用中|占用|被占|有租户|有租约|查封|冻结|拆迁|拆除|征收|流转完|"
    r"leased|rented|\blet\b|^let|letagreed|sold|reserved|occupied|underoffer|undercontract|withdrawn|off-?(?:the)?-?market|"
    r"onhold|suspended|inactive|expired|^closed|unavailable|not-?available|nolonger|notfor(?:rent|sale|lease)|^taken|^stc|^签约$"
)
_ON = re.compile(
    r"空置|空闲|闲置|空房|空着|现空|待租|待售|待出|待招|可租|可售|可出|可入驻|在售|招租|招商中|挂牌|上架|在架|现房|有房|^空的?$|"
    r"available|vacant|empty|on-?market|active|for-?(?:rent|sale|lease)|to-?let|^open"
)


def standing(text: str) -> bool | None:
    """Whether a squeezed text says a place is on offer (True) or not (False); None if it says neither."""
    if _PART.search(text):
        return True
    rest = _FREE_AGAIN.sub("", text)
    if _TAKEN.search(rest):
        return False
    return True if rest != text or _ON.search(text) else None


def taken_word(text: str) -> str:
    """The words meaning "taken" (已租 in 已租给某某公司), "" if there are none."""
    found = _TAKEN.search(text.lower())
    return found[0] if found else ""


#: In free text only these count, and only at the start of a clause: 隔壁已租 or 二楼已租 is not about the place itself.
_SAID = re.compile(
    r"(?:^|[,，。;；、|/\s(（【\[])(?:注[:：]?|现|目前|本房|该?房源?|此房|整栋|全部|整体|均|\d{2,4}[年.\-/]|\d{1,2}(?:[月.\-/日号]+份?|(?=已)))*"
    r"(?:已(?:经)?(?:被|全部|整体|整栋)*(?:出?租|出?售|卖|转租|转让|成交|预?定|预?订|预租|签约|下架|下定)"
    rf"{_DONE}(?!的|房|客|户|期|中)|停租|停售|暂停(?:出租|出售|租售|招租)|(?:租|售)罄|已?满租|下架|撤盘|封盘|"
    r"(?:sold|leased|let agreed|under offer|withdrawn|off market|no longer available)\b)",
    re.IGNORECASE,
)
#: These count only as a whole clause: 房子租掉了, 已被某公司租用, 业主不租了, 客户已付定金.
_WHOLE_CLAUSE = re.compile(
    r"(?:20\d\d[年.\-/]\d{1,2}(?:月|[.\-/]\d{1,2})?|业主|房东|房子|厂房|仓库|此处|这处|该处|客户|有人|整栋|全部|整体|都|现在?|目前|已经?|刚)*"
    r"(?:(?:被)?(?:[租卖售](?:掉|出去|走|出(?=了))|(?<=[已被])租用|租给.+|定掉|定走|订掉)|被[^,，]{1,15}(?:租|租用|租走|买走|定走|订走)|[定租售卖](?=了)|"
    r"签(?:约|合同|了合同|好合同)|[付交收下]了?定金?|(?<=已)[定订租售卖])(?:了|完|给.+)?|"
    # not 不租给化工, which turns somebody away but leaves the place on offer
    r"(?:业主|房东|现在?|目前|都)*(?:(?:暂时?)?不(?:出)?租|暂不(?:出)?售|停止(?:招租|出租|出售))了?"
)
_HINT = re.compile(r"[租售卖定订约交架罄盘签]|sold|leas|let |offer|draw|market|longer", re.IGNORECASE)
_NOT_ALL = re.compile(r"部分|剩|余|其中|一半|隔壁|[楼层栋]已|另|除")


_CLAUSES = re.compile(r"[,，。;；、|/\s(（【\[)）]")


def says_taken(text: str) -> bool:
    """Whether free text (an address, a remark, a sheet's name) says that the place itself is taken."""
    if not _HINT.search(text) or _NOT_ALL.search(text):
        return False
    return bool(_SAID.search(text)) or any(map(_WHOLE_CLAUSE.fullmatch, _CLAUSES.split(text)))


_BRACKETED = re.compile(r"[(（【\[]([^)）】\]]+)[)）】\]]|[-—_ ]([^-—_ ]+)$")


def name_says_taken(text: str) -> bool:
    """Whether a name says anywhere that the place is taken: A1(已租), 城南路1号【已售】."""
    if not _HINT.search(text):
        return False
    return (
        says_taken(text) or any(says_taken(a or b) for a, b in _BRACKETED.findall(text)) or bool(_AT_END.search(text))
    )


_AT_END = re.compile(
    r"(?<![未没楼层栋])已(?:经)?(?:出)?(?:租|售|卖|成交|预定|预订|签约|下架)(?:出|掉|完|罄|满)?[)）】\]]?$"
)


def sheet_says_taken(name: str) -> bool:
    """Whether a sheet's name or a section heading takes all its rows off the market: 已租, 成交, 下架房源."""
    text = name.lower().replace(" ", "")
    return standing(text) is False and not _IN_HAND.search(name) and not _FREE_AGAIN.search(text)


def sheet_deal(name: str) -> tuple[str, ...]:
    """The deal a sheet's name states for all its rows (厂房出租); none if it names both, or may mean "let"."""
    offered, is_none = deals(name.lower().replace(" ", ""))
    return tuple(offered) if len(offered) == 1 and not is_none and not _IN_HAND.search(name) else ()


#: Tenants and landlords mean opposite things by these, so as a sheet's name they decide nothing.
_IN_HAND = re.compile(r"出租中|在租|租赁中")


# Deals -----------------------------------------------------------------------------------------------------------------

_RENT_WORDS = r"转租|出租|招租|租赁|整租|分租|合租|短租|长租|租|rental|rent|sublease|sublet|lease|tolet|let"
_SALE_WORDS = r"出售|转让|销售|售卖|卖|售|sale|sell"
_NEGATED = r"(?:已(?:经)?(?:被|全部)?|不再?|暂不|暂停|停止?|非|禁止?|谢绝|不可以?|不能|不对外|不予|notfor|no)"
_DEAL = re.compile(
    rf"(?P<lost>leased|rented|letagreed|underoffer)|(?P<gone>sold)|(?P<wanted>[求想要承需]租|[求想要]购|求买)|"
    rf"(?P<free>未|没有?|尚未|还未)?(?P<no>{_NEGATED})?"
    rf"(?:(?P<both>租售|售租|租或售|租/售)|(?P<rent>{_RENT_WORDS})|(?P<sale>{_SALE_WORDS}))(?P<done>[出掉完罄满]|出去)?(?![金价客户约])"
)


def deals(text: str) -> tuple[list[str], bool]:
    """The deals offered in a squeezed text, and whether it rules them all out: 只租不售 is rent, 已租 is none."""
    on: set[str] = set()
    off: set[str] = set()
    for match in _DEAL.finditer(text):
        if match["wanted"]:
            continue
        meant = {"rent", "sale"} if match["both"] else {"sale"} if match["sale"] or match["gone"] else {"rent"}
        is_off = bool(match["lost"] or match["gone"] or match["no"] or (match["done"] and not match["free"]))
        (off if is_off else on).update(meant)
    rest = _DEAL.sub("", text)
    is_taken = standing(rest) is False or (standing(text) is False and not on)
    found: list[str] = [] if standing(rest) is False else [deal for deal in ("rent", "sale") if deal in on - off]
    return found, (bool(off) and not found) or is_taken
