"""Units of measure as data: bases that take prefixes, units that take none, and the names of both in the two languages.

Sizes are exact: the SI prefixes (BIPM, The International System of Units, 2019, table 7), the litre, the minute, the
international pound and foot of 1959, the Chinese market units of 1959. A unit is called by its symbol in lower case but
for prefixes and names of people (`mg`, `ml`, `kPa`); a compound joins them with `/` (`mg/kg`).
"""

from decimal import Decimal
from typing import NamedTuple


class Prefix(NamedTuple):
    """A decimal prefix: its sign, English and Chinese names, and size."""

    sign: str
    en: str
    zh: str
    size: Decimal


class Base(NamedTuple):
    """A unit that takes prefixes. `signs` are its symbols, `en` its names (singular), `zh` its Chinese names; `prefixes` are the signs
    of those that are written with it. Sizes are in `kind`, the unit that all of its kind are counted into."""

    unit: str
    signs: str
    en: str
    zh: str
    prefixes: str
    kind: str
    size: Decimal = Decimal(1)


class Plain(NamedTuple):
    """A unit without prefixes; the fields are those of `Base`."""

    unit: str
    signs: str
    en: str
    zh: str
    kind: str = ""
    size: Decimal = Decimal(1)


def _power(exponent: int) -> Decimal:
    return Decimal(1).scaleb(exponent)


PREFIXES = {
    one.sign: one
    for one in (
        Prefix("T", "tera", "太", _power(12)), Prefix("G", "giga", "吉", _power(9)), Prefix("M", "mega", "兆", _power(6)),
        Prefix("k", "kilo", "千", _power(3)), Prefix("h", "hecto", "百", _power(2)), Prefix("d", "deci", "分", _power(-1)),
        Prefix("c", "centi", "厘", _power(-2)), Prefix("m", "milli", "毫", _power(-3)), Prefix("µ", "micro", "微", _power(-6)),
        Prefix("n", "nano", "纳", _power(-9)), Prefix("p", "pico", "皮", _power(-12)), Prefix("f", "femto", "飞", _power(-15)),
    )
}  # fmt: skip
BASES = (
    Base("g", "g", "gram gramme", "克", "k m µ n p f", "g"),
    Base("l", "L l", "liter litre", "升 公升", "h d c m µ n p f", "l"),
    Base("m", "m", "meter metre", "米", "k d c m µ n p", "m"),
    Base("mol", "mol", "mole", "摩尔 摩", "k m µ n p f", "mol"),
    Base("Eq", "Eq", "equivalent", "当量", "m µ", "Eq"),
    Base("osmol", "Osm osmol Osmol", "osmole", "渗摩尔 渗量", "m", "osmol"),
    Base("IU", "IU iu U", "unit", "国际单位 单位", "k M m µ", "IU"),
    Base("Pa", "Pa", "pascal", "帕斯卡 帕", "M k h m", "Pa"),
    Base("bar", "bar", "bar", "巴", "m", "bar"),
    Base("cal", "cal", "calorie", "卡路里 卡", "k", "cal"),
    Base("J", "J", "joule", "焦耳 焦", "M k m", "J"),
    Base("Gy", "Gy", "gray", "戈瑞", "k c m", "Gy"),
    Base("Sv", "Sv", "sievert", "希沃特 西弗", "m µ", "Sv"),
    Base("Bq", "Bq", "becquerel", "贝克勒尔 贝可", "G M k", "Bq"),
    Base("Hz", "Hz", "hertz", "赫兹 赫", "T G M k m", "Hz"),
    Base("V", "V", "volt", "伏特 伏", "k m µ", "V"),
    Base("A", "A", "amp ampere", "安培 安", "k m µ", "A"),
    Base("W", "W", "watt", "瓦特 瓦", "G M k m", "W"),
    Base("Wh", "Wh", "watt-hour", "瓦时 瓦特小时", "G M k", "Wh"),
    Base("N", "N", "newton", "牛顿 牛", "k m", "N"),
    Base("eV", "eV", "electronvolt", "电子伏特 电子伏", "M k", "eV"),
    Base("ohm", "Ω ohm", "ohm", "欧姆 欧", "k M", "ohm"),
    Base("second", "s", "second", "秒 秒钟", "m µ n", "second"),
    Base("byte", "B", "byte", "字节", "T G M k", "byte"),
    Base("bit", "bit", "bit", "比特", "T G M k", "bit"),
    Base("pixel", "px", "pixel", "像素", "M", "pixel"),
    Base("base", "bp", "base", "碱基 个碱基 碱基对", "k M", "base"),
)  # fmt: skip
_MINUTE, _DAY = Decimal(60), Decimal(86400)
_FOOT, _POUND = Decimal("0.3048"), Decimal("453.59237")
PLAIN = (
    Plain("%", "% ％", "percent|per cent|pct|percentage point", "% 个百分点 百分点", "%"),
    Plain("‰", "‰", "per mille|per thousand|per mil", "‰"),
    Plain("tonne", "t", "tonne|metric ton|ton", "吨 公吨", "g", _power(6)),
    Plain("kilo", "", "kilo", "", "g", _power(3)),
    Plain("catty", "", "catty|jin", "斤 市斤", "g", Decimal(500)),
    Plain("tael", "", "tael|liang", "两", "g", Decimal(50)),
    Plain("kilo catty", "", "", "公斤", "g", _power(3)),
    Plain("lb", "lb lbs", "pound", "磅", "g", _POUND),
    Plain("oz", "oz", "ounce", "盎司", "g", _POUND / 16),
    Plain("cc", "cc", "cubic centimeter|cubic centimetre", "立方厘米", "l", _power(-3)),
    Plain("m³", "m³ m^3", "cubic meter|cubic metre", "立方米 立方", "l", _power(3)),
    Plain("mm³", "mm³ mm^3", "cubic millimeter|cubic millimetre", "立方毫米", "l", _power(-6)),
    Plain("m²", "m² m2 m^2 sqm", "square meter|square metre|sq m", "平方米 平米", "m²"),
    Plain("cm²", "cm² cm2 cm^2", "square centimeter|square centimetre", "平方厘米", "m²", _power(-4)),
    Plain("km²", "km² km2 km^2", "square kilometer|square kilometre|sq km", "平方公里 平方千米", "m²", _power(6)),
    Plain("hectare", "ha", "hectare", "公顷", "m²", _power(4)),
    Plain("mu", "", "mu", "亩", "m²", Decimal(2000) / 3),
    Plain("acre", "", "acre", "英亩", "m²", Decimal("4046.8564224")),
    Plain("mmHg", "mmHg", "millimeter of mercury|millimetre of mercury|mm Hg", "毫米汞柱", "mmHg"),
    Plain("cmH2O", "cmH2O cmH₂O", "centimeter of water|centimetre of water|cm H2O|cm H₂O", "厘米水柱", "cmH2O"),
    Plain("atm", "atm", "atmosphere", "大气压 个大气压", "atm"),
    Plain("kilometre", "", "", "公里", "m", _power(3)),
    Plain("centimetre", "", "", "公分", "m", _power(-2)),
    Plain("µm", "um", "micron", "", "m", _power(-6)),
    Plain("µg", "mcg ug", "", "", "g", _power(-6)),
    Plain("li", "", "li", "里 华里", "m", Decimal(500)),
    Plain("mile", "mi", "mile", "英里", "m", _FOOT * 5280),
    Plain("foot", "ft", "foot|feet", "英尺", "m", _FOOT),
    Plain("yard", "yd", "yard", "码", "m", _FOOT * 3),
    Plain("inch", "in", "inch", "英寸 吋", "m", _FOOT / 12),
    Plain("°C", "℃ °C", "degree celsius|degree centigrade|degree C|° C|celsius", "摄氏度 °C ℃", "°C"),
    Plain("°F", "℉ °F", "degree fahrenheit|degree F|° F|fahrenheit", "华氏度 °F ℉", "°F"),
    Plain("degree", "°", "degree", "度", ""),
    Plain("kilocalorie", "Cal", "", "大卡", "cal", _power(3)),
    Plain("kB", "KB", "", "", "byte", _power(3)),
    Plain("GiB", "GiB Gi", "gibibyte", "千兆字节", "byte", _power(9)),
    Plain("MiB", "MiB Mi", "mebibyte", "", "byte", _power(6)),
    Plain("KiB", "KiB Ki", "kibibyte", "", "byte", _power(3)),
    Plain("kilobase", "kb", "kilobase", "", "base", _power(3)),
    Plain("dB", "dB", "decibel", "分贝"),
    Plain("ppm", "ppm", "part per million", "", "ppm"),
    Plain("minute", "min mins", "minute", "分钟 min 分鐘", "second", _MINUTE),
    Plain("hour", "h hr hrs", "hour", "小时 个小时 钟头 个钟头 h 个半小时", "second", _MINUTE * 60),
    Plain("second", "sec secs", "", "", "second"),
    Plain("millisecond", "msec msecs", "", "", "second", _power(-3)),
    Plain("day", "d", "day|daily", "天 日", "second", _DAY),
    Plain("night", "", "night", "晚 夜"),
    Plain("week", "wk wks", "week", "周 星期 个星期 礼拜 个礼拜", "second", _DAY * 7),
    Plain("fortnight", "", "fortnight", "", "second", _DAY * 14),
    Plain("month", "mo mos", "month|month old|month-old|month of age", "个月 月龄", "month"),
    Plain("quarter", "", "", "个季度 季度", "month", Decimal(3)),
    Plain("calendar month", "", "", "月 月份", "month"),
    Plain("decade", "", "", "年代"),
    Plain("ten years", "", "decade", "", "month", Decimal(120)),
    Plain("century", "", "century|centuries", "个世纪", "month", Decimal(1200)),
    Plain("year", "yr yrs y/o", "year|year old|year-old|year of age", "年 岁 周岁 周年 年头 个年头 载", "month", Decimal(12)),
    Plain("tablet", "", "tablet|pill|capsule|caplet|lozenge", "片 粒 颗 丸 片药 粒药"),
    Plain("drop", "gtt", "drop", "滴"),
    Plain("spray", "", "spray|puff|actuation", "喷 揿"),
    Plain("time", "", "time|x", "次 回 遍"),
    Plain("fold", "", "fold", "倍"),
)  # fmt: skip
# Names of one unit under two keys: what the other language's own word is counted as.
ALIASES = {"kilo": "kg", "kilo catty": "kg", "cc": "ml", "kilometre": "km", "centimetre": "cm", "kilocalorie": "kcal", "KiB": "KB", "MiB": "MB", "GiB": "GB", "kB": "KB", "kbyte": "KB", "Mbyte": "MB", "Gbyte": "GB", "Tbyte": "TB", "ms": "millisecond"}  # fmt: skip
# A Chinese name that is also the beginning of these is no unit there.
NOT_BEFORE = {
    "克": "拉隆服", "升": "高至级到值温学职旗空降起", "米": "饭粉兰其线色", "片": "面刻段区状头名中尾子", "粒": "子细径度", "度": "数假过量日",
    "日": "期本常报志光益语元前后", "天": "然花气下生主", "周": "围边期密报刊末", "月": "龄经球亮饼光季", "年": "龄级月代轻会终报",
    "次": "日要数生于氯", "里": "面程边头的外", "两": "者种个名位国年周天次岁人家例组侧性院起口层端极条项地份", "秒": "杀", "瓦": "片解", "安": "全排装慰静置", "卡": "片车",
    "牛": "奶肉", "巴": "士黎西", "焦": "虑点", "欧": "洲元盟美", "伏": "击", "赫": "然", "帕": "金", "夜": "间里晚", "晚": "上间餐于",
    "码": "头", "载": "体荷入", "摩": "擦托登天", "斤": "斤", "晚上": "", "立方": "根", "喷": "雾嚏剂", "回": "家到复答来去应顾", "遍": "布及", "分": "之",
    "单位": "", "分升": "至到高为级起", "当量": "", "秒钟": "", "碱基": "", "颗": "粒", "丸": "", "滴": "注眼定鼻", "倍": "增",
}  # fmt: skip
