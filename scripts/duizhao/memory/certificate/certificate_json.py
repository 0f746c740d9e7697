"""A certificate as JSON: the form that is kept beside a release, and that `--verify` reads. Same state, same bytes."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.base.files import read_text
from duizhao.checks.finding import Finding, Place
from duizhao.memory.certificate.page_certificate import CertifiedPair, CertifiedText, PageCertificate
from duizhao.memory.entry import Signature

# The number of this form: a program that knows another one only must not guess.
FORMAT = 1


def as_json(certificate: PageCertificate) -> str:
    """The certificate as one JSON object, as docs/schemas/certificate.schema.json has it, Chinese as it is."""
    applied, commit = certificate.applied, certificate.commit
    told: dict[str, Any] = {
        "certificate": FORMAT,
        "page": certificate.key,
        "complete": certificate.is_complete,
        "missing": [_both(one) for one in certificate.missing],
        **{
            language: {"path": file.path, "sha256": file.sha256} if file else None
            for language, file in certificate.files.items()
        },
        "commit": {"name": commit.name, "on": commit.on} if commit else None,
        "steps": [{"step": step, "roles": list(roles)} for step, roles in certificate.policy.roles],
        "two_people": certificate.policy.two_people,
        "pairs": [_pair(pair) for pair in certificate.pairs],
        "findings": [_finding(one) for one in certificate.findings],
        "waivers": [_waived(one) for one in certificate.waived],
        "duizhao": applied.version,
        "rules": list(applied.rules),
        "rules_off": list(applied.off),
        "rules_severity": dict(applied.severity),
        "rules_off_on": {pattern: list(rules) for pattern, rules in applied.per_path},
        "profile": applied.profile,
        "chinese": applied.chinese,
        "files": dict(applied.files),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def read_certificate(path: Path) -> Mapping[str, Any]:
    """What `as_json` wrote into the file at `path`, as far as a page is held against it.

    Raises CannotRun where it is no certificate, or one in a form that this program does not know.
    """
    try:
        told = json.loads(read_text(path), object_pairs_hook=_once)
    except (ValueError, RecursionError) as fault:
        raise CannotRun(f"{path}: not JSON: {fault}.", f"{path}：不是有效的 JSON：{fault}。") from fault
    if not isinstance(told, dict) or "certificate" not in told:
        raise _no_certificate(path)
    if told["certificate"] != FORMAT or isinstance(told["certificate"], bool):
        raise CannotRun(
            f"{path}: a certificate in form {told['certificate']!r}; this program reads form {FORMAT}. Use the version "
            f"of Duizhao that wrote it: {told.get('duizhao')!r}.",
            f"{path}：证明的格式是 {told['certificate']!r}，本程序只能读取格式 {FORMAT}。"
            f"请使用写出它的 Duizhao 版本：{told.get('duizhao')!r}。",
        )
    if not _is_whole(told):
        raise _no_certificate(path)
    return told


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON whose names stand once: of two, readers would take now the one and now the other."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice in it")
    return found


def _no_certificate(path: Path) -> CannotRun:
    return CannotRun(
        f"{path}: not a certificate of Duizhao. `duizhao certificate PAGE --json FILE` writes one.",
        f"{path}：不是 Duizhao 的对照证明。可用 `duizhao certificate 页面 --json 文件` 生成。",
    )


def _is_whole(told: Mapping[str, Any]) -> bool:
    pairs = told.get("pairs")
    return (
        isinstance(told.get("page"), str)
        and isinstance(told.get("complete"), bool)
        and all(_is_side(told.get(language, "")) for language in ("en", "zh"))
        and isinstance(pairs, list)
        and all(
            isinstance(pair, dict)
            and isinstance(pair.get("section"), str)
            and all(_is_side(pair.get(language, "")) for language in ("en", "zh"))
            and isinstance(pair.get("signatures"), list)
            and all(isinstance(one, dict) for one in pair["signatures"])
            for pair in pairs
        )
    )


def _is_side(side: object) -> bool:
    return side is None or (isinstance(side, dict) and isinstance(side.get("sha256"), str))


def _both(told: Bilingual) -> dict[str, str]:
    return {"en": told.en, "zh": told.zh}


def _pair(pair: CertifiedPair) -> dict[str, Any]:
    return {
        "section": pair.section,
        "kind": pair.kind,
        "safety": pair.safety,
        "state": pair.state,
        "step": pair.step,
        "approved": pair.is_approved,
        "waits_for": _both(pair.waits_for) if pair.waits_for else None,
        "en": _text(pair.en),
        "zh": _text(pair.zh),
        "signatures": [signature_as_json(one) for one in pair.signatures],
        "draft": pair.draft or None,
    }


def _text(text: CertifiedText | None) -> dict[str, Any] | None:
    return {"line": text.line, "sha256": text.sha256, "start": text.start} if text else None


def signature_as_json(one: Signature) -> dict[str, str]:
    """Who took a step, when, in which role and with which qualification."""
    return {
        "step": one.step,
        "by": one.by,
        "on": one.on,
        "role": one.role,
        "qualification": one.qualification,
    }


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "severity": one.severity,
        "confidence": one.confidence,
        "place": _place(one.place),
        "compare": _place(one.compare) if one.compare else None,
        "message": _both(one.message),
    }


def _place(place: Place) -> dict[str, Any]:
    return {"language": place.language, "line": place.line, "column": place.column}


def _waived(one: Finding) -> dict[str, Any]:
    assert one.waiver
    return {**_finding(one), "reason": one.waiver.reason, "by": one.waiver.by, "on": one.waiver.on or None}
