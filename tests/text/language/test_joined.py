from duizhao.text.language.join_lines import joined


def test_spaces_between_chinese_characters_go():
    whole = joined("不 能\n去 NMDA 受 体")
    assert whole.text == "不能去 NMDA 受体"
    assert whole.span(0, 2) == (0, 3)
    assert whole.span(9, 11) == (11, 14)


def test_text_without_such_spaces_stays():
    assert joined("不能去 NMDA").span(1, 2) == (1, 2)
