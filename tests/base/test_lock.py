"""One writer at a time, with the locks of the system and without them."""

from pathlib import Path

import pytest

from duizhao.base import lock
from duizhao.base.errors import CannotRun
from duizhao.base.lock import locked


@pytest.fixture(params=["the system's locks", "a lock file"])
def _either(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "a lock file":
        monkeypatch.setattr(lock, "fcntl", None)


@pytest.mark.usefixtures("_either")
def test_a_second_one_waits_and_then_gives_up(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(CannotRun) as stopped, locked(tmp_path, longest_wait=0.05):
        raise AssertionError("two hold the folder")
    assert "another run is writing here" in stopped.value.message.en
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("_either")
def test_it_is_free_again_after_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(tmp_path):
        raise ZeroDivisionError
    with locked(tmp_path, longest_wait=0):
        # A lock file that an older run left must be found under the name that every version gave it.
        assert lock.fcntl or (tmp_path / ".duizhao.lock").exists()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("_either")
def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotRun) as stopped, locked(tmp_path / "gone"):
        raise AssertionError("nothing can be held")
    assert stopped.value.message.en.startswith(f"{tmp_path / 'gone'}: cannot be locked")
