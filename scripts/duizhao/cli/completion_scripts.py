"""Scripts that complete words for bash, zsh and fish, made from the parser: they know what it knows."""

import argparse
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from duizhao.checks.rule import all_rules
from duizhao.cli.command_parser import options, subparsers

RULE = "RULE"


@dataclass(frozen=True, slots=True)
class TypedOption:
    """An option as it is typed: its `flags`, whether a value follows, from which `words` that is taken (any text, or a
    file, where there are none), and what it does."""

    flags: tuple[str, ...]
    takes_value: bool
    words: tuple[str, ...]
    help: str


@dataclass(frozen=True, slots=True)
class TypedCommand:
    """A command as it is typed, its options, and from which `words` its other arguments are taken. The name of what stands
    before a command is empty, and its words are the commands."""

    name: str
    help: str
    options: tuple[TypedOption, ...]
    words: tuple[str, ...]

    @property
    def flags(self) -> tuple[str, ...]:
        """All that may be typed and begins with a dash."""
        return tuple(flag for option in self.options for flag in option.flags)


def typed_words(top: argparse.ArgumentParser) -> tuple[TypedCommand, ...]:
    """What can be typed behind the name of the program: first before any command, then behind each."""
    commands = subparsers(top)
    behind = (_command(name, one.description or "", one, ()) for name, one in commands.items())
    return _command("", top.description or "", top, tuple(commands)), *behind


def _command(name: str, told: str, parser: argparse.ArgumentParser, words: Sequence[str]) -> TypedCommand:
    known = options(parser)
    named = tuple(
        TypedOption(tuple(one.option_strings), one.nargs != 0, _words(one), _plain(one.help or ""))
        for one in known
        if one.option_strings
    )
    others = (word for one in known if not one.option_strings for word in _words(one))
    return TypedCommand(name, _plain(told), named, (*words, *others))


def _words(argument: argparse.Action) -> tuple[str, ...]:
    if argument.choices:
        return tuple(str(choice) for choice in argument.choices)
    return tuple(rule.id for rule in all_rules()) if argument.metavar == RULE else ()


def _plain(help_text: str) -> str:
    return help_text.replace("%%", "%")


def _arms(commands: Iterable[TypedCommand]) -> Iterator[str]:
    """The arms of the `case` that bash and zsh share: it looks at the command, the word before and the word itself."""
    for command in commands:
        for option in command.options:
            if option.takes_value:
                for flag in option.flags:
                    yield f"        {shlex.quote(f'{command.name} {flag}')}:*) {_offer(option.words)} ;;"
        yield f"        '{command.name} '*:-*) {_offer(command.flags)} ;;"
        yield f"        '{command.name} '*) {_offer(command.words)} ;;"


def _offer(words: Iterable[str]) -> str:
    return f"offered=({' '.join(map(shlex.quote, words))})"


def bash(commands: Sequence[TypedCommand]) -> str:
    """The script for bash 3.2 and newer. Where no word is offered, bash completes the names of files."""
    return f"""\
# Completes the words behind duizhao. Put this into ~/.bashrc: source <(duizhao completion bash)
_duizhao() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}" before="" command="" number=1
    local -a offered=()
    while [ "$number" -lt "$COMP_CWORD" ]; do
        case "${{COMP_WORDS[number]}}" in
            --language | --root)
                # Bash cuts --root=DIR into three words.
                [ "${{COMP_WORDS[number + 1]}}" = "=" ] && number=$((number + 1))
                number=$((number + 1)) ;;
            -*) ;;
            *) command="${{COMP_WORDS[number]}}"; break ;;
        esac
        number=$((number + 1))
    done
    before="${{COMP_WORDS[COMP_CWORD - 1]}}"
    if [ "$word" = "=" ]; then
        word=""
    elif [ "$before" = "=" ] && [ "$COMP_CWORD" -gt 1 ]; then
        before="${{COMP_WORDS[COMP_CWORD - 2]}}"
    fi
    case "$command $before:$word" in
{_joined(commands)}
    esac
    COMPREPLY=()
    if [ "${{#offered[@]}}" -gt 0 ]; then
        COMPREPLY=($(compgen -W "${{offered[*]}}" -- "$word"))
    fi
}}
complete -o bashdefault -o default -F _duizhao duizhao
"""


def zsh(commands: Sequence[TypedCommand]) -> str:
    """The script for zsh: a file `_duizhao` in a folder of `fpath`, or read with `source`."""
    return f"""\
#compdef duizhao
# Completes the words behind duizhao. Put this into ~/.zshrc, below compinit: source <(duizhao completion zsh)
_duizhao() {{
    local word="${{words[CURRENT]}}" before="${{words[CURRENT - 1]}}" command="" number
    local -a offered
    for ((number = 2; number < CURRENT; number++)); do
        case "${{words[number]}}" in
            --language | --root) ((number++)) ;;
            -*) ;;
            *) command="${{words[number]}}"; break ;;
        esac
    done
    if [[ "$word" == --*=* ]]; then
        before="${{word%%=*}}"
        word="${{word#*=}}"
        compset -P '*='
    fi
    case "$command $before:$word" in
{_joined(commands)}
    esac
    (( ${{#offered}} )) && compadd -a offered && return
    _files
}}
if [ "${{funcstack[1]}}" = "_duizhao" ]; then
    _duizhao "$@"
else
    compdef _duizhao duizhao
fi
"""


def fish(commands: Sequence[TypedCommand]) -> str:
    """The script for fish: a line for each word that may be typed, with what it does."""
    names = " ".join(command.name for command in commands if command.name)
    lines = [
        "# Completes the words behind duizhao. Save this as ~/.config/fish/completions/duizhao.fish",
        f"set -l commands {names}",
    ]
    for command in commands:
        seen = (
            f"__fish_seen_subcommand_from {command.name}"
            if command.name
            else "not __fish_seen_subcommand_from $commands"
        )
        where = f'complete -c duizhao -n "{seen}"'
        if command.name:
            lines.append(
                'complete -c duizhao -f -n "not __fish_seen_subcommand_from $commands" '
                f"-a {command.name} -d {_in_fish(command.help)}"
            )
        for option in command.options:
            flags = " ".join(
                f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags
            )
            value = (
                f" -x -a {_in_fish(' '.join(option.words))}" if option.words else " -r" * option.takes_value
            )
            lines.append(f"{where} {flags}{value} -d {_in_fish(option.help)}")
        if command.name and command.words:
            lines.append(f"{where} -a {_in_fish(' '.join(command.words))}")
    return "\n".join(lines) + "\n"


def _joined(commands: Iterable[TypedCommand]) -> str:
    return "\n".join(_arms(commands))


def _in_fish(text: str) -> str:
    """`text` as one word of fish, whose quotes know two escapes."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


# The name of each shell, and what makes its script.
SHELLS: Mapping[str, Callable[[Sequence[TypedCommand]], str]] = MappingProxyType(
    {"bash": bash, "zsh": zsh, "fish": fish}
)
