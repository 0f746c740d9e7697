"""A template is compiled once for all languages, and anew where its text is another one."""

from jinja2 import BytecodeCache, DictLoader, Environment

from duizhao.mkdocs_plugin.compiled_templates import CompiledTemplates


class CountingEnvironment(Environment):
    """Counts what it compiles."""

    compiled = 0

    def compile(self, *given, **named):  # type: ignore[no-untyped-def]
        type(self).compiled += 1
        return super().compile(*given, **named)


def shown(text: str, cache: BytecodeCache, word: str) -> str:
    """What a template says in an environment of its own."""
    env = CountingEnvironment(loader=DictLoader({"a.html": text}), bytecode_cache=cache)
    return env.get_template("a.html").render(word=word)


def test_a_template_is_compiled_once() -> None:
    cache = CompiledTemplates()
    before = CountingEnvironment.compiled
    assert shown("Hello {{ word }}", cache, "you") == "Hello you"
    assert shown("Hello {{ word }}", cache, "两种语言") == "Hello 两种语言"
    assert CountingEnvironment.compiled == before + 1
    assert shown("Good-bye {{ word }}", cache, "you") == "Good-bye you"
    assert CountingEnvironment.compiled == before + 2
