"""Nobody gets a part under the GPL who did not ask for the extra that needs it."""

import pytest
from bench.licences import MAY_BE_GPL, NOT_HERE, is_copyleft, licence, packages


def test_gpl_parts_come_with_extras_alone() -> None:
    brought = packages()
    assert {"polib", "lxml", "mkdocs", "translate-toolkit"} <= brought.keys()
    grave = {name: by for name, by in brought.items() if is_copyleft(licence(name))}
    assert grave and all(by <= MAY_BE_GPL for by in grave.values()), grave


def test_every_package_that_is_here_says_its_licence() -> None:
    silent = [name for name in packages() if licence(name) in ("says nothing", "UNKNOWN")]
    assert not silent
    assert licence("no-such-package") == NOT_HERE


@pytest.mark.parametrize(
    ("said", "copyleft"),
    [
        ("GPL-3.0-or-later", True),
        ("GNU Affero General Public License v3", True),
        ("AGPL-3.0-only", True),
        ("GPL-2.0-only OR MIT", False),
        ("LGPL-2.1-or-later", False),
        ("MIT", False),
        ("MPL-2.0", False),
    ],
)
def test_what_counts_as_gpl(said: str, copyleft: bool) -> None:
    assert is_copyleft(said) is copyleft
