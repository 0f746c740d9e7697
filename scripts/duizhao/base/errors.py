"""What stops a run and can be mended by the person who started it."""

from duizhao.base.bilingual import Bilingual


class CannotRun(Exception):
    """The input does not allow the run. The command prints the sentence and exits with 2."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en)
        self.message = Bilingual(en, zh)
