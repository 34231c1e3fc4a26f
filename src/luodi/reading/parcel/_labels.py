"""The words that name a fact of a parcel: headings of tables, keys of JSON, labels in prose.

Chinese headings are head-final, so a heading means what its longest known ending means (规划容积率 is a 容积率, 宗地建筑面积 no
面积). `OTHER` are names of facts that the record does not hold: they own their numbers and end what stands before them.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from luodi.fields import FIELDS, heading_keys
from luodi.reading._rule import compiled

OTHER = "other"
#: Name of the fact to the words for it.
LABELS: dict[str, str] = {
    "parcel_no": "宗地编号 宗地号 宗地编码 宗地代码 地块编号 地块号 地号 地块编码 标的编号 出让编号 地块名称 宗地名称 出让地块 地块 宗地 编号 标的 地块序号",
    "region": "行政区 行政区划 所属行政区 所在行政区 区域 所在区域 所属区域 区县 县区 市县 所在区县 所属区县 地区 所在区 所属区 属地 所属镇街 镇街 乡镇 所在镇 板块 所在地 所属园区",
    "address": "宗地坐落 土地坐落 坐落 座落 土地座落 宗地座落 位置 地块位置 宗地位置 土地位置 项目位置 出让位置 具体位置 坐落位置 四至 四至范围 地址 地块坐落 地块四至 宗地四至",
    "land_area": (
        "宗地总面积 宗地面积 土地总面积 土地面积 出让面积 出让总面积 出让土地面积 用地面积 总用地面积 净用地面积 供地面积 供应面积 占地面积 地块面积 实际出让面积 "
        "证载面积 总面积 净地面积 面积 用地规模 土地规模 用地 占地 可出让面积 出让宗地面积 用地总面积 净面积 成交面积 受让面积"
    ),
    "land_use": "土地用途明细 土地用途 规划用途 用途 用地性质 规划用地性质 土地性质 用地类型 土地使用性质 用途类别 规划性质 规划 性质 土地类型 出让用途 规划土地用途 用地类别 地类",
    "tenure": (
        "出让年限 使用年限 土地使用年限 使用权年限 土地出让年限 土地使用权年限 年限 年期 期限 土地年限 出让年期 使用期限 出让期限 使用权期限 土地使用期限 土地使用权出让年限 "
        "使用年期 供地年限 用地性质年限 出让期 土地出让期限 工业用地年限 国有土地使用年限"
    ),
    "floor_area_ratio": "容积率 FAR 约定容积率 规划容积率",
    "building_coverage": "建筑密度 建筑系数 密度 建蔽率 建筑覆盖率",
    "green_ratio": "绿地率 绿化率 绿化 绿地 绿地比例 绿化比例 绿地比率",
    "height_limit": "建筑限高 限高 建筑高度 控制高度 建筑控制高度 高度 建筑物高度 建筑物限高 高度控制 建筑高度控制 最大建筑高度 檐口限高 控高",
    "start_price": (
        "起始价 起始地价 起拍价 起叫价 挂牌起始价 拍卖起始价 出让起始价 起始总价 出让起价 起价 起始价格 挂牌价 挂牌起始总价 挂牌底价 竞买起始价 竞价起始价 起挂价 招标底价 "
        "出让起始总价 起始价款 标的价 转让底价 挂牌起价 拍卖起拍价 竞拍起始价 出让底价 挂牌出让起始价 起拍总价 土地起始价"
    ),
    "start_unit": "起始单价 起拍单价 挂牌单价 起始楼面价 单位起始价",
    "deposit": "竞买保证金 竞价保证金 保证金 投标保证金 竞拍保证金 交易保证金 电子竞价保证金 参拍保证金 竞买押金 竞投保证金 报名保证金",
    "deal_price": "成交价格 成交价 成交总价 成交金额 成交总额 成交价款 土地成交价 土地成交价格 中标价 出让总价 出让总价款 土地出让总价款 土地出让价款 出让价款 合同价款",
    "land_price": "地价 参考地价 亩单价 土地单价 出让单价 成交单价 挂牌地价 亩价 地价款单价 每亩价格 土地价格 出让价 出让地价 转让单价 单价 意向地价 参考价 价格 出让价格 土地报价 报价 转让价 转让价格",
    "buyer": "竞得人 受让人 土地使用权人 竞得单位 受让单位 中标人 竞得者 使用权人 土地使用者 受让方 竞得方 竞得企业 受让企业 用地单位 摘牌企业 中标单位 竞得人名称 权利人 摘得企业",
    "investment_per_mu": (
        "投资强度 固定资产投资强度 固投强度 投强 亩均投资 亩均投资强度 亩均固定资产投资 亩均固投 固定资产投资强度要求 单位面积投资强度 土地投资强度 投入强度 亩均投入 "
        "亩均固定资产投资强度 固定资产亩均投资 亩投资强度 单位用地投资 地均投资 项目投资强度 投资每亩 每亩投资 固定资产投资每亩 固投每亩 每亩投资强度 每亩固定资产投资 每亩投入"
    ),
    "tax_per_mu": "亩均税收 亩产税收 亩均税收贡献 亩税 亩均税 税收 税 地均税收 单位用地税收 亩均年税收 税收强度 亩均纳税 亩均纳税额 单位土地税收 年税收 年亩均税收 亩产税 亩均税额 税收贡献 纳税 亩均入库税收 亩均税收产出 缴纳税收 纳税额",
    "output_per_mu": "亩均产值 亩产值 亩均产出 地均产值 产出强度 亩均工业总产值 亩均工业产值 土地产出率 单位用地产值 产值 产出 年产值 年亩均产值 亩均年产值 地均产出 单位用地产出 土地产出强度 亩产出 亩均总产值 单位土地产出",
    "industries_admitted": "产业类型 主导产业 准入产业 产业导向 准入行业 产业方向 产业准入 主导行业 产业定位 主导产业准入 行业类型 行业准入 准入产业类型 产业要求 招商方向 鼓励类 适合产业 拟引进产业 产业类别 主导",
    "industry_raw": "行业分类 行业 行业类别 所属行业",
    "industries_excluded": "负面清单 禁止类 禁止产业 禁入产业 禁入行业 限制行业 禁止行业 不接受行业 禁止准入",
    "grant_method": "出让方式 供应方式 供地方式 交易方式 公告类型 出让形式 供应形式 转让方式",
    "contact_name": "联系人 联系人姓名 招商员 招商专员 对接人 招商联系人",
    "phone": "联系电话 联系方式 咨询电话 电话 招商电话 手机 手机号 招商热线",
    "energy": "能耗 单位能耗 单位产值能耗 单位能耗标准 单位工业增加值能耗 单位增加值能耗 能耗标准 能耗强度 单位产出能耗 万元产值能耗 万元增加值能耗 单位工业产值能耗 能耗指标 能耗限额 产值能耗 增加值能耗 单耗",
    "rd": (
        "研发投入占比 R&D占比 R&D投入占比 研发强度 研发投入强度 研发 研发投入 研发费用占比 研发经费占比 R&D经费支出占主营业务收入比 R&D经费支出占比 研发投入比 研发经费占营收 "
        "研发经费投入强度 R&D经费占比 R&D投入强度 研发经费支出占比 研发占比 R&D投入 R&D 研发费用占营业收入比重 研发经费占营业收入比重 研发费用占营收 研发费用占销售收入比 研发投入占营收 研发投入占销售收入 研发经费支出 研发支出 研发经费"
    ),
    "ramp_up": "达产期 达产期限 达产周期 达产时限 达产时间 达产",
    "build": "建设期 建设周期 建设期限 建设工期 施工期",
    OTHER: (
        "加价幅度 增价幅度 竞价幅度 加价 增价 加价阶梯 竞价阶梯 建筑面积 总建筑面积 计容建筑面积 计容面积 地上建筑面积 地下建筑面积 绿地面积 代征面积 代建面积 代征道路面积 厂房面积 "
        "剩余年限 剩余年期 剩余期限 已用年限 电子监管号 公告编号 公告号 文号 资质 注册资本 注册资金 投资总额 总投资 固定资产投资 固定资产投资额 固定资产投资总额 计划投资 项目总投资 "
        "增加值 亩均增加值 工业增加值 单位能耗增加值 单位排放增加值 单位能耗工业增加值 亩均开票 亩均销售 亩均销售收入 亩均营收 亩均营业收入 亩均利润 开票 营收 销售收入 利税 亩均利税 利润 溢价率 溢价 "
        "履约保证金 土地价款 违约金 定金 首付 佣金 契税 报名截止 报名时间 报名期限 挂牌时间 挂牌期 挂牌期限 挂牌截止 挂牌开始 挂牌开始时间 挂牌截止时间 拍卖时间 竞价时间 竞买申请 公示期 公告期 公示时间 "
        "保证金缴纳截止时间 保证金到账截止时间 保证金截止时间 合同签订日期 合同签订时间 签订日期 约定开工 约定竣工 约定交地时间 交地时间 约定开工时间 约定竣工时间 实际开工时间 批准单位 土地级别 土地来源 "
        "排放 单位排放 单位排放标准 排放标准 水耗 单位水耗 用水 年综合能耗 综合能耗 年能耗 用能 碳排放 蒸汽 电价 办公用地占比 行政办公 行政办公及生活服务设施用地占比 配套用地 配套占比 配建 自持 自持比例 "
        "项目名称 项目 备注 现状 现状土地条件 时间 截止 截止时间 截止日期 面积占比 地下 道路 退界 日照 停车位 车位 人才 就业 起租 租金 月租金 年租金 地上旧厂房 厂房 在建工程 另有空地 可建 可售 层高 "
        "估价报告备案号 相关链接 发布时间 供应公告标题 序号 税号 注册 税率 楼面价 楼面地价 溢价 评估价 评估价格 原价 质保 投资方 出让人 转让方 甲方 乙方 研发人员占比 研发人员 建筑限距 备案号 产能 规划面积 园区面积"
    ),
}
#: English keys of JSON, after `_plain`; names of the dictionary itself come from `luodi.fields`.
_ENGLISH: dict[str, str] = {
    "parcel_no": "parcel parcelno parcelnumber parcelid lotno lotnumber plotno plotnumber landno",
    "region": "district region county city area_name adminregion division",
    "address": "location address site position place",
    "land_area": "area landarea totalarea parcelarea sitearea",
    "land_use": "use landuse purpose usage",
    "tenure": "duration term years tenure tenureyears grantyears useyears",
    "floor_area_ratio": "plotratio far floorarearatio",
    "building_coverage": "buildingdensity density buildingcoverage coverage",
    "green_ratio": "greenratio greenrate greeningrate",
    "height_limit": "heightlimit buildingheight height maxheight",
    "start_price": "startprice startingprice listingprice",
    "deposit": "deposit bidbond guarantee",
    "deal_price": "price dealprice transactionprice",
    "buyer": "holder buyer winner grantee transferee",
    "investment_per_mu": "investmentintensity investintensity",
    "industry_raw": "industry",
    "grant_method": "supply supplymethod grantmethod trademethod",
    "contact_name": "contact contactname contactperson",
    "phone": "phone tel telephone mobile",
}
_BOUND_WORDS = r"(?:下限|最小值?|最低值?|minimum|min|lower)", r"(?:上限|最大值?|最高值?|maximum|max|upper)"
_TRAILING = r"(?:控制)?(?:要求|指标|标准|明细|规定|限制|条件|区间|范围|参数|数值|值|控制|约定|情况)$"
_BRACKETS = r"[(\[【][^()\[\]【】]{0,24}[)\]】]"
_UNIT_BEHIND = (
    r"(?:[/:\s]\s*|(?<=[\u4e00-\u9fff]))(?P<unit>(?:[十百千万亿]?元(?:人民币)?|平方米|平米|㎡|[mM]2|公顷|亩|米|[mM]|年|%)"
    r"(?:\s*/\s*(?:亩|公顷|㎡|平方米|[mM]2)(?:[/ ]年)?)?)$"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading names: the fact, the unit that it states, and the operator or end (least, most) it carries."""

    name: str
    unit: str = ""
    side: str = ""

    @property
    def is_known(self) -> bool:
        return self.name not in ("", OTHER)


@cache
def words_of() -> dict[str, str]:
    """Every word of LABELS to the fact that it names."""
    return {word: name for name, words in LABELS.items() for word in words.split()}


@cache
def any_label() -> str:
    """A pattern for one label, longest first, for use in prose."""
    return "|".join(re.escape(w) for w in sorted(words_of(), key=lambda w: (-len(w), w)))


@lru_cache(maxsize=4096)
def heading(written: str) -> Heading:
    """The meaning of a heading (already behind the door); name "" when it is not known."""
    words = compiled(r"\s+").sub("", written).strip("*:#\"'")
    brackets = compiled(_BRACKETS).findall(words)
    core = compiled(_BRACKETS).sub("", words)
    behind = compiled(_UNIT_BEHIND).search(core)
    unit = "".join(b[1:-1] for b in brackets) or (behind["unit"] if behind else "")
    side = _side(core) or _side(compiled(r"[^≥≤<>]").sub("", words))
    core = core[: behind.start()] if behind and behind.start() else core
    core = compiled(r"[≥≤<>=]+%?|约定(?=[下上]限)").sub("", core)
    name = _by_key(words) or _name(core) or _english(words) or _named_by_dictionary(words)
    return Heading(name, unit, side)


def _side(words: str) -> str:
    least, most = _BOUND_WORDS
    if compiled(rf"{least}$|^{least}|[≥>]|不低于|不小于").search(words.lower()):
        return "least"
    return "most" if compiled(rf"{most}$|^{most}|[≤<]|不高于|不大于|不超过").search(words.lower()) else ""


def _name(core: str) -> str:
    least, most = _BOUND_WORDS
    core = compiled(rf"(?:{least}|{most})$|^(?:最低|最高|最小|最大)").sub("", core)
    if not core:
        return "limit"
    for _ in range(2):
        found = next((words_of()[core[i:]] for i in range(len(core)) if core[i:] in words_of()), "")
        if found:
            return found
        core = compiled(_TRAILING).sub("", core)
    return ""


def _by_key(words: str) -> str:
    """A key of the dictionary itself, as exports and records write it; its unit is known."""
    return f"key:{words}" if words.isascii() and "parcel" in (FIELDS[words].records if words in FIELDS else ()) else ""


def _named_by_dictionary(words: str) -> str:
    """The key of a heading that the dictionary knows for parcels: `key:land_area_m2`."""
    key = heading_keys("parcel").get(words.lower())
    return f"key:{key}" if key else ""


def _english(words: str) -> str:
    least, most = _BOUND_WORDS
    plain = compiled(r"[_\-\s.]").sub("", words.lower())
    plain = compiled(rf"(?:{least}|{most})$|^(?:{least}|{most})").sub("", plain)
    return next((name for name, keys in _ENGLISH.items() if plain in keys.split()), "")
