"""The nouns of the asks, and the whole texts of the boolean ones."""

from luodi.matching._spoken import Text

#: What is not stated when nothing is.
MISSING = {
    "deal": Text("租售方式", "deal"),
    "kind": Text("类型", "kind"),
    "region": Text("区域", "region"),
    "area": Text("面积", "area"),
    "land_area": Text("土地面积", "land area"),
    "rent": Text("租金", "rent"),
    "sale_price": Text("售价", "price"),
    "land_price": Text("地价", "land price"),
    "height": Text("高度", "height"),
    "floor_load": Text("楼面荷载", "floor load"),
    "crane": Text("行车", "crane"),
    "power": Text("配电容量", "power in kVA"),
    "ground_floor": Text("所在楼层", "floor"),
    "floors": Text("楼层", "floor"),
    "freight_lift": Text("货梯", "freight lift"),
    "loading_dock": Text("卸货平台", "loading dock"),
    "own_yard": Text("是否独门独院", "own yard"),
    "gas": Text("天然气", "gas"),
    "steam": Text("蒸汽", "steam"),
    "sewer": Text("污水纳管", "sewer connection"),
    "eia": Text("能否环评", "environmental assessment"),
    "title_deed": Text("产证", "title deed"),
    "available": Text("可入驻日期", "date of availability"),
    "lease_term": Text("企业租期", "company's lease"),
    "hazard": Text("可接受的火灾危险性", "accepted fire hazard"),
    "industry": Text("企业行业", "company's industry"),
    "tax_per_mu": Text("企业税收", "company's tax"),
    "investment_per_mu": Text("企业投资", "company's investment"),
    "output_per_mu": Text("企业产值", "company's output"),
}
#: The boolean asks: what is asked, yes, no, what to ask; each in Chinese and English.
BOOLEAN_TEXTS = {
    "freight_lift": (
        Text("有货梯", "a freight lift"),
        Text("有货梯", "has a freight lift"),
        Text("没有货梯", "has no freight lift"),
        Text("有没有货梯，载重多少？", "Is there a freight lift, and of what capacity?"),
    ),
    "loading_dock": (
        Text("有卸货平台", "a loading dock"),
        Text("有卸货平台", "has a loading dock"),
        Text("没有卸货平台", "has no loading dock"),
        Text("有没有卸货平台？", "Is there a loading dock?"),
    ),
    "own_yard": (
        Text("独门独院", "a yard of its own"),
        Text("独门独院", "has a yard of its own"),
        Text("不是独门独院", "has no yard of its own"),
        Text("是不是独门独院？", "Does it have a yard of its own?"),
    ),
    "gas": (
        Text("通天然气", "a gas supply"),
        Text("通天然气", "has gas"),
        Text("不通天然气", "has no gas"),
        Text("通不通管道天然气？", "Is piped gas connected?"),
    ),
    "steam": (
        Text("供蒸汽", "a steam supply"),
        Text("供蒸汽", "has steam"),
        Text("不供蒸汽", "has no steam"),
        Text("园区供不供蒸汽？", "Is steam supplied?"),
    ),
    "sewer": (
        Text("污水可纳管", "a sewer connection"),
        Text("污水可纳管", "is connected to a sewer"),
        Text("污水不能纳管", "is not connected to a sewer"),
        Text("污水能不能纳管？", "Is there a sewer connection?"),
    ),
    "eia": (
        Text("可以做环评", "an environmental assessment"),
        Text("可以做环评", "can pass an environmental assessment"),
        Text("做不了环评", "cannot pass an environmental assessment"),
        Text("这类项目能不能做环评？", "Can an environmental assessment be passed here?"),
    ),
    "title_deed": (
        Text("有产证", "a title deed"),
        Text("有产证", "has a title deed"),
        Text("没有产证", "has no title deed"),
        Text("有没有产证？", "Is there a title deed?"),
    ),
}
