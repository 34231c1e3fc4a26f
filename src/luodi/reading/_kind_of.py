"""Detects the kind of a text by vocabulary peculiar to each kind.

A page is recognised by markup or page furniture, a parcel by the terms of a land grant, a listing or requirement by the
verbs of this market. The rest is news: a project if money goes into something being built, an indicator if figures are
compared. Failing all that, the text is a listing or a requirement, whichever side its words favour.
"""

from luodi.reading import indicator, parcel
from luodi.reading._door import Text
from luodi.reading._rule import compiled
from luodi.reading._side import OFFERED, WANTED, Side, distinct, side_of, weight

#: Verbs and terms of this market: any of them makes a text a listing or a requirement, whatever else it says.
_DEALING = (
    r"[求出招寻诚拟急转分整直待可承放]租(?!赁住房)|租[金售期约]|求购|欲购|拟购|诚购|出售|转让|售价|房源|选址|购地|要地|找地|想[找租买]|(?<!公共)(?<!财政)预算(?!收入|支出|报告|内)|看房|"
    r"需求[:】]|我[司厂]|联系人|(?:厂房|仓库|冷库|用地|场地)(?:要求|需求|[:】])|找(?:办公|厂|仓)|收个?[厂仓]|先租(?!后让)|(?<!融资)租赁(?!住房|和|业|服务|期|年)|有块地|卖地|买地|一块地"
)
#: Terms of a land grant; three of them make a notice or a row of one.
_PARCEL = (
    r"宗地|地块编号|容积率|建筑密度|建筑系数|绿[地化]率|限高|(?:出让|使用)年限|年期|起[始拍]价|竞买|保证金|挂牌|拍卖|出让|供[地应]方式|供地|"
    r"土地使用权人|电子监管号|投资强度|亩均(?:税收|产值|投资)|标准地|先租后让|弹性出让|研发投入|单位能耗|达产[期时年]|万元?/亩|FAR|地块[一二三四五六七八九十\dA-Z]|plot_ratio|土地用途|用地性质|工业用?地|竞得|成交价"
)
_PARCEL_TERMS = 3
#: Buyers of land use the same terms.
_BUYS = r"买地|求购|购地需求|找地|求地"
#: A mobile number: news has none.
_MOBILE = r"(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)"
_BUILT = r"项目|基地|工厂|产业园|生产线|工程|总部|中心|集群区"
_INVESTED = r"(?:投资|注资|增资|斥资|投入)[^,。;\n]{0,12}[\d一二三四五六七八九十百千][\d.]*\s*(?:多|余)?[万千百]?[亿万]|(?:占地|用地)[^,。;\n]{0,8}\d|(?:开工|动工|签约|竣工|投产|达产)"
_COMPARED = (
    r"同比|环比|增长[^,。;\n]{0,5}\d|(?:居|列|列为|保持|位)[^,。;\n]{0,8}(?:第[一二三四五\d]|首位|前列)|占[全][国省市县区]|(?:全[国省市县区])[^,。;\n]{0,6}第[一二三四五\d]|"
    r"生产总值|GDP|增加值|进出口|预算收入|万户|规上|规模以上|小巨人|高新技术企业|单项冠军|人均可支配|总人口|总量|利用率|占比|比重|吞吐量|产值"
)
_PAGE = r"当前位置|版权声明|版权所有|相关(?:文章|新闻|阅读|推荐)|上一篇|下一篇|责任编辑|浏览次数|阅读次数|分享[到给]|正文内容|打印本页"
_PAGE_SIGNS = 2
#: The least weight of words that makes a listing or a requirement.
_LEAST_WEIGHT = 2
_MARKUP = r"(?i)\s*<(?:!doctype|html|head|body|div|article|meta|script)\b"


#: An intention: 中联重科拟在江阴建立华东基地. 该项目计划总投资, in contrast, is about a project that exists.
_WILL = r"(?:拟|将|计划|欲|有意|打算|准备)"
_SOMEWHERE = r"[在于][^,。;\n]{2,24}?(?:投资(?!额|总)|投入|投建|建[立设造]?|新建|扩建|设立|租赁|购置)"
_MEANT = (
    r"(?:^|[,。;\n\s])(?:(?!项目|基地|工程|园区|占地|面积|[一二]期|该(?![区市县省地园])|预计|[全我][国省市县区]|政府|财政)[^,。;\n]){2,34}?"
    rf"{_WILL}总?(?:投资(?!额)|投入|斥资|投建|新建|建[立设造]|扩建|设立|落户|选址|{_SOMEWHERE})|[,。;\n][将拟]{_SOMEWHERE}"
)
_PROGRESS = (
    r"开工|动工|奠基|签约|签署|签订|竣工|投产|投用|建成|封顶|落成|达产|正在?(?:加快|加紧|抓紧|有序)?(?:建设|施工)"
)
_NOT_YET = r"拟|将|计划|预计|预期|力争|有望|明年|未来|届时|年底|争取|后$|尽快|即将|待"
_BY_NOW = r"已|正式|近日|日前|[今昨]日|[今昨]天|当天|正在|仪式|(?<![筹准])目前"
#: Capital put into a company: a project even if nothing is said to be built.
_PUT_IN = r"(?:增资|注资|追加投资)[^,。;\n]{0,8}[\d一二三四五六七八九]"
_MOST_COMPARED = 1


def kind_of(text: Text) -> str:
    """A key of `KINDS`."""
    clean = text.clean
    if compiled(_MARKUP).match(text.original) or distinct(_PAGE, clean) >= _PAGE_SIGNS:
        return "article"
    if parcel.is_table(text):
        return "parcel"
    is_deal = compiled(_DEALING).search(clean) is not None
    if compiled(_BUYS).search(clean) is None and distinct(_PARCEL, clean) >= _PARCEL_TERMS + 2 * is_deal:
        return "parcel"
    if is_deal or compiled(_MOBILE).search(clean):
        return _side(clean)
    return _news(clean) or _figures(text) or _side(clean)


def _news(clean: str) -> str:
    """project, indicator, or requirement (if an investment is only intended); "" if the text is not news."""
    invested = distinct(_INVESTED, clean) if compiled(_BUILT).search(clean) else 0
    compared = distinct(_COMPARED, clean)
    if compiled(_MEANT).search(clean) and compared <= _MOST_COMPARED and not _is_under_way(clean):
        return "requirement"
    invested = invested or distinct(_PUT_IN, clean)
    if not invested and not compared:
        return ""
    return "project" if invested >= compared else "indicator"


def _is_under_way(clean: str) -> bool:
    """Whether a clause reports progress. After a plan in the same sentence it needs a word for the present."""
    for sentence in compiled(r"[。;!?\n]").split(clean):
        is_plan = False
        for clause in sentence.split(","):
            is_now = compiled(_BY_NOW).search(clause) is not None
            is_plan = compiled(_NOT_YET).search(clause) is not None or (is_plan and not is_now)
            if compiled(_PROGRESS).search(clause) and not is_plan:
                return True
    return False


def _figures(text: Text) -> str:
    """indicator, if sentences state facts with numbers and neither offer nor ask for a place."""
    is_silent = max(weight(WANTED, text.clean), weight(OFFERED, text.clean)) < _LEAST_WEIGHT
    is_prose = "。" in text.clean
    return "indicator" if is_silent and is_prose and indicator.read(text).records else ""


def _side(clean: str) -> str:
    """requirement or listing; listing if the words favour neither."""
    return "requirement" if side_of(clean) is Side.NEED else "listing"
