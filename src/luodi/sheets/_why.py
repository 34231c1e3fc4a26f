"""Every reason for refusing a value, once, in Chinese and English."""

from luodi.fields import BadValue
from luodi.sheets._report import Why

BLANK, BLANK_EN = "不清楚就留空", "leave it blank if unknown"

NOT_NUMBER = Why(
    "不是数字", f"请只填数字，单位写在表头；{BLANK}", "is not a number", f"enter a plain number, or {BLANK_EN}"
)
NEGATIVE = Why(
    "不能是负数", f"请填 0 或正数；{BLANK}", "cannot be negative", f"enter 0 or a positive number, or {BLANK_EN}"
)
TOO_LARGE = Why("大得不合理", "请检查单位", "is too large to be true", "check the unit")
RANGE = Why(
    "是一个范围", "请填一个数（拿不准取较小的）", "is a range", "enter one number (the smaller one if in doubt)"
)
NOT_BOOL = Why("不是“是”或“否”", f"请填 是 或 否；{BLANK}", "is neither yes nor no", f"enter 是 or 否, or {BLANK_EN}")
NOT_DATE = Why("不是日期", "请写成 2026-11-23", "is not a date", "write it as 2026-11-23")
NOT_DEAL = Why(
    "不是交易方式", "可选：出租、出售、租售", "is not a kind of deal", "choose 出租 (rent), 出售 (sale) or 租售 (both)"
)
NOT_KIND = Why(
    "不是房源类型",
    "可选：厂房、仓库、土地、场地、办公、研发、园区",
    "is not a kind of property",
    "choose 厂房 (factory), 仓库 (warehouse), 土地 (land), 场地 (yard), 办公 (office), 研发 (lab) or 园区 (park)",
)
NOT_LETTER = Why(
    "不是火灾危险性类别", f"请填 甲、乙、丙、丁 或 戊；{BLANK}", "is not a fire hazard category", "enter A to E"
)
NOT_FLOORS = Why("看不出是哪几层", "请写成 1 或 2-4", "does not name floors", "write 1 or 2-4")
NOT_CHOICE = Why("不在可选值之中", "请从下拉选项里选", "is not one of the choices", "choose from the list")
OTHER_UNIT = Why(
    "的单位和这一列不符", "请换算后只填数字", "has a unit of another kind", "convert it and enter the number only"
)
NOT_RENT = Why(
    "看不出租金是多少", "请填数字、18-22、18起 或 面议", "is not a rent", "enter a number, 18-22, 18起 or 面议"
)
TOTAL_WITHOUT_AREA = Why(
    "是总额而这一行没有面积",
    "请填面积，或改填每平米单价",
    "is a total and the row has no area",
    "fill in the area, or give the rent per square metre",
)
DAILY_UNDER_MONTH = Why(
    "低得像是按天的单价",
    "如果是元/㎡/天，请写「{value}元/㎡/天」或改表头；如果按月，请核对",
    "is so low that it looks like a rent per day",
    "if it is CNY/㎡/day write “{value}元/㎡/天” or change the heading; otherwise check it",
)
MONTHLY_UNDER_DAY = Why(
    "高得像是按月的单价",
    "如果是元/㎡/月，请写「{value}元/㎡/月」或改表头；如果按天，请核对",
    "is so high that it looks like a rent per month",
    "if it is CNY/㎡/month write “{value}元/㎡/月” or change the heading; otherwise check it",
)
RENT_TOTAL = Why(
    "高得像是总租金或年租金",
    "请填每平米每月的单价，或在表头写明单位",
    "is so high that it looks like a total or a yearly rent",
    "give the rent per square metre and month, or name the unit in the heading",
)
RENT_LOW = Why(
    "折合每平米每月不到 2 元，低得不合理",
    "请核对数字、单位和面积",
    "comes to less than 2 CNY per ㎡ and month, which is implausible",
    "check the number, its unit and the area",
)
ROUGH_UNIT = Why(
    "小得像是以万元为单位",
    "请在表头写明单位，如 {heading}(万元)，或在数字后写 万",
    "is so small that it looks like units of 10 000",
    "name the unit in the heading, as in {heading}(万元), or write 万 after the number",
)
NOT_METRES = Why("不像是以米为单位的高度", "请用米填写", "does not look like a height in metres", "give it in metres")
RANGE_REVERSED = Why("高于上限", "请核对下限和上限", "is above the upper end", "check both ends")
PART_ABOVE_WHOLE = Why("大于总面积", "请核对起租面积和面积", "is larger than the whole area", "check both areas")
ERROR_CELL = Why(
    "是 Excel 的出错值", "请改正公式或直接填数", "is an Excel error", "correct the formula or enter the value"
)
NO_RESULT = Why(
    "是公式，但文件里没有算好的结果",
    "请用 Excel 打开并保存一次，或把公式粘贴为数值",
    "is a formula without a stored result",
    "open and save the file in Excel once, or paste the formula as a value",
)
DUPLICATE_ID = Why(
    "与{where}重复，这一行没有采用",
    "请给每条房源不同的编号，或删去一行",
    "repeats that of {where_en}, so this row is not used",
    "give each listing its own id, or delete one row",
)
DUPLICATE_NEED = Why(
    "与{where}重复，这一行没有采用",
    "请给每条需求不同的编号，或删去一行",
    "repeats that of {where_en}, so this row is not used",
    "give each requirement its own id, or delete one row",
)
NOTHING_WANTED = Why(
    "看不出要什么",
    "请写面积、区域、租金等要求，如：溧阳求租3000平厂房",
    "does not say what is wanted",
    "write area, region, rent and so on",
)
NOT_PLACE = Why(
    "看不出是哪里",
    "请写省市区县，如 江苏省常州市溧阳市，几个地方用顿号隔开；不限就留空",
    "is no place that is known",
    "write province, city and county, or leave it blank for anywhere",
)
SCIENTIFIC = Why(
    "被 Excel 改成了科学计数法，末尾的数字已丢失",
    "请把该列设为文本后重填",
    "was cut short by Excel",
    "enter it as text",
)
SAME_KEY = Why(
    "与「{other}」列是同一项（{zh}），两列都没有采用",
    "请只留一列",
    "means the same as column “{other}” ({en}), and neither is used",
    "keep one of them",
)
HEADING_UNIT = Why(
    "的单位「{unit}」用不了，这一列没有采用",
    "请换成 {right}",
    "has a unit “{unit}” that does not fit, so the column is not used",
    "use {right}",
)
NEEDS_UNIT = Why(
    "没有写单位，这一列没有写单位的数字没有采用",
    "请把表头写成 {right}",
    "names no unit, so its bare numbers are not used",
    "write the heading as {right}",
)
NOT_DIVISION = Why(
    "不是行政区划代码",
    "请写 2、4、6 或 9 位代码，如 320481；不清楚就留空，填区域名称",
    "is not a division code",
    "write 2, 4, 6 or 9 digits such as 320481, or leave it blank and name the region",
)
ZERO = Why("不能是 0", f"请填真实的数；{BLANK}", "cannot be 0", f"enter the true number, or {BLANK_EN}")
FUTURE = Why("还没有到", "请填房源信息属实的那一天", "has not come yet", "enter the day on which the row was true")
NOT_CONTACT = Why(
    "不是能打通的电话，也不是邮箱或微信号",
    f"请填完整的号码；{BLANK}",
    "is no number that can be rung, no mail address and no WeChat id",
    f"enter it in full, or {BLANK_EN}",
)
DEPOSIT_IS_SUM = Why(
    "是一笔金额，这里要的是几个月租金，没有采用",
    "请填月数，如 2",
    "is a sum of money where a number of months is wanted, so it is not used",
    "enter the months, as in 2",
)
DATE_FOR_FLOORS = Why(
    "被 Excel 改成了日期",
    "请把该列设为文本，重填楼层，如 1/3",
    "was turned into a date by Excel",
    "set the column to text and enter the floor again, as in 1/3",
)
PRICE_OR_RENT = Why(
    "看不出是租金还是售价",
    "请写单位，如 18元/㎡/月、3500元/㎡、1200万，或填好交易方式",
    "may be a rent or a price",
    "write the unit, as in 18元/㎡/月, 3500元/㎡ or 1200万, or fill in the deal",
)
STRUCK = Why(
    "已被划掉，没有采用",
    "请删去划掉的内容，或取消删除线",
    "is struck out and was not used",
    "delete what is struck out, or remove the line",
)
OPEN_QUOTE = Why(
    "的引号没有成对，这一行没有采用",
    "请补上或删去引号",
    "has a quotation mark without its pair, so the line is not used",
    "add or delete the mark",
)
TOO_MANY_CELLS = Why(
    "这一行的格数比表头多，没有采用",
    "请把数字里的逗号去掉，或给含逗号的内容加引号",
    "has more cells than there are headings, so the row is not used",
    "remove commas from numbers, or put quotation marks around text with commas",
)
SPLIT_NUMBER = Why(
    "像是有一个数被逗号分成了两格（如 3,000），这一行没有采用",
    "请把数字里的逗号去掉，或给它加引号",
    "looks as if a comma had split a number into two cells (3,000), so the row is not used",
    "remove the comma from the number, or put quotation marks around it",
)
NOT_SPLIT = Why(
    "没有按表头分成几格，这一行没有采用",
    "请用与表头相同的分隔符",
    "is not split into cells like the headings, so the row is not used",
    "use the separator of the headings",
)
NOT_JSON = Why("不是 JSON", "每行请写一个 JSON 对象", "is not JSON", "write one JSON object a line")
NOT_RECORD = Why(
    "不是一条房源记录", "每行请写一个对象，键用字段名", "is not a record", "write one object a line, keyed by field"
)
WRONG_TYPE = Why("的类型不对", "请按字段字典填写", "has the wrong type", "follow the field dictionary")

_OF_CLEAN = {
    "不是数字": NOT_NUMBER,
    "不是有限的数字": NOT_NUMBER,
    "不能是负数": NEGATIVE,
    "大得不合理": TOO_LARGE,
    "不是“是”或“否”": NOT_BOOL,
    "不是日期": NOT_DATE,
    "不是楼层号": NOT_FLOORS,
    "不在可选值之中": NOT_CHOICE,
}


def of_bad_value(bad: BadValue) -> Why:
    """The reason in both languages for a value that the field dictionary refused."""
    return _OF_CLEAN.get(bad.reason) or Why(bad.reason, bad.remedy, bad.reason_en, bad.remedy_en)


def other(reason: str, remedy: str) -> Why:
    """A reason of another package, which is given in Chinese only."""
    return Why(reason, remedy, "cannot be used in this field", "see the note of the heading in the template")


def filled(why: Why, **details: object) -> Why:
    """A reason with its blanks filled in."""
    return Why(*(part.format(**details) for part in (why.reason, why.remedy, why.reason_en, why.remedy_en)))


class CellError(Exception):
    """Raised inside the package by a cell parser; becomes a `Fault` with its place."""

    def __init__(self, why: Why) -> None:
        self.why = why
        super().__init__(why.reason)
