"""Rules for features: the nouns for each, and the adjacent words that grant, refuse, wish or waive.

A bare noun grants (月台12个, 天然气 蒸汽). Fixed phrases (消防未验收) are in `SAYINGS`.
"""

from luodi.reading._rule import Rule, says

#: The key of a feature and its nouns (the longest first if they share a beginning).
#: Each noun starts with a literal; lookbehinds come after its first characters, which keeps the search fast.
NOUNS: tuple[tuple[str, str], ...] = (
    (
        "has_freight_lift",
        (
            r"货梯(?!井)|升降机|载货电梯|货运电梯|货用电梯|客货两用电?梯|客货电?梯|货客梯|液压梯|电梯(?=\s*[\d.两三]+\s*(?:吨|[tT]))|"
            r"电梯(?<=[吨tT有带台部的]电梯)(?!直达|房|洋房)|[FfCcGg](?:reight|argo|oods) (?:elevator|lift)"
        ),
    ),
    (
        "has_loading_dock",
        r"卸货平台|装卸平台|装卸货平台|卸货台|装卸台|月台|卸货口|装卸口|高台(?=仓|库|卸|,|\s|$)|升降平台|[Ll]oading (?:dock|bay)|[Dd]ock level",
    ),
    (
        "has_own_yard",
        (
            r"独门独[院户]|独立的(?:大|小)?院|单独的?(?:大|小)?院|自己的(?:大|小)?院|单独大门|自成一[体院]|院子厂房|独用(?:的)?院|独立围院|院子(?:最好|尽量)?(?:要|得|是|能)?(?:独立|单独)|"
            r"[Oo]wn yard|[Ii]ndependent yard|[Ss]tandalone (?:yard|compound)|单门独院|独门单院|独立院子?|独院|独立大院|独立厂区|厂区独立|独立大门|自带院子|带小院子?|小院(?!墙)|带大院子?|带院子?|独立围墙|用地独立|单独院子"
        ),
    ),
    (
        "has_gas",
        r"天然气(?!公司|设备|价格)|管道气|管道煤气|燃气(?!表|具|灶|轮|设备|公司|热水)|供气(?=\s*:)|[Nn]atural gas|gas(?<![A-Za-z]gas)(?![A-Za-z])",
    ),
    ("has_steam", r"蒸汽(?!清洗|发生器|熨|机)|蒸气|[Ss]team(?!er|ed)"),
    (
        "has_sewer",
        (
            r"污水(?!处理(?:一体化|设备|工程|药剂|剂|公司|企业|技术))[^,;。\n]{0,4}?(?:接管|纳管|管网|管道|接入|预处理站?|处理站?|站|排放)|污水指标|"
            r"[污废]水(?!处理(?:一体化|设备|工程|药剂|剂|公司|企业|技术))[^,;。\n]{0,5}?(?:[要能可得]接(?!受)|[要能可得]排|排放|接管|进管|入网)|污水[^;。\n]{0,12}?(?:进|入)管网|排(?:放)?(?:工业)?[废污]水|"
            r"排污(?:权|指标|管网|管道|口|条件|接管)?(?!许可|费)|纳管(?<!污水纳管)|下水接管|工业[污废]水|[Ss]ewage|[Ww]aste ?water"
        ),
    ),
    ("is_eia_possible", r"环评|环境评价|环境影响评价|环保手续|EIA(?![A-Za-z])|[Ee]nvironmental (?:impact )?assessment"),
    (
        "has_title_deed",
        (
            r"双证|两证|三证(?!合一)|证件?齐|证照(?=齐|全)|产权(?=清[晰楚]|明[晰确]|独立|齐|证|完整)|[Tt]itle deed|[Pp]roperty certificate|[Oo]wnership certificate|独立产权|大产权|产权(?<=[带有无没]产权)|产证|房产证|不动产权?证|房地产证|土地证|"
            r"国土证|证(?=都?[全齐])(?<![工身])(?<!可证)|有证(?<![没所]有证)(?![据券明件书])|红本|绿本|房本|小产权"
        ),
    ),
    (
        "has_office",
        r"办公楼|办公室|办公区域?|办公用?房|配套办公|独立办公|办公面积|办公(?=\s*(?:[\d一二三四五六七八九]|宿舍|[+、和及与/]|齐))",
    ),
    (
        "has_dormitory",
        r"宿舍楼?|员工公寓|职工公寓|人才公寓|倒班楼|住宿用?房|生活住宿|生活住房|员工住房|住房(?=\s?\d+\s?间)",
    ),
    ("has_canteen", r"食堂|饭堂|职工餐厅|员工餐厅"),
)

#: Denial as a fact.
NO_BEFORE = (
    r"(?:无|没有(?<!有没有)|没(?!有)|不带|不含|不配|暂无|未通|不通|缺|尚无|(?:暂时?)?(?:(?<!能)不能|(?<!可)不可以?|无法|没办?法|不[给让]|不(?=[做办])|不好|办不了|做不了|过不了))"
    r"(?:做|办理?|过|批|独立|配套|员工|管道|的|有|任何|职工)*$"
)
#: 宿舍食堂都没有: a denial after a list applies to every item.
_SAME_LIST = r"(?:[、/和及与\s]?(?:员工|职工)?(?:宿舍|食堂|餐厅|办公[楼室]?|货梯|行车|天然气|燃气|蒸汽|污水|产证|环评|消防|院子|月台|空地))"
NO_BEHIND = (
    rf"^(?:{_SAME_LIST}{{0,4}}\s*(?:全?都|均|全|一概|也都?|统统)(?:没有?|无|不带|不含)(?!所谓|问题|关系)|"
    r"(?:手续|接口|管道|证)?(?:\s*[:】]{1,2}\s*|\s+(?=[无没][^\s,;。|、!)有]?有?(?:$|[\s,;。|、!)])))?(?:无(?!条件|忧|抵押|纠纷|贷款|欠|障碍)|没有(?!问题)|没通|没接|未通|不通|暂无|无法|不能|不可(?!或缺)|未接|未办|未装|未安装|没装|否|不全|不齐|不行|办不了|做不了|过不了|不[给让]?办|不[给让]?做|不好[做办过]|难[做办过]|没办?法))"
)
#: Not needed, or not wanted.
NOT_NEEDED_BEFORE = (
    r"(?:不用|不要|不需要?|无需|不必|不接受|不用带|不要求|不一定要|用不着|勿推)(?:有|带|配|独立|村集体土地和|的)*$"
)
NOT_NEEDED_BEHIND = (
    r"^(?:\s*:\s*)?(?:就|也|都)?(?:不用|不要(?!求)|不需要?(?!自)|不必|免了|无需|[Nn]ot (?:needed|required))"
)
#: Neither required nor refused, so no ask at all.
WAIVED_BEFORE = r"(?:无所谓|不在乎|不限|对)(?:有没有|有无|是否有?|有)?$"
WAIVED_BEHIND = r"^\s*(?:可有可无|无所谓|不限|有没有都|有无均?可|有无都|没有?也|不强求|无(?:特殊)?要求|没要求|我?自己有|自带|自理|自办|自建|(?:我们?)?需?要?(?:自行|自己)|预留|自己解决|在办|办理中|正在办|(?:具体|还)?(?:要|得)?[看视](?:具体|产品|行业|项目|企业|工艺|情况))"
#: Wishes.
WISH_BEFORE = r"(?:最好|优先(?:考虑|选择)?|首选|尽量|尽可能|如有|若有|如果有|[Pp]referably)\s?(?:[^,;。!\n\s、不]{1,6}、){0,3}(?:能|是|要|可以)?(?:有|带|做|过|办|接)?(?:个|独立|的|with )?$"
#: 有货梯、卸货平台优先: a wish after a list applies to every item.
WISH_BEHIND = r"^(?:[、和及与/](?:有|带)?[\u4e00-\u9fff]{2,5}?){0,3}(?:的|仓|库)?(?:的)?(?:(?:那?就?最好|更好|更佳|最佳|优先|加分|为佳)|\s+(?:最好|更好|更佳|最佳|优先|加分|为佳|[Pp]referred)(?=[\s,。;!)了]|$))"
#: Either of two will do: 蒸汽或天然气锅炉均可.
EITHER_BEFORE = r"(?:或者?|/|没有的话[,\s]*(?:那就?)?有(?:个|大|部)?)$"
EITHER_BEHIND = r"^\s*(?:锅炉)?(?:或者?|/(?=天然气|蒸汽))"

#: A quick check whether any of these apply; most nouns stand alone.
JUDGED_BEFORE = "|".join((NO_BEFORE, NOT_NEEDED_BEFORE, WAIVED_BEFORE, WISH_BEFORE, EITHER_BEFORE))
JUDGED_BEHIND = "|".join((NO_BEHIND, NOT_NEEDED_BEHIND, WAIVED_BEHIND, WISH_BEHIND, EITHER_BEHIND))

#: Fixed phrases; they win over the nouns inside them.
SAYINGS: list[Rule] = [
    Rule(
        "fire_not_accepted",
        r"消防未验|消防[^,;。\n]{0,8}?(?:未|没有?|没过|尚未|不能|无法)(?:通过|做|办理?)?\s*(?:验收|备案|过)",
        says("is_fire_accepted", False),
        needs="消",
    ),
    Rule(
        "fire_accepted_apart",
        r"消防[甲乙丙丁戊][^,;。\n]{0,4},\s?已(?:通过)?验收",
        says("is_fire_accepted", True),
        needs="消",
    ),
    Rule("no_fire_papers", r"(?:无|没有)消防(?:验收|手续|备案|证)", says("is_fire_accepted", False), needs="消"),
    Rule(
        "is_fire_accepted",
        r"消防(?![^,;。\n]{0,8}(?:未|没|尚|不|可以?办|都可以|能过))[^,;。\n]{0,14}?(?:已|通过|过|合格|完成|齐全)?(?:验收(?!中|时)|备案(?!中)|手续齐全|手续齐备|合格证|齐全)",
        says("is_fire_accepted", True),
    ),
    Rule(
        "can_change_hands",
        r"(?:要|需|能|可以?)(?<!不能)(?<!不可)(?<!不可以)能?过户(?!费|后)",
        says("has_title_deed", True),
        needs="户",
    ),
    Rule(
        "no_deed_refused",
        r"(?:不要|不接受|不考虑|谢绝|勿推|别推|拒绝)(?:村集体|集体|没有?|无|的|那种|任何){0,3}(?:(?<=无)证|(?<=没)证|(?<=没有)产?证|(?<=[无没])产证|(?<=有)产证|证不全)|"
        r"(?:无产?证|没有?(?:房)?产证|没证|产证不全|证件?不全|小产权)(?:的|厂房|房子?)*(?:不要|不租|免谈|勿扰|勿推|不考虑|别推|不接受|除外)",
        says("has_title_deed", True),
        needs="证权",
    ),
    Rule(
        "yard_not_shared",
        r"不(?:要|想|能)?[跟和与](?:别人|人家|别家|其他(?:厂|公司|企业)|别的厂)?(?:合用|共用|混用)(?:一个)?院",
        says("has_own_yard", True),
        needs="院",
    ),
]

#: 丙类, 丙二类, 丙类二项, 丁戊类; not 甲级写字楼, 丙二醇.
HAZARD = (
    r"(?P<letters>[甲乙丙丁戊](?:[、/和]?[甲乙丙丁戊]){0,4})"
    r"(?:类(?!似|别|型)(?:第?[一二三12][项级类])?|[一二](?:类|级|项)|[一二](?![醇酸酯胺醛烯腈醚十百千万\d层楼号期栋方甲基])(?=$|[^\u4e00-\u9fff]|消防|喷淋|或|仓|厂|库|的))"
)
HAZARD_OF_PRODUCTION = r"(?:生产(?:类别|火灾危险性|的?火灾|属)?|火灾危险性|我们是|我司是|属于?|危险性类别)(?:类别|分类)?(?:为|是)?\s*[::]?\s*$"
#: 火灾危险性类别:丁: a lone letter after its label.
HAZARD_LABELLED = r"(?:危险性|危险类别|火灾类别|消防(?:类别|等级)|生产类别)(?:类别|分类|等级)?\s*(?:为|是)?[::]?\s*(?P<letters>[甲乙丙丁戊])(?=[\s,;。、)]|$)"
HAZARD_REFUSED = r"(?:不是|不用|不考虑|不做|不接受|不能做|禁止|非|不含|拒绝|谢绝|不租|不要|无)$"

_STOREY = r"(?:[一二两三四五六单双多\d]层)?"
_BUILT = (
    r"(?:重型钢结构|轻型钢结构|大跨度钢结构|钢结构|门式[钢刚]架(?:结构)?|混凝土(?:排架|框架)(?:结构)?|钢筋混凝土(?:框架)?(?:结构)?|框架剪力墙|框架(?:结构)?(?!协议|合同|下)|"
    r"框剪(?:结构)?|砖混(?:结构)?|砖木(?:结构)?|钢混(?:结构)?|排架(?:结构)?|重钢(?:结构|构)?|轻钢(?:结构|构)?|钢构(?!件)|钢架棚|钢架(?!构)|钢棚|彩钢(?:瓦|棚|结构)?)"
)
STRUCTURE = rf"{_BUILT}(?P<more>(?:\s*[+、/和及]\s*{_STOREY}{_BUILT})*)"
#: Storeys before the first of several structures belong to them: 三层框架+单层钢构.
STOREYS_BEFORE = r"[一二两三四五六单双多\d]层$"
#: 做钢结构的, 钢结构加工: a trade, not this building.
STRUCTURE_IS_TRADE_BEFORE = r"(?:做|生产|加工|制造|适合|适宜|从事|主营|经营|产品|行业)(?:[^,;。\n]{0,8}[、/])?$"
STRUCTURE_IS_TRADE_BEHIND = (
    r"^(?:件|的(?!厂房|车间|仓库)|加工|制造|生产|公司|企业|工程|安装|、装配|构件|材料|行业|产品)"
)
