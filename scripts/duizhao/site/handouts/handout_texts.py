"""What a printed page says beside its text."""

from duizhao.base.bilingual import Bilingual

SOURCES = Bilingual("Sources of this page", "本页引用的资料")
ADDRESS = Bilingual("This page on the web:", "本页网址：")
