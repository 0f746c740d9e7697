from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import LANGUAGE_NAMES, LANGUAGES, Bilingual, other
from duizhao.checks.compare_blocks.link_targets import targets, unlike
from duizhao.checks.rule import Example, Fault, Knowledge, PageRule, Spot
from duizhao.library.pages import Page


def check(_en: Page, _zh: Page, blocks: tuple[BlockPair, ...], _knowledge: Knowledge) -> Iterator[Fault]:
    for pair in blocks:
        if pair.en is None or pair.zh is None or pair.en.kind == "code":
            continue
        images_en, images_zh = targets(pair.en, images=True), targets(pair.zh, images=True)
        if not images_en and not images_zh:
            continue
        found = unlike(images_en, images_zh, lambda _en, _zh: True)
        for image_en, image_zh in found.changed:
            yield Fault(
                "zh",
                Spot(pair.zh, image_zh.start, image_zh.end),
                Spot(pair.en, image_en.start, image_en.end),
                Bilingual(
                    f"The English shows {image_en.target}, the Chinese {image_zh.target}.",
                    f"英文显示 {image_en.target}，中文显示 {image_zh.target}。",
                ),
            )
        for language in LANGUAGES:
            here, there = (pair.en, pair.zh) if language == "en" else (pair.zh, pair.en)
            name = LANGUAGE_NAMES[other(language)]
            for image in found.only[language]:
                yield Fault(
                    other(language),
                    Spot(there),
                    Spot(here, image.start, image.end),
                    Bilingual(
                        f"The {name['en']} text lacks the image {image.target}.",
                        f"{name['zh']}缺少图片 {image.target}。",
                    ),
                )


rule = PageRule(
    guards=Bilingual(
        "Both languages show the same images, in any order; a file may bear the name of its language.",
        "两种语言显示相同的图片，顺序不限；文件名可以带语言标记。",
    ),
    why=Bilingual(
        "A chart or a drawing that only one language shows is lost to the readers of the other.",
        "只有一种语言显示的图表，另一种语言的读者看不到。",
    ),
    fix=Bilingual(
        "Show the image in both languages, or its translation under a name such as `chart.zh.png`.",
        "请在两种语言中都显示这张图片；译过的图片可以用 `chart.zh.png` 这样的文件名。",
    ),
    example=Example(
        broken_en="![How long it lasts](chart.png)\n",
        broken_zh="![持续时间](photo.png)\n",
        repaired_en="![How long it lasts](chart.png)\n",
        repaired_zh="![持续时间](chart.zh.png)\n",
    ),
    check=check,
)
