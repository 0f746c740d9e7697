"""Numbers that say which thing is meant and not how much: step 4, figure 2, 第 3 步."""

from collections.abc import Sequence

from duizhao.text.language.quantities.quantity import Quantity


def unlike_labels(
    left_en: Sequence[Quantity], left_zh: Sequence[Quantity]
) -> list[tuple[Quantity, Quantity]]:
    """The labels that are left of both sides, in pairs: "step 2" and 第 3 步, whichever way each side counts them. One that only
    one side has is no difference: "number one" is 头号."""
    written = [
        [[one for one in side if one.written == kind] for kind in ("label", "numbered")]
        for side in (left_en, left_zh)
    ]
    (labels_en, numbered_en), (labels_zh, numbered_zh) = written
    both = min(len(labels_en), len(labels_zh))
    return [
        *zip(labels_en, labels_zh, strict=False),
        *zip(labels_en[both:], numbered_zh, strict=False),
        *zip(numbered_en, labels_zh[both:], strict=False),
        *(zip(numbered_en, numbered_zh, strict=False) if not labels_en and not labels_zh else ()),
    ]
