"""Text in both languages. Imports nothing of this package."""
from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("en", "zh")


@dataclass(frozen=True, order=True)
class Bilingual:
    """A text that exists in English and in Simplified Chinese."""

    en: str
    zh: str

    def __str__(self) -> str:
        return self.en

    def get(self, lang: str) -> str:
        """The text in a language (``en`` or ``zh``)."""
        return self.zh if lang == "zh" else self.en

    def __add__(self, other: Bilingual) -> Bilingual:
        return Bilingual(self.en + other.en, self.zh + other.zh)
