"""Words that name a fact of a parcel: labels in prose, headings of tables, keys of JSON. Data only; `_labels` applies them."""

OTHER = "other"
#: Facts to their words.
LABELS: dict[str, str] = {
    "parcel_no": "地块公告号 宗地公告号 地块代码 宗地标识 标的名称 宗地编号 宗地号 宗地编码 宗地代码 地块编号 地块号 地号 地块编码 标的编号 出让编号 地块名称 宗地名称 出让地块 地块 宗地 编号 标的 地块序号",
    "region": "县市 县市区 区市县 所在县市 所在市县 所属县市 所属市县 市州 地市 设区市 所在城市 行政区 行政区划 所属行政区 所在行政区 区域 所在区域 所属区域 区县 县区 市县 所在区县 所属区县 地区 所在区 所属区 属地 所属镇街 镇街 乡镇 所在镇 板块 所在地 所属园区",
    "address": "项目选址 宗地坐落 土地坐落 坐落 座落 土地座落 宗地座落 位置 地块位置 宗地位置 土地位置 项目位置 出让位置 具体位置 坐落位置 四至 四至范围 地址 地块坐落 地块四至 宗地四至",
    "land_area": (
        "宗地总面积 宗地面积 土地总面积 土地面积 出让面积 出让总面积 出让土地面积 用地面积 总用地面积 净用地面积 供地面积 供应面积 占地面积 地块面积 实际出让面积 "
        "证载面积 总面积 净地面积 面积 用地规模 土地规模 用地 占地 可出让面积 出让宗地面积 用地总面积 净面积 成交面积 受让面积"
    ),
    "land_use": "土地用途明细 土地用途 规划用途 用途 用地性质 规划用地性质 土地性质 用地类型 土地使用性质 用途类别 规划性质 规划 性质 土地类型 出让用途 规划土地用途 用地类别 地类",
    "tenure": (
        "弹性年期 出让年限 使用年限 土地使用年限 使用权年限 土地出让年限 土地使用权年限 年限 年期 期限 土地年限 出让年期 使用期限 出让期限 使用权期限 土地使用期限 土地使用权出让年限 "
        "使用年期 供地年限 用地性质年限 出让期 土地出让期限 工业用地年限 国有土地使用年限"
    ),
    "floor_area_ratio": "容积率 FAR 约定容积率 规划容积率",
    "building_coverage": "建筑占地率 建筑基底占比 建筑基底率 建筑密度 建筑系数 密度 建蔽率 建筑覆盖率",
    "green_ratio": "绿化覆盖率 绿地占比 绿化占比 绿地率 绿化率 绿化 绿地 绿地比例 绿化比例 绿地比率",
    "height_limit": "建筑限高 限高 建筑高度 控制高度 建筑控制高度 高度 建筑物高度 建筑物限高 高度控制 建筑高度控制 最大建筑高度 檐口限高 控高",
    "start_price": (
        "起报价 起始报价 起始地价款 起始总地价 起始总价款 初始价 初始报价 挂牌初始价 起始价 起始地价 起拍价 起叫价 挂牌起始价 拍卖起始价 出让起始价 起始总价 出让起价 起价 起始价格 挂牌价 挂牌起始总价 挂牌底价 竞买起始价 竞价起始价 起挂价 招标底价 "
        "出让起始总价 起始价款 标的价 转让底价 挂牌起价 拍卖起拍价 竞拍起始价 出让底价 挂牌出让起始价 起拍总价 土地起始价"
    ),
    "start_unit": "单位面积起始价 起始地面单价 起始地面价 起始单位地价 单位地价起始价 起始单价 起拍单价 挂牌单价 起始楼面价 单位起始价",
    "deposit": "竞买保证金额 竞买保证金 竞价保证金 保证金 投标保证金 竞拍保证金 交易保证金 电子竞价保证金 参拍保证金 竞买押金 竞投保证金 报名保证金",
    "deal_price": "成交总价款 成交地价 成交地价款 竞得价 竞得价格 竞得总价 合同总价 合同价格 土地出让金总额 出让金总额 成交价格 成交价 成交总价 成交金额 成交总额 成交价款 土地成交价 土地成交价格 中标价 出让总价 出让总价款 土地出让总价款 土地出让价款 出让价款 合同价款",
    "land_price": "土地指导价 指导地价 亩均起始价 亩均起拍价 亩均挂牌价 每亩起始价 起始亩价 地价 参考地价 亩单价 土地单价 出让单价 成交单价 挂牌地价 亩价 地价款单价 每亩价格 土地价格 出让价 出让地价 转让单价 单价 意向地价 参考价 价格 出让价格 土地报价 报价 转让价 转让价格",
    "buyer": "成交单位 成交人 买受人 买受方 成交方 受让人名称 拿地企业 摘牌单位 用地企业 竞得企业名称 竞得人 受让人 土地使用权人 竞得单位 受让单位 中标人 竞得者 使用权人 土地使用者 受让方 竞得方 竞得企业 受让企业 用地单位 摘牌企业 中标单位 竞得人名称 权利人 摘得企业",
    "investment_per_mu": (
        "亩均投资额 亩均总投资 亩均固定资产投资额 每亩投资额 单位面积固定资产投资 单位土地固定资产投资 单位用地固定资产投资 投资强度 固定资产投资强度 固投强度 投强 亩均投资 亩均投资强度 亩均固定资产投资 亩均固投 固定资产投资强度要求 单位面积投资强度 土地投资强度 投入强度 亩均投入 "
        "亩均固定资产投资强度 固定资产亩均投资 亩投资强度 单位用地投资 地均投资 项目投资强度 投资每亩 每亩投资 固定资产投资每亩 固投每亩 每亩投资强度 每亩固定资产投资 每亩投入"
    ),
    "tax_per_mu": "亩均税收额 地均税收产出 税收产出强度 税收产出 土地税收产出率 税收产出率 亩均税费 亩均缴税 亩均实缴税收 亩均实缴税金 亩均税金 亩均税收 亩产税收 亩均税收贡献 亩税 亩均税 税收 税 地均税收 单位用地税收 亩均年税收 税收强度 亩均纳税 亩均纳税额 单位土地税收 年税收 年亩均税收 亩产税 亩均税额 税收贡献 纳税 亩均入库税收 亩均税收产出 缴纳税收 纳税额",
    "output_per_mu": "亩均产值 亩产值 亩均产出 地均产值 产出强度 亩均工业总产值 亩均工业产值 土地产出率 单位用地产值 产值 产出 年产值 年亩均产值 亩均年产值 地均产出 单位用地产出 土地产出强度 亩产出 亩均总产值 单位土地产出",
    "industries_admitted": "适宜产业 鼓励产业 产业门类 重点产业 规划产业 引进产业 意向产业 招引方向 主攻方向 招商产业 招引产业 优先产业 准入行业类别 准入产业类别 产业类型 主导产业 准入产业 产业导向 准入行业 产业方向 产业准入 主导行业 产业定位 主导产业准入 行业类型 行业准入 准入产业类型 产业要求 招商方向 鼓励类 适合产业 拟引进产业 产业类别 主导",
    "industry_raw": "行业分类 行业 行业类别 所属行业",
    "industries_excluded": "限制产业 禁止引进 淘汰类 负面清单 禁止类 禁止产业 禁入产业 禁入行业 限制行业 禁止行业 不接受行业 禁止准入",
    "grant_method": "出让方式 供应方式 供地方式 交易方式 公告类型 出让形式 供应形式 转让方式",
    "contact_name": "联系人 联系人姓名 招商员 招商专员 对接人 招商联系人",
    "phone": "联系电话 联系方式 咨询电话 电话 招商电话 手机 手机号 招商热线",
    "energy": "单位产值综合能耗 万元产值综合能耗 单位增加值综合能耗 万元增加值综合能耗 单位工业增加值综合能耗 万元工业增加值综合能耗 单位工业产值综合能耗 能耗 单位能耗 单位产值能耗 单位能耗标准 单位工业增加值能耗 单位增加值能耗 能耗标准 能耗强度 单位产出能耗 万元产值能耗 万元增加值能耗 单位工业产值能耗 能耗指标 能耗限额 产值能耗 增加值能耗 单耗",
    "rd": (
        "研发投入比例 R&D强度 R&D经费投入强度 R&D投入比例 科研投入占比 研发经费投入占比 研发投入占比 R&D占比 R&D投入占比 研发强度 研发投入强度 研发 研发投入 研发费用占比 研发经费占比 R&D经费支出占主营业务收入比 R&D经费支出占比 研发投入比 研发经费占营收 "
        "研发经费投入强度 R&D经费占比 R&D投入强度 研发经费支出占比 研发占比 R&D投入 R&D 研发费用占营业收入比重 研发经费占营业收入比重 研发费用占营收 研发费用占销售收入比 研发投入占营收 研发投入占销售收入 研发经费支出 研发支出 研发经费"
    ),
    "ramp_up": "达产年限 投产达产期 投达产期 投达产期限 达产期 达产期限 达产周期 达产时限 达产时间 达产",
    "build": "建设年限 开工至竣工期限 建设期 建设周期 建设期限 建设工期 施工期",
    OTHER: (
        "竞价增幅 达产值 评估单价 评估总价 基准地价 标定地价 保留价 保留底价 成交楼面价 起始楼面地价 征地面积 拆迁面积 道路面积 绿化面积 土地使用税 耕地占用税 交易服务费 设备投资 剩余期 监管年限 考核年限 验收期 验收年限 土地用途代码 行业代码 税收优惠 加价幅度 增价幅度 竞价幅度 加价 增价 加价阶梯 竞价阶梯 建筑面积 总建筑面积 计容建筑面积 计容面积 地上建筑面积 地下建筑面积 绿地面积 代征面积 代建面积 代征道路面积 厂房面积 "
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
ENGLISH: dict[str, str] = {
    "parcel_no": "plot lot parcel parcelno parcelnumber parcelid parcelname parcelcode lotno lotnumber plotno plotnumber plotid plotname landno landcode landid landname blockno blockname",
    "region": "district region county city area_name adminregion division town park parkname zone",
    "address": "location address site position place",
    "land_area": "area landarea totalarea parcelarea sitearea plotarea netarea grantarea landsize acreage",
    "land_use": "use landuse purpose usage landusage landtype usetype",
    "tenure": "duration term years tenure tenureyears grantyears useyears leaseterm grantterm termyears landterm",
    "floor_area_ratio": "plotratio far floorarearatio volumeratio volumerate",
    "building_coverage": "buildingdensity density buildingcoverage coverage coverageratio buildingcoefficient",
    "green_ratio": "greenratio greenrate greeningrate greenspaceratio greeningratio",
    "height_limit": "heightlimit buildingheight height maxheight heightcontrol",
    "start_price": "startprice startingprice listingprice reserveprice startbid initialprice",
    "start_unit": "startunitprice startingunitprice",
    "deposit": "deposit bidbond guarantee biddeposit margin bond",
    "deal_price": "price dealprice transactionprice finalprice soldprice",
    "land_price": "landprice unitprice pricepermu priceperacre",
    "buyer": "holder buyer winner grantee transferee bidder",
    "investment_per_mu": "investmentintensity investintensity investmentpermu investpermu investment_per_mu",
    "tax_per_mu": "taxpermu taxintensity taxrevenuepermu",
    "output_per_mu": "outputpermu outputintensity outputvaluepermu",
    "rd": "rdratio rdshare rdintensity",
    "industry_raw": "industry",
    "industries_admitted": "leadingindustry industries targetindustry admittedindustries",
    "grant_method": "supply supplymethod grantmethod trademethod",
    "contact_name": "contact contactname contactperson",
    "phone": "phone tel telephone mobile contactphone",
}
#: Units at the end of an English key.
ENGLISH_UNITS: dict[str, str] = {
    **dict.fromkeys(("mu",), "亩"),
    **dict.fromkeys(("m2", "sqm", "squaremeters", "squaremetres"), "㎡"),
    **dict.fromkeys(("ha", "hectare", "hectares"), "公顷"),
    **dict.fromkeys(
        ("wan", "wanyuan", "10kcny", "10kyuan", "10krmb", "cny10k", "rmb10k", "cny10", "rmb10", "yuan10"), "万元"
    ),
    **dict.fromkeys(("yuan", "cny", "rmb"), "元"),
    **dict.fromkeys(("pct", "percent"), "%"),
    **dict.fromkeys(("wanpermu", "wanmu"), "万元/亩"),
}
#: For headings only, by their ending: in prose these words are too common to introduce a value.
HEADINGS: dict[str, str] = {
    "parcel_no": "地块名 宗地名 标的物 标的号",
    "region": "所属镇 所在镇 所属镇区 镇域 所属街镇 街镇 所属乡 功能区 设区市 县市区 所在街道 所属街道 所在园区 所在平台 所属平台 所属开发区 所属功能区 所在县市 所属县市 园区名称",
    "land_area": "亩数 面积合计 地块规模 可供地规模 供地规模",
    "land_use": "用地分类 土地利用类型 用途及代码",
    "start_price": "挂牌价格",
    "land_price": "指导价 参考价格",
    "green_ratio": "绿化用地率 绿化面积占比 绿地面积占比 绿化用地占比",
    "deal_price": "出让金 土地出让金",
    "buyer": "用地单位名称 用地者 受让企业名称",
    "industry_raw": "行业名称",
    OTHER: (
        "供水 供电 供气 供热 土地等级 土地状况 交付条件 成交日期 合同编号 劳动生产率 就业人数 从业人数 安置补偿费 竞买人数 轮次 增价规则 竞价规则 监管协议 退让 环境标准 投资额 "
        "开户行 账号 开工期限 动工期限 竣工期限 土地权属 证号 不动产权证号 配建比例 停车配比 产值占比 学历占比 设备投资占比 建筑后退 纳税总额 竞买保证金截止"
    ),
}
#: For headings that consist of exactly these words.
WHOLE: dict[str, str] = {
    **dict.fromkeys(
        ("镇", "街道", "园区", "平台", "开发区", "地市", "市", "县", "区", "镇区", "县区市", "市区"), "region"
    ),
    **dict.fromkeys(("地点", "区位"), "address"),
    **dict.fromkeys(("R", "容积"), "floor_area_ratio"),
    **dict.fromkeys(("指标", "单位", "数值", "项目", "备注"), OTHER),
    "名称": "parcel_no",
}
#: Patterns matched anywhere in a heading, before its ending is tried.
SHAPES: tuple[tuple[str, str], ...] = (
    ("", r"^(?:规划|用地|设计|控制)+性?(?:指标|条件|要求|参数)+$"),
    (
        "rd",
        r"(?:R&?D|研发|科研|研究与试验发展)(?!用地|人员|人数|机构|平台|设计|中心|楼|用房|办公).*(?:占|比|强度|投入|/)",
    ),
    (
        OTHER,
        r"(?:办公|生活|配套|非生产).*(?:占比|比例|比重|面积|率)|用水|水耗|排放|碳|COD|化学需氧|氨氮|氮氧化|二氧化硫|VOC|劳动生产率|人均",
    ),
    (
        OTHER,
        r"(?:截止|缴纳|交纳|到账|起止|开始|结束|公告|公示|报名|成交|签订|交付|交地|开工|动工|竣工|投产|供应|供地|挂牌|拍卖|出让|竞价)(?:日期|时间|时点|时限)",
    ),
    (
        OTHER,
        r"(?:代征|代建|征[地收](?!后)|拆迁|道路|绿[化地]|建筑|厂房|办公|计容|地[下上]|退让|公共|水域|林地|房屋|已[用建供]|代拆|红线外|防护)[一-龥]{0,4}面积(?!占比|率)",
    ),
    (OTHER, r"(?:承诺|项目|企业|预计)年?(?:产值|税收|产出|纳税)"),
    (OTHER, r"(?:评估|基准|标定|楼面|厂房|房屋|成本|补偿)[一-龥]{0,2}(?:价|单价|总价|地价|价格)$"),
    ("land_price", r"(?:亩均|每亩|亩)[一-龥]{0,4}(?:起始|起拍|起叫|挂牌|起挂|成交|出让)[一-龥]{0,2}价"),
)
#: Names of totals that are per mu if the unit of the heading says so: 固定资产投资(万元/亩).
PER_AREA: tuple[tuple[str, str], ...] = (
    ("investment_per_mu", r"(?:投资|投资额|投资总额|总投资|投入)$"),
    ("tax_per_mu", r"(?:税收|税|税额|税金|纳税|纳税额|纳税总额|税收贡献)$"),
    ("output_per_mu", r"(?:产值|产出|总产值)$"),
)
#: Very common endings, and what may precede them in a heading: 工业用地 is a use, A1地块 a parcel.
COMMON = ("地块", "宗地", "用地", "占地", "规划", "标的")
BEFORE_COMMON = r"(?:本次|本批|拟|可|已|出让|挂牌|拍卖|推介|成交|竞得|流拍|推出|储备|公告|供应|推荐|招商|项目|总|净|具体|所在|对应|实际)*"
