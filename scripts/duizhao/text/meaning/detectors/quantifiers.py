"""Quantifiers: of how many one sentence speaks, how often, and which of two things it says is more, where the other says
otherwise: all against some, not all against none, always against rarely, more than against as … as.
"""

import re
from collections.abc import Iterator

from duizhao.text.bilingual import LinkedSentences
from duizhao.text.language.polarity.chinese_denials import chinese_cues
from duizhao.text.meaning.clue import Clue
from duizhao.text.meaning.operator_lexicon import LOOKALIKE, FoundOperator, OperatorLexicon, words
from duizhao.text.meaning.operators import Comparison, compare, operator, sides

ENGLISH = OperatorLexicon(
    {
        "all": "all|every|everyone|everybody|everything|the whole of|the entire|without exception|all of|one and all",
        "~all": """each|any|whole|entire|full|fully|total|completely|entirely|throughout|across|various|both|whatever|whichever|either|wherever
            |anyone|everywhere|universal|universally|comprehensive|always|whenever|complete|global|overall|only|must|together|none|no""",
        "both": "both",
        "~both": "two|either|each|pair|twin|and",
        "not all": """not all|not every|not everyone|not everybody|not everything|not necessarily|not always|not both|not invariably
            |not universally|not entirely|not completely|not each|nor all|not wholly|hardly all""",
        "none": "none|none of|neither of|not any|no one|nobody|not a single|not one|not one of",
        "~none": "neither|hardly anyone|hardly anybody|no|never|nothing|not|without|nor|cannot|hardly any|zero|any|un",
        "most": "most of|most patients|most people|most of the|the majority|majority of|mostly|for the most part|mainly|predominantly|a majority",
        "~most": "most|largely|primarily|majority|nearly all|almost all|vast|principally|chiefly|many|generally|typically|usually|often|more than half|main",
        "some": "some|some of|certain|a number of|a few|several|a handful of|part of|partly|partially|a proportion of|a minority of|a portion of",
        "~some": "various|other|others|there are|number|portion|part|proportion|sometimes|may|a|an|one of|couple|subset|those|numerous|multiple|degree",
        "many": "many|numerous|a lot of|lots of|plenty of|a great deal of|a large number of|large numbers of|a good many|countless",
        "~many": "much|several|multiple|various|large|number|hundreds|thousands|dozens|scores|multitude|host|wide|most|more|series|frequent|so many|great",
        "few": "few|very few|only a few|hardly any|scarcely any|little|very little|a minority|the minority|not many|few of|scarcely|a tiny minority",
        "~few": "small|rare|rarely|minority|limited|low|fewer|lack|handful|minor|scarce|seldom|hardly|only|less|barely|small number",
        "half": "half|half of|half the|one half",
        "always": "always|invariably|every time|each time|at all times|on every occasion",
        "~always": "without fail|consistently|constantly|continuously|continually|ever|all|forever|whenever|permanently|regularly|habitually|every|remain|long|keep|still|has been|have been",
        "often": "often|frequently|usually|generally|commonly|normally|typically|as a rule|regularly|more often than not|mostly|ordinarily|in most cases|routinely",
        "~often": """common|usual|general|normal|typical|tend|tends|tended|frequent|most|many|likely|widely|main|mainly|used to|would|average|standard
            |conventional|regular|can|repeatedly|over and over|habitually|popular|prone|wont""",
        "sometimes": "sometimes|occasionally|from time to time|at times|now and then|once in a while|on occasion|every so often",
        "~sometimes": "may|can|some|might|occasional|could|sporadic|intermittent|times|certain|variable|temporarily|momentarily",
        "rarely": "rarely|seldom|hardly ever|infrequently|scarcely ever|very rarely|almost never|uncommonly|is uncommon|is rare|are rare|are uncommon",
        "~rarely": "rare|uncommon|unusual|few|little|infrequent|unlikely|not often|exceptional|hardly|scarcely|barely|less|low|not usually|not commonly|not",
        "not uncommon": "not uncommon|not unusual|not infrequently|not uncommonly|not rare|not rarely|quite common|far from rare|fairly common",
        "more": "more than any|better than|greater than|more likely than|worse than|outperforms|outperformed|superior to|exceeds|surpasses",
        "~more": "more|better|greater|higher|larger|longer|further|most|best|increased|increase|over|above|worse|superior|than|outweigh|even|additional|extra|too|stronger|faster",
        "less": "less than|fewer than|inferior to|less likely than|lower than|smaller than|not as much as|not so much as",
        "~less": "less|lower|fewer|smaller|reduced|decrease|below|under|shorter|least|worse|than|inferior|within|up to|milder|weaker|slower|cheaper|lesser",
        "same": """the same as|as well as the|equal to|equivalent to|no different from|no different to|identical to|on a par with|comparable to
            |the same|just as|similar to|equally|as much as|as many as|as likely as|comparable with|no better than|no worse than""",
        "~same": "same|like|similarly|similar|equal|as|alike|also|too|identical|similarity|equivalent|consistent|both|match|correspond|common|share|unchanged|parity|simultaneously|together|comparable",
        "not more": """no more likely|no more than|not more than|no greater than|no better than|not any more|no more|not better than|no higher than
            |no longer than|no worse than|no faster than|not exceed|no bigger than|no larger than|not greater than|no less than|at most""",
        "~not more": "not|no|nor|cannot|limit|maximum|up to|within|n't|less|neither|without",
        "-": """after all|at all|not at all|all right|above all|all over|all the more|all but|all in all|almost all|nearly all|virtually all|nearly every
            |almost every|once and for all|all day|all night|all the time|all year|all along|all out|all-out|all hands|every day|every night|every week
            |every month|every year|every morning|every evening|every hour|every two|every three|every four|every other|every six|every eight|every few
            |every 2|every time you|every minute|every single day|each other|each day|at most|most recent|most recently|most important|most common
            |most likely|most effective|most severe|most of all|the most|most notably|most importantly|foremost|almost|some time|some kind of|some sort of
            |some extent|someone|somewhere|a certain extent|certain that|make certain|some 1|some 2|some 3|some 4|some 5|many thanks|how many|as many
            |so many|too many|quite a few|the few|few days|few weeks|few months|few years|few hours|few minutes|a little|little by little|little known
            |a little bit|a few days|a few weeks|a few months|a few years|a few hours|a few minutes|past few|last few|next few|first few|more than 1
            |as well as|as well|as soon as|as long as|as far as|as such|at the same time|the same time|at the same|same day|same time|no longer|generally speaking|other than|rather than
            |not only|both and|not only all|all kinds of|all sorts of|all types of|all walks|certain amount|all levels|most cases|in general|general|part of the
            |half an hour|half a|half hour|half-life|second half|first half|half time|better than nothing|the general|little more|just as""",
    },
    latin=True,
)
CHINESE = OperatorLexicon(
    {
        "all": "所有|全部|全体|一切|凡是|每个人都|人人|个个|无一例外|一概|统统|通通|悉数|各个都|每一个|每一|任何人都|全都|凡|皆|均须",
        "~all": "都|均|各|每|整个|全|任何|总|一律|完全|各种|各个|任一|整|一|遍|无论|不论|不管|只要|凡|逐一|逐个|共|尽|总是|普遍|无不|无一",
        "both": "两者都|二者都|两者均|二者均|双方都|两人都|两种都|两个都|两侧都|两者皆|二者皆",
        "~both": "两|二|双|都|均|既|又|和|与|及|同|俩|也|皆|以及|不仅",
        "not all": """并非都|并非个个|不是个个|并非家家|并不是个个|不必都|不用都|不需要都|并非所有|并非每|不是所有|不是每|不全是|不都是|未必都|不一定都|并不都|并不是所有|并非全|不尽|不见得都|不全|并不总|并非总|不总是
            |未必|不一定|并不一定|并不是每|不是都|并非人人|不是人人|并非一律|不完全|并不完全|不都|不是全部|并非一定|未必所有|不尽相同|并非全部|不必然""",
        "none": """都不|均不|都没|均没|均未|都未|个个都不|全都不|一个也不|一个都不|一个也没|一个都没|没有一|无一|都无|均无|谁也不|谁都不|任何人都不|从不
            |概不|一律不|一概不|没有任何|无任何|皆不|皆无|皆非|都非|均非|都别|也没有|毫无""",
        "~none": "没人|无人|无法|没|未|无|非|别|莫|勿|零|任何",
        "most": "大多数|大多|大部分|多数|绝大多数|绝大部分|过半|多半|大都|大半|大体上|基本上|一大半",
        "~most": "主要|多为|为主|一般|通常|往往|几乎|很多|许多|常|多|最",
        "some": "一些|有些|某些|部分|若干|有的|有人|几个|几种|少许|个别|一部分|某几|几位|几名|几项|有一部分|少部分|几家|数个|其中有",
        "~some": "有|某|几|数|多|一定|其中|其他|多个|各种|一|些|不少|许多|这些|那些|可能|会|偶|时|个|点|稍|略|许",
        "many": "许多|很多|不少|众多|大量|诸多|大批|多数|好多|无数|多名|多种|多个|多位|为数众多|成千上万",
        "~many": "多|各种|各|几|数|大多|常|种种|繁|巨|广|好几|一系列|大|频|百|千|万|群|更多|丰",
        "few": "少数|很少|极少|少有|极少数|寥寥|少之又少|罕有|几乎没有|几乎无|为数不多|不多|屈指可数|微乎其微|没多少|鲜有|没有多少|没几|少部分|很小|绝少|甚少",
        "~few": "少|罕|鲜|小|微|低|缺|有限|不足|稀|几|不常|仅|只|较少|更少|个别|一些|难|弱|无|没有|不|些",
        "half": "一半|半数|过半|近半|半|对半|五成",
        "always": "总是|始终|一直|从来都|每次都|每次|总会|一贯|永远|随时|每回|每逢|向来|无时无刻|总要|务必每次|必定|一律|时时刻刻|总",
        "~always": "都|均|皆|要|必|常|长期|不断|持续|仍|每|经常|一定|全|仍然|依然|依旧|还是|从|永|恒|随|一",
        "often": "经常|常常|往往|通常|时常|一般|多半|大多|屡屡|频繁|惯常|常见|常会|大都|常|动辄|并不少见|不少见|并不罕见|不罕见|一般来说|一般而言|通常会",
        "~often": "多|普遍|大部分|总是|易|频|容易|习惯|惯|正常|都|主要|定期|平时|可能|普通|标准|传统|向来|大多数|总|倾向|经|较多|反复|时",
        "sometimes": "有时|偶尔|有时候|时而|间或|偶有|偶发|不时|时不时|偶|有些时候|时有|个别情况下",
        "~sometimes": "可能|会|可|有些|某些|一些|时|可以|有的|也|或|许|曾|部分|间歇",
        "rarely": "很少|极少|罕见|少见|不常|难得|鲜有|甚少|几乎不|几乎从不|不经常|很少会|罕有|偶见|不多见|不太常|不常见|绝少|鲜少|较少见|并不常见|并不多见",
        "~rarely": "少|罕|鲜|几乎|难|偶|稀|不|低|未|没|无|小|不太",
        "more": "更多|更高|更大|更好|优于|高于|大于|多于|强于|胜过|超过|胜于|更强|更快|更容易|更易|更长|更有效|好于|快于|长于|更可能|更有可能|更严重|更适合",
        "~more": "更|比|较|超|过|以上|越|最|加|增|多|高|好|于|还|强|逾|胜|远|进一步|再|额外|过于|太|甚|愈|大|深|严重|优|之上|长|快",
        "less": "更少|更低|更小|低于|小于|少于|不如|不及|逊于|不足|差于|弱于|更差|短于|更短|不比|慢于|更弱|更轻|更慢|比不上|没有那么|轻于",
        "~less": "少|低|小|较|以下|减|降|更|比|差|弱|短|不到|不超过|之内|以内|内|未满|缩|轻|缺|慢|便宜|劣|没|不|最|浅|欠|下|未|无|于|早",
        "same": "一样|相同|相当|同样|等同|同等|相等|不相上下|无异|没有区别|没有差别|无差别|并无二致|同一|相仿|持平|不分伯仲|同价|同效|相似|不亚于|不逊于|等于|等效",
        "~same": "同|如|类似|像|也|均|一致|都|与|和|跟|相|共|般|亦|似|仍|还|等|不变|又|并|例如|一同|匹|共同|及|以及|兼",
        "not more": "不比|并不比|没有更|不会更|并不更|不高于|不大于|不多于|不超过|不得超过|至多|最多|未必更|不见得更|不更|没有比|也不比|不优于|并不优于",
        "~not more": "不|没|未|无|以内|内|限|以下|之内|非|仅|只",
        "-": """全球|全国|全身|全面|全日|全天|全新|安全|全年|全场|全部门|完全|健全|全民|全家|全麻|全职|全程|全文|全科|保全|齐全|全力|顾全|部分子|都市|首都|成都|京都|都会|都铎
            |普通常|全体会议|十分|充分|成分|部分析|大部分析|几乎所有|几乎全部|几乎都|几乎每|通常规|日常|正常|异常|常规|常用|常驻|非常|常识|常任|常住|常务|常委|常态|家常|照常|反常|常年|常春
            |总统|总理|总部|总数|总体|总计|总共|总结|总之|总额|总监|总督|总量|总局|总裁|总和|总算|总会长|总决赛|总司令|总分|总干事|总书记|总经理|总人口|总长|总价|总成绩|总的|总比分|总冠军|总编
            |总值|总面积|总胆|总感|总症|总死亡|总病|总体上|总费用|总时|总产|总线|总署|总队|总收|总院|总站|一般性|一般人群|不断|不仅|不只|不但|不过|不同|多半径|时间|每天|每日|每周|每年|每月|每晚|每小时
            |每次服|每次用|每个月|每隔|每分钟|每人|每位|每名|每秒|每克|每千克|每公斤|每片|每升|一半|半小时|半年|半岛|半决赛|半球|半夜|半径|半天|半个|半场|半数以上|半月|半衰期|下半|上半|前半|后半
            |多数派|部分时间|偶像|配偶|木偶|偶然|对偶|偶氮|人人网|皆知|凡士林|平凡|非凡|凡尔赛|凡间|越来越|随时间|无人机|都无法|均无法|无人驾驶|无人区|好多了|一直接|一样本|同样地|不多于|差不多|不多时|相当多|相当大|相当高
            |相当长|相当于|相当程度|相当严重|相当一部分|相当重要|相当好|相当不错|相当成功|相当低|相当少|同一天|同一时间|等于是|不超过半""",
    },
    latin=False,
)
# "faster than", "as good as": comparisons that no list holds.
THAN = re.compile(r"\b(?:more|less) (?:\w+ ){0,2}than\b|\b(?!rath|oth)\w{2,}er than\b")
NO_MORE_THAN = re.compile(
    r"\b(?:no|not|never|hardly|n't|any) (?:any )?(?:more (?:\w+ ){0,2}|\w{2,}er )than\b"
)
AS_AS = re.compile(
    r"\bas (?!soon|long|far|well|such|many|much|little|few|early|late|possible)(\w+) as\b|\bas well as (?:the|before|a|any|those|it)\b"
)
NOT_AS_AS = re.compile(r"\b(?:not|n't) (?:quite |nearly )?(?:as|so) \w+ as\b")
A_NUMBER = re.compile(r"\s*(?:half|twice|a |one|two|three|four|five|six|seven|eight|nine|ten|\d|\$|€|£)")
BI_GENG = re.compile(
    r"(?<![不无对相百])比(?!例|率|较|赛|如|利|对|分|方|重|值|特|尔|索|基|亚|丘)([^，。；]{1,14}?)(?:更|还|容易|好|差|高|低|快|慢|多|少|大|小|强|弱|长|短|轻|早|晚|重|便宜|安全|有效)"
)
NOT_BI = re.compile(r"(?:不|并不|不会|没有|未必)比(?!例|较|赛)")
SAME_AS = re.compile(r"(?:与|和|跟|同)[^，。；]{1,14}?(?:一样|相同|相当|同样|同价|无异|相仿|相等|一致)")
NOT_AS = re.compile(r"(?:不如|不及|没有)[^，。；]{1,10}?(?:那么|那样|这么|好|快|高|多|大|有效)")
COMPARED = {"more", "less", "same", "not more"}

_ORDER = {
    "all": ("all", "always"),
    "both": ("both", "all"),
    "not all": ("not all", "some", "none", "rarely"),
    "none": ("none", "few", "rarely", "not all"),
    "most": ("most", "often", "many", "more"),
    "some": ("some", "sometimes", "many", "not all", "few"),
    "many": ("many", "most", "some", "often", "all"),
    "few": ("few", "rarely", "some", "less", "none"),
    "half": ("half", "most"),
    "always": ("always", "all", "often"),
    "often": ("often", "most", "always", "many", "all"),
    "not uncommon": ("often", "many"),
    "sometimes": ("sometimes", "some", "often"),
    "rarely": ("rarely", "few", "none", "less"),
    "more": ("more", "less", "most"),
    "less": ("less", "more", "few", "not more"),
    "same": ("same", "not more", "more"),
    "not more": ("not more", "less", "same"),
}
FIT = {(en, zh): 1 - 0.12 * rank for en, labels in _ORDER.items() for rank, zh in enumerate(labels)}
CONTRARY = {
    ("all", "some"): 0.8, ("all", "few"): 1.0, ("all", "most"): 0.6, ("all", "not all"): 1.0, ("all", "none"): 0.9,
    ("all", "half"): 0.8, ("all", "sometimes"): 0.5, ("all", "many"): 0.4, ("all", "rarely"): 0.6,
    ("both", "none"): 0.9, ("both", "some"): 0.5, ("both", "half"): 0.4,
    ("not all", "all"): 0.9, ("not all", "none"): 1.0, ("not all", "always"): 0.8, ("not all", "most"): 0.3,
    ("none", "all"): 0.9, ("none", "some"): 0.9, ("none", "most"): 0.9, ("none", "not all"): 1.0, ("none", "many"): 0.9,
    ("none", "few"): 0.5, ("none", "half"): 0.7,
    ("most", "some"): 0.9, ("most", "few"): 1.0, ("most", "all"): 0.7, ("most", "half"): 0.6, ("most", "none"): 0.9,
    ("most", "rarely"): 0.8, ("most", "not all"): 0.5,
    ("some", "all"): 0.9, ("some", "most"): 0.9, ("some", "none"): 0.9, ("some", "half"): 0.4, ("some", "always"): 0.4,
    ("many", "few"): 1.0, ("many", "none"): 0.8, ("many", "rarely"): 0.7, ("many", "all"): 0.4,
    ("few", "many"): 1.0, ("few", "most"): 1.0, ("few", "all"): 1.0, ("few", "half"): 0.6, ("few", "often"): 0.6,
    ("half", "most"): 0.4, ("half", "all"): 0.9, ("half", "few"): 0.7, ("half", "some"): 0.5, ("half", "none"): 0.8,
    ("always", "sometimes"): 1.0, ("always", "rarely"): 1.0, ("always", "often"): 0.5, ("always", "not all"): 0.9,
    ("always", "none"): 0.6, ("always", "few"): 0.6,
    ("often", "rarely"): 1.0, ("often", "sometimes"): 0.9, ("often", "few"): 0.6, ("often", "none"): 0.5, ("often", "always"): 0.5,
    ("often", "not all"): 0.4, ("not uncommon", "rarely"): 1.0, ("not uncommon", "few"): 0.9, ("not uncommon", "sometimes"): 0.4,
    ("sometimes", "always"): 1.0, ("sometimes", "rarely"): 0.8, ("sometimes", "often"): 0.7, ("sometimes", "none"): 0.6,
    ("sometimes", "all"): 0.4, ("sometimes", "most"): 0.4,
    ("rarely", "often"): 1.0, ("rarely", "always"): 1.0, ("rarely", "sometimes"): 0.6, ("rarely", "many"): 0.7,
    ("rarely", "most"): 0.8,
    ("more", "same"): 0.9, ("more", "not more"): 1.0,
    ("less", "same"): 0.9, ("less", "not more"): 0.3,
    ("same", "more"): 0.9, ("same", "less"): 0.9, ("same", "not more"): 0.3,
    ("not more", "more"): 1.0, ("not more", "same"): 0.2,
}  # fmt: skip
HOW = Comparison(
    "quantifier",
    FIT,
    CONTRARY,
    frozenset(
        f"{side} {label}"
        for side in ("en", "zh")
        for label in ("all", "not all", "most", "some", "many", "few", "half", "always", "often", "sometimes", "rarely", "none",
                      "more", "less", "same", "not more", "both")
    ),
    {
        name: re.compile(pattern, re.IGNORECASE)
        for name, pattern in {
            "en denial": r"\b(?:not|no|never|without|cannot|nor|neither|none)\b|n't",
            "en number": r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million)\b",
            "en question": r"\?",
            "en than": r"\bthan\b",
            "zh denial": r"不|没|未|无|非",
            "zh dou": r"都|均|皆",
            "zh than": r"比|于|较",
            "zh number": r"\d|[一二三四五六七八九十百千万]",
            "zh question": r"？|吗|是否",
        }.items()
    },
    soft_answer=False,
)  # fmt: skip


def find(sentences: LinkedSentences) -> Iterator[Clue]:
    """The quantities, frequencies and comparisons of two sentences that contradict each other."""
    en, zh = _english(sentences.en), words(_chinese(sentences.zh), sentences.zh_tokens)
    if not any(one.firm for one in (*en, *zh)):
        return
    both = sides(
        sentences,
        (operator(one, sentences.en, sentences.en_tokens, "en") for one in en),
        (operator(one, sentences.zh, sentences.zh_tokens, "zh", back=one.label in COMPARED) for one in zh),
    )
    yield from compare(both, HOW)


def _english(text: str) -> list[FoundOperator]:
    lower = text.lower()
    found: list[FoundOperator] = []
    if " than" in lower or " as " in lower:
        for label, pattern in (
            ("not more", NO_MORE_THAN),
            ("less", NOT_AS_AS),
            ("same", AS_AS),
            ("more", THAN),
        ):
            for match in pattern.finditer(lower):
                if _is_free(found, match.start(), match.end()):
                    # "more than 20" is a number, "rather than" no comparison.
                    counts = A_NUMBER.match(lower, match.end()) or match[0].endswith(
                        ("later than", "earlier than")
                    )
                    name = LOOKALIKE if counts else "less" if match[0].startswith("less") else label
                    found.append(FoundOperator(name, match.start(), match.end(), firm=True))
    found += [one for one in ENGLISH.find(text) if _is_free(found, one.start, one.end)]
    return [
        _denied(one) if DENIAL_BEFORE.search(lower, max(0, one.start - 60), one.start) else one
        for one in found
        if one.label != LOOKALIKE
    ]


# "They do not work for everyone", "we did not read every source": a denial before it in the clause denies the whole, not
# each part; "not worse than" says that it is no more.
DENIAL_BEFORE = re.compile(r"(?:\b(?:not|never|cannot)|n['’]t)(?: [a-z'’-]+){0,6} $")
# 不要超过 and 不一定会删除所有: in Chinese, too. What stands before a 的 (非技术培训的所有模型) only names which ones; 您的所有文件 is a whole.
BETWEEN_ZH = re.compile("(?:[^，。；！？、的将把]|(?<=[我你您他她它们其])的){0,7}")
DENIES_ZH = frozenset("不未勿别没非无避")
DENIED_LABELS = {"all": "not all", "always": "not all", "more": "not more", "less": "not more"}


def _denied(one: FoundOperator) -> FoundOperator:
    """What is left of an operator that a denial before it in its clause denies; how far the denial reaches is not known, so that it
    may answer and needs no answer."""
    return one._replace(label=DENIED_LABELS[one.label], firm=False) if one.label in DENIED_LABELS else one


def _denied_in_chinese(one: FoundOperator, text: str) -> FoundOperator:
    """The operator as a denial shortly before it leaves it."""
    if one.label not in DENIED_LABELS:
        return one
    is_denied = any(
        cue.end <= one.start
        and not DENIES_ZH.isdisjoint(cue.text)
        and BETWEEN_ZH.fullmatch(text, cue.end, one.start)
        for cue in chinese_cues(text)
        if cue.force != "faint"
    )
    return _denied(one) if is_denied else one


def _chinese(text: str) -> list[FoundOperator]:
    found: list[FoundOperator] = []
    patterns = (("not more", NOT_BI), ("same", SAME_AS), ("less", NOT_AS), ("more", BI_GENG))
    if any(sign in text for sign in "比与和跟同如及没"):
        for label, pattern in patterns:
            found += [
                FoundOperator(label, match.start(), match.end(), firm=True)
                for match in pattern.finditer(text)
                if _is_free(found, match.start(), match.end())
            ]
    found += [one for one in CHINESE.find(text) if _is_free(found, one.start, one.end)]
    return [_denied_in_chinese(one, text) for one in found]


def _is_free(found: list[FoundOperator], start: int, end: int) -> bool:
    return all(end <= one.start or one.end <= start for one in found)
