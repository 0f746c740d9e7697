"""What argparse says about arguments, in Chinese.

argparse asks gettext for its sentences, for the whole process and in one language. Here each sentence is recognised when
it is about to be printed. One that a newer Python words anew stays English, which is better than nothing.
"""

# The English of a sentence and what is said instead. What stands in the braces of the one stands in those of the other.
SENTENCES = (
    ("the following arguments are required: {0}", "缺少必需的参数：{0}"),
    ("unrecognized arguments: {0}", "无法识别的参数：{0}"),
    ("one of the arguments {0} is required", "以下参数须指定一个：{0}"),
    ("not allowed with argument {0}", "不能与参数 {0} 同时使用"),
    ("invalid choice: {0} (choose from {1})", "没有 {0} 这一项（可选：{1}）"),
    ("unknown parser {0} (choices: {1})", "没有命令 {0}（可选：{1}）"),
    ("invalid {0} value: {1}", "{1} 不是有效的 {0} 值"),
    ("expected one argument", "需要一个值"),
    ("expected at most one argument", "最多只能有一个值"),
    ("expected at least one argument", "至少需要一个值"),
    ("expected {0} argument", "需要 {0} 个值"),
    ("expected {0} arguments", "需要 {0} 个值"),
    ("ambiguous option: {0} could match {1}", "选项 {0} 不明确，可能是 {1}"),
    ("ignored explicit argument {0}", "不接受值 {0}"),
)
# It is told with what follows it, which is a sentence of its own.
ARGUMENT = "argument {0}: {1}"


def in_chinese(message: str) -> str:
    """The Chinese of what argparse says; the message itself where it is not known."""
    if about := _filled(message, ARGUMENT):
        name, said = about
        return f"参数 {name}：{in_chinese(said)}"
    for english, chinese in SENTENCES:
        if (given := _filled(message, english)) is not None:
            return chinese.format(*given)
    return message


def _filled(message: str, sentence: str) -> tuple[str, ...] | None:
    """What stands in `message` where the `sentence` has braces; None where it is another sentence."""
    before, _, rest = sentence.partition("{0}")
    between, is_second, after = rest.partition("{1}")
    if not is_second:
        between, after = "", rest
    if before == sentence:
        return () if message == sentence else None
    if not (message.startswith(before) and message.endswith(after) and len(message) >= len(before + after)):
        return None
    inner = message[len(before) : len(message) - len(after)]
    if not is_second:
        return (inner,)
    first, is_there, second = inner.partition(between)
    return (first, second) if is_there else None
