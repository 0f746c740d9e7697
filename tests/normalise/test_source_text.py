"""The measured truth on the text that this library was made from."""

import hashlib
import re
from collections import Counter

import pytest

from duizhao.base.bilingual import LANGUAGES
from duizhao.normalise.account import uncovered
from duizhao.normalise.console_report import outcome_line, sum_line
from duizhao.normalise.draft_pages import drafts
from duizhao.normalise.edits import undo
from duizhao.normalise.placement import as_toml
from duizhao.normalise.run import Normalised, SourceKnowledge, _for_pages

SHA256 = "92cda56bf4798a45bedd4d28caa4a18b47f1e3da802a0cd2004274bb36e46828"
LOST_CONCLUSION = 55
HEADINGS = [
    (3, 2, "Introduction"),
    (7, 2, "What is Ketamine?"),
    (11, 2, "Who May Not Be a Good Candidate for Ketamine Treatment?"),
    (15, 3, "Personal Medication History"),
    (19, 3, "Medical Condition History"),
    (23, 3, "History of Psychiatric Conditions"),
    (27, 3, "Pregnancy and Breastfeeding"),
    (31, 2, "What Are the Potential Benefits of Ketamine Treatment?"),
    (40, 2, "How is Ketamine Treatment Administered?"),
    (44, 2, "What Are the Potential Short-term Side Effects of Ketamine?"),
]
REPAIRS = {
    "misspelt name": 8,
    "list mark": 8,
    "half-width punctuation": 6,
    "stray heading mark": 1,
    "missing space": 1,
    "missing capital": 1,
    "verb form": 1,
}
TOPICS = {
    "contraindications": 10,
    "side-effects": 7,
    "benefits": 6,
    "candidacy": 5,
    "overview": 2,
    "administration": 2,
    "": 2,
}


def test_the_source_is_as_it_was_received(source_path) -> None:
    assert hashlib.sha256(source_path.read_bytes()).hexdigest() == SHA256


def test_34_pieces_by_kind(alone: Normalised) -> None:
    kinds = Counter(piece.kind for piece in alone.pieces)
    assert kinds == {"paragraph": 13, "heading": 10, "item": 8, "boilerplate": 2, "title": 1}


def test_headings_and_their_levels(alone: Normalised) -> None:
    headings = [piece for piece in alone.pieces if piece.kind == "heading"]
    assert [(piece.line, piece.level, piece.text) for piece in headings] == HEADINGS


def test_language_of_each_line(alone: Normalised) -> None:
    lines = {piece.line: piece.language for piece in alone.pieces}
    assert Counter(lines.values()) == {"en": 29, "zh": 4, "mixed": 1}
    assert [line for line, language in lines.items() if language == "zh"] == [21, 25, 29, 57]
    assert lines[33] == "mixed"


def test_language_of_each_sentence(alone: Normalised) -> None:
    assert alone.sentences == {"en": 41, "zh": 7, "mixed": 1}


def test_sentences_stand_where_they_are_said_to(alone: Normalised) -> None:
    for piece in alone.pieces:
        for span in piece.sentences:
            assert piece.start <= span.start < span.end <= piece.end


def test_every_character_is_in_one_piece(alone: Normalised) -> None:
    assert list(uncovered(alone.source, alone.pieces)) == []


def test_26_repairs_by_reason(alone: Normalised) -> None:
    assert Counter(edit.why for piece in alone.pieces for edit in piece.edits) == REPAIRS


def test_every_repair_names_its_place_in_the_source(alone: Normalised) -> None:
    for piece in alone.pieces:
        for edit in piece.edits:
            assert piece.start <= edit.start <= edit.end <= piece.end
            assert alone.source.text[edit.start : edit.end] == edit.old


def test_every_repair_can_be_undone(alone: Normalised) -> None:
    for piece in alone.pieces:
        assert undo(piece.text, piece.edits) == alone.source.text[piece.start : piece.end]


def test_the_name_is_right_everywhere(alone: Normalised) -> None:
    text = "\n".join(piece.text for piece in alone.pieces)
    assert text.count("氯胺酮") == 8
    assert not re.search("(?<!氯胺)酮|酮胺", text)
    assert "side effects of 氯胺酮 treatment" in text


def test_topics(alone: Normalised) -> None:
    assert Counter(piece.topic for piece in alone.pieces) == TOPICS


def test_the_lost_conclusion_is_a_paragraph_about_candidacy(alone: Normalised) -> None:
    (conclusion,) = [piece for piece in alone.pieces if piece.line == LOST_CONCLUSION]
    assert (conclusion.kind, conclusion.topic) == ("paragraph", "candidacy")
    assert conclusion.text.startswith("Ketamine treatment can be a safe")


def test_nothing_is_paired_by_position(alone: Normalised) -> None:
    assert (len(alone.pairs), alone.gaps_before_memory) == (0, 32)


def test_the_memory_fills_every_gap(alone: Normalised) -> None:
    assert alone.gaps == 0
    assert all(filled.side(language).score == 100 for filled in alone.filled for language in LANGUAGES)


def test_the_sum_of_characters(alone: Normalised) -> None:
    assert alone.sum.holds
    assert sum_line(alone.sum, "en") == (
        "3,902 characters = 60 blank + 41 title + 348 headings + 2,925 paragraphs + 445 list items"
        " + 83 boilerplate"
    )
    assert outcome_line(alone.sum, "zh") == "3,902 个字符 = 60 空白 + 3,759 保留 + 83 未采用"


@pytest.mark.parametrize(
    "words", ["safe and effective", "promising", "不能错过", "突破", "无法治疗", "物质滥用"]
)
def test_wording_is_flagged_and_not_rewritten(words: str, alone: Normalised) -> None:
    flagged = [(piece, flag) for piece in alone.pieces for flag in piece.flags if flag.words == words]
    assert flagged
    for piece, flag in flagged:
        assert words in piece.text
        assert flag.why.en and flag.why.zh


def test_flags_stand_where_they_are_said_to(alone: Normalised) -> None:
    for piece in alone.pieces:
        for flag in piece.flags:
            assert alone.source.text[flag.start : flag.end] == flag.words


def test_the_drafts_are_complete_in_both_languages(alone: Normalised, tools: SourceKnowledge) -> None:
    pages = drafts(_for_pages([alone]), tools.topics)
    names = {page.name: page for page in pages}
    assert set(names) == {f"{language}/{topic.id}.md" for language in LANGUAGES for topic in tools.topics}
    for topic in tools.topics:
        en, zh = names[f"en/{topic.id}.md"], names[f"zh/{topic.id}.md"]
        assert en.anchors == zh.anchors
        assert en.text.count("\n- ") == zh.text.count("\n- ")
        assert "Not yet translated" not in en.text and "尚未翻译" not in zh.text
        assert not re.search("[\u4e00-\u9fff]", re.sub("<!--.*?-->", "", en.text))


def test_the_placement_tells_every_repair_and_flag(alone: Normalised) -> None:
    told = as_toml(alone.placement)
    assert told.count("[[piece]]") == 34
    assert told.count('new = "氯胺酮", why = "misspelt name"') == 8
    assert "safe and effective: promotion" in told


def test_boilerplate_is_left_out_with_a_reason(alone: Normalised) -> None:
    left_out = [record for record in alone.placement.records if record.fate.outcome == "left out"]
    assert [record.text for record in left_out] == [
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
    ]
    assert all(record.fate.reason.en and record.fate.reason.zh for record in left_out)
