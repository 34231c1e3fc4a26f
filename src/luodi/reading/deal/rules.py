"""Rules of the deal. The plain words decide; the words around a price count only where no plain word stands.

整租, 分租, 转租 are all rent. 转让 of a building, of land or of a company that holds them is sale; of equipment, fittings
or a running lease it is not.
"""

from luodi.reading._rule import Rule, says

_RENT_WORDS = (
    r"出租(?!车|司机|率)|招租|求租|寻租|诚租|急租|转租|分租|分层租|整租|整层租|整体租|分割租|拟租|承租|放租|吉租|直租|"
    r"外租|待租|可租|能租|要租|想租|欲租|意租|现租|诚招租|再租|先租|短租|长租|也租|或者?租|租售|租赁|租用|租出去|租借|租个|租一[个块间层栋幢处]|"
    r"租块|租间|租地(?![块图皮带址])|租购|先租后买|租或(?:购|买|售)|就租|[买购售](?:或|[/、])租|租番|赁个|赁[一二两三]|想赁|赁厂房|赁房|通租(?<![交普]通租)|租厂房|租仓库|租车间|租场地|租套|租也行|租也可以|租都行|只租|整个租|一并租|一跨租|单独租|一起租|租做|租给|寻求租|想租赁"
)
_SALE_WORDS = (
    r"出售|在售|可售|待售|整售|急售|诚售|转售|代售|现房销售|只售|租售|售租|求购|诚购|欲购|拟购|急购|收购|购买|购置|新购(?=土地|用地|工业|厂|仓|地|房|\d)|都是买(?!的|来|了)|购厂|购房|购地|购入|"
    r"购(?<=租购)(?=[皆均都也可])|[购买](?<=租或.)(?=[\s,;。都均皆也\d]|$)|买(?<=先租后买)|购买?或租|购(?=[/、]租)|只买|能买|可以买|愿意买|法拍|"
    r"买厂房|买仓库|买现|买地|买块|买个|买栋|想买|要买|求买|可买|买也行|买都行|买断|买或|想卖|要卖|可卖|也可卖|也卖|卖掉|卖价|卖厂|卖地|"
    r"出卖|变卖|急卖|卖房|整卖|分层卖|转卖|收厂房|收仓库|收土地|收地皮|整体收|挂牌出让|公开出让|拍卖出让|招拍挂|司法拍卖"
)
_GOODS = r"(?:设备|机器|机械|装修|机床|生产线|技术|专利|商标|店铺|资质|车辆|叉车|货架)"

#: Words that say the deal whatever else stands there.
PLAIN: list[Rule] = [
    Rule("rent_said", rf"(?:{_RENT_WORDS})(?!合同|收益|回报|给别人)", says("deal", "rent")),
    Rule(
        "sale_said",
        rf"(?:{_SALE_WORDS})(?!设备|机器|机械|原料|材料|废(?!旧?厂|弃)|钢材|钢管|塑料(?!厂)|粮食|二手(?![厂房仓]))",
        says("deal", "sale"),
    ),
    Rule(
        "sale_in_english",
        r"\b(?:[Tt]o [Bb]uy|[Bb]uy(?:ing)? (?:an? |the )?(?:factory|plant|land|building|warehouse|workshop)|[Pp]urchas(?:e|ing) (?:of )?"
        r"(?:an? |the )?(?:industrial )?(?:factory|plant|land|building|warehouse|workshop)|[Ff]or [Ss]ale)\b",
        says("deal", "sale"),
        needs="uSs",
    ),
    Rule(
        "handed_over",
        r"(?:厂房|仓库|库房|冷库|写字楼|办公楼|土地|地块|用地|场地|产权|股权|整体|资产|物业|楼房|车间|园区|工厂)"
        r"[^,;。\n转]{0,8}(?:转让|转手)(?!费|设备)",
        says("deal", "sale"),
        needs="转",
    ),
    Rule(
        "handing_over",
        r"(?:转让|转手)(?!费)[^,;。\n费租设备装修]{0,10}?(?:厂房|仓库|库房|冷库|写字楼|办公楼|土地|地块|用地|产权|股权|工厂)",
        says("deal", "sale"),
        needs="转",
    ),
]

#: 租售都行, 租买均可, 租或者买: both, in one word.
EITHER = (
    r"租(?:赁|用)?\s?(?:[/、和或与]|或者|还是|或是)?\s?(?:买(?![的来了])|购买|购置|购(?!物)|售(?!价|后|楼|货)|卖(?!价))|"
    r"(?:购买|购置|[买购售卖])\s?(?:[/、和或与]|或者|还是|或是)?\s?租(?!金|期|约|户|客|价|房|赁合同)"
)
#: 能买也行, 也可以租: the one as well as the other, which need not be named.
AS_WELL = (
    r"(?:租|买|购买|购)(?:下来|赁|断|个)?的?(?:话|呢)?[^,。;\n\d]{0,4}?(?:也行|也可以?|也可|也成|也好|也能接受|也考虑|亦可|也OK|也ok)|"
    r"也(?:可以?|能|考虑|愿意|接受|想|行)?(?:租|买|购买|购)(?![^,。;\n]{0,2}[金价])"
)

#: 已出租, 已经租掉了, 暂不出租: said of the whole offer, in a clause of its own, it is on offer no longer.
CLOSED = (
    r"(?:^|(?<=[,。;!|\n\s(【]))(?:该?(?:房源?|厂房|仓库|此房)|本[房厂仓库]?|目前|现在?|今天|昨天|刚刚?|不好意思|状态[:]?)*\s*"
    r"(?:(?:已经?|都已?|全部?已?)(?:整体|全部?)?(?:出租|租出去?|租掉|租完|租|出售|售出?|卖掉?|成交|下架|签约|签|定|预定)|(?:暂时?|现)不(?:对外)?(?:出租|租|出售|卖|转让)|不(?:出租|租|出售|卖)(?=了)|停止?(?:出租|招租|出售)|租掉|租完|满租|售罄|卖掉)"
    r"了?(?=[,。;!|\n\s)】]|$)"
)
#: With one of these something is left.
LEFT = r"剩|余|另有|还有|仅有|空置|空出|可租|再租|二期|其[他它]"

#: What only an owner can hand over: beside it 转让 is a sale whatever is let.
OWNED = r"土地|产权|双证|两证|房产证|不动产|证件?齐|总价|售价|过户|按揭|股权"

#: Words that stand around a rent, or around nothing but a rent.
RENT_IMPLIED: list[Rule] = [
    Rule(
        "rent_words",
        r"租金|房租|月租|年租|日租|季租|租期|租约|起租|免租|计租|租价|租客|二房东|首租|厂租|满租|包租|租(?=\s?\d|[一二两三四五六七八九十]|[:¥])",
        says("deal", "rent"),
    ),
    Rule(
        "deposit",
        r"押[一二两三四五六\d](?:个月)?付|付[一二两三四五六\d]押|押金|一个季度|季付|半年付|年付|月付|[签]\s*[一二两三四五六\d]{1,2}\s*年|年起签",
        says("deal", "rent"),
        needs="押签年季付",
    ),
    Rule(
        "price_per_time",
        r"(?:平方米|平方|平米|平|方|㎡|m2)\s*(?:/|每|一|个|·|\.|\*)?\s*(?:每|一)?\s*(?:个)?(?:天|日|月)(?!\d|前|后|内|底|初|份|起)",
        says("deal", "rent"),
        needs="天日月",
    ),
    Rule(
        "price_per_area",
        r"(?:天|日|月|年)\s*(?:/|每)\s*(?:平|方|㎡|m2)|一平方?\s*[\d.]+\s*(?:元|块)?\s*(?:一|/)\s*年",
        says("deal", "rent"),
        needs="天日月年",
    ),
    Rule(
        "small_price",
        r"预算\s*\d{1,2}(?:\.\d+)?(?:\s*[-~到至]\s*\d{1,2}(?:\.\d+)?)?\s*(?:元|块|以内|左右|封顶|(?![\d.\s]*[万亿wW千]))|"
        r"\d(?:元|块钱?)?\s*(?:不?含税|不?含物业)|(?:楼上?|层)\s*\d{1,2}(?:\.\d+)?\s*元|\d(?<![\d.,费]\d)\d?(?:\.\d+)?(?:元|块钱?)\s*(?:以内|封顶)|[平方㎡]\s+\d{1,2}(?:\.\d+)?\s*元(?!\s*[一/]?\s*[度吨])",
        says("deal", "rent"),
    ),
    Rule("english", r"\b(?:[Rr]ent(?:al)?|[Ll]ease|[Tt]o [Ll]et)\b", says("deal", "rent"), needs="eL"),
    Rule("term", r"预付|合同期|合同(?:先)?签", says("deal", "rent"), needs="预合"),
    Rule(
        "due_by_month",
        r"(?:元|块|万|百|千|\d)\s*[wW]?\s*/\s*(?:个)?(?:天|月|季度)|(?:一个月|每个月|每月)\s*[\d一二两三四五六七八九]",
        says("deal", "rent"),
        needs="天月季",
    ),
]

#: Words that stand around the price of something sold, or around nothing but a sale.
SALE_IMPLIED: list[Rule] = [
    Rule(
        "sale_words",
        r"售价|总价|按揭|首付\s*(?:[\d一二三四五六七八九]|款|成)|房款|购房|均价|过户费|一手现房|售楼|整栋卖|全款",
        says("deal", "sale"),
    ),
]

#: Words with 租, 售, 买, 卖 in them that say nothing about this deal; they are blanked before the rules look.
DECEIVING = (
    r"(?=[出租收废不别勿禁非无没拒谢已全都租带含附售设机装生技专商店资车叉货转购变在现目原以])(?:"
    r"出租(?:车|率|屋旁)|租赁(?:合同|合约|收益|税|公司|行业)|收购站|废品收购|"
    r"(?:不|别|勿|禁止|非|无|没|拒绝|谢绝)(?:要|可|能|可以|接受|给|会|对外|整体|再|单独|考虑)?"
    r"(?:出租|转租|分租|短租|长租|整租|出售|转让|租|售(?!价)|卖)(?!金)|"
    r"(?:已|已经|全部|都)(?:出租|租出去?|租|售|卖)|租(?:掉|完|光)|[带含附]租约|售(?:完|罄)|"
    rf"{_GOODS}[^,;。\n]{{0,6}}(?:转让|出售|出租|转卖|变卖)|(?:转让|出售|收购|购买|购置|出租|变卖)(?:二手|旧)?{_GOODS}|"
    r"在[^,;。\n租]{1,14}租(?:了|的)|(?:现在|目前|原来|以前|原先)租(?:的|了|在|着))"
)
