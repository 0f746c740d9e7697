"""What a printed page says beside its text."""

from duizhao.base.bilingual import Bilingual

SOURCES = Bilingual("Sources of this page", "本页引用的资料")
ADDRESS = Bilingual("This page on the web:", "本页网址：")
# What a reader writes on a handout: the label of each line.
FIELDS = (
    Bilingual("Hospital or clinic:", "医院（科室）："),
    Bilingual("Telephone:", "联系电话："),
    Bilingual("My next visit:", "下次就诊："),
    Bilingual("Who takes me home:", "陪我回家的人："),
)
