"""Whether a page still is what was certified, and which block pairs are not."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from duizhao.base.bilingual import LANGUAGE_NAMES, LANGUAGES, Bilingual, Language
from duizhao.checks.workspace import Workspace
from duizhao.memory.certificate.certificate_json import signature_as_json
from duizhao.memory.certificate.make_certificate import make_certificate, sha256
from duizhao.memory.states.library_states import library_states
from duizhao.memory.states.pair_state import BlockState, PageState

# The digests of both sides of a block pair; None for a side that is not there.
Digests = tuple[str | None, str | None]


def verify_certificate(certificate: Mapping[str, Any], workspace: Workspace) -> tuple[Bilingual, ...]:
    """What is not as `certificate` (as `read_certificate` gives it) says; nothing where the page is what was certified.

    The two files are compared by their bytes, the block pairs by their texts, and each signature with the memory: one that
    came later is no difference, one that is not there is. Raises CannotRun as `library_states` does.
    """
    key = certificate["page"]
    page = next(library_states(workspace, {key}), None)
    if page is None:
        return (Bilingual(f"There is no page {key} any more.", f"页面 {key} 已不存在。"),)
    blocks = list(_blocks(certificate, page))
    return (*_files(certificate, page, alone=not blocks), *blocks, *_claims(certificate, page, workspace))


def _claims(certificate: Mapping[str, Any], page: PageState, workspace: Workspace) -> Iterator[Bilingual]:
    """What the certificate claims beyond what the memory and the check say now: that the page is complete, that a pair was
    approved."""
    now = make_certificate(workspace, page.key)
    if certificate["complete"] and not now.is_complete:
        reasons = " ".join(reason.en for reason in now.missing), "".join(reason.zh for reason in now.missing)
        yield Bilingual(
            f"The certificate says that the page is complete; it is not: {reasons[0]}",
            f"证明称页面完整，但现在并不完整：{reasons[1]}",
        )
    approved = sum(pair.is_approved for pair in now.pairs)
    claimed = sum(pair.get("approved") is True for pair in certificate["pairs"])
    if claimed > approved:
        yield Bilingual(
            f"The certificate says that {claimed} block pairs are approved; {approved} are.",
            f"证明称有 {claimed} 对内容已确认，现在只有 {approved} 对。",
        )


def _files(certificate: Mapping[str, Any], page: PageState, alone: bool) -> Iterator[Bilingual]:
    for language in LANGUAGES:
        name, side = LANGUAGE_NAMES[language], page.pair.side(language)
        was = (certificate[language] or {}).get("sha256")
        now = sha256(side.path.read_bytes()) if side else None
        if was == now:
            continue
        if now is None:
            yield Bilingual(f"The {name['en']} page is not there any more.", f"{name['zh']}页面已不存在。")
        elif was is None:
            yield Bilingual(f"The {name['en']} page was not there.", f"当时没有{name['zh']}页面。")
        else:
            only = (
                Bilingual("; no text of a block is another one", "，但各内容块的文字未变") if alone else None
            )
            yield Bilingual(
                f"The file of the {name['en']} page is another one{only.en if only else ''}.",
                f"{name['zh']}页面的文件已改变{only.zh if only else ''}。",
            )


def _blocks(certificate: Mapping[str, Any], page: PageState) -> Iterator[Bilingual]:
    """What became of each certified pair, in the order of the certificate; then what is new on the page."""
    left: dict[Digests, list[BlockState]] = {}
    for state in page.blocks:
        left.setdefault(_now(state), []).append(state)
    changed = []
    for pair in certificate["pairs"]:
        here = left.get(_then(pair))
        if not here:
            changed.append(pair)
            continue
        state = here.pop(0)
        if lost := _lost(pair["signatures"], state):
            yield Bilingual(
                f"{_spot(page, state)}: the memory does not have what was signed: {lost}.",
                f"{_spot(page, state)}：记忆库中没有当时的签署：{lost}。",
            )
    for pair in changed:
        yield from _changed(pair, page, left)
    for rest in left.values():
        for state in rest:
            yield Bilingual(
                f"{_spot(page, state)}: this was not on the page, or not like this.",
                f"{_spot(page, state)}：当时页面上没有这一段，或文字不同。",
            )


def _changed(
    pair: Mapping[str, Any], page: PageState, left: dict[Digests, list[BlockState]]
) -> Iterator[Bilingual]:
    """A certified pair that is not there any more: with the one that has kept one of its sides, where there is one."""
    then = _then(pair)
    for number, language in enumerate(LANGUAGES):
        for digests, states in left.items():
            if then[number] and digests[number] == then[number] and states:
                spot = _spot(page, states.pop(0))
                yield _side_changed(spot, "zh" if language == "en" else "en")
                return
    start = (
        next((side.get("start", "") for language in LANGUAGES if (side := pair[language])), "")
        or pair["section"]
    )
    yield Bilingual(
        f"{page.key}#{pair['section']}: not on the page any more: “{start}”.",
        f"{page.key}#{pair['section']}：页面上已没有：“{start}”。",
    )


def _side_changed(spot: str, language: Language) -> Bilingual:
    name = LANGUAGE_NAMES[language]
    return Bilingual(
        f"{spot}: the {name['en']} is not what was certified.", f"{spot}：{name['zh']}已不是证明时的文字。"
    )


def _lost(certified: Sequence[Mapping[str, str]], state: BlockState) -> str:
    """The certified signatures that the memory does not have, as a person reads them; empty where it has all."""
    here = [signature_as_json(one) for one in state.entry.signatures] if state.entry else []
    lost = [one for one in certified if dict(one) not in here]
    return "; ".join(f"{one.get('step')} {one.get('by')} {one.get('on')}" for one in lost)


def _then(pair: Mapping[str, Any]) -> Digests:
    en, zh = ((pair[language] or {}).get("sha256") for language in LANGUAGES)
    return en, zh


def _now(state: BlockState) -> Digests:
    en, zh = (sha256(side.text) if (side := state.side(language)).blocks else None for language in LANGUAGES)
    return en, zh


def _spot(page: PageState, state: BlockState) -> str:
    language = "en" if state.en.blocks else "zh"
    return f"{page.key}:{state.first.line} ({language})"
