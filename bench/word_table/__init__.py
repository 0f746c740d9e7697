"""The tables of `duizhao/text/bilingual`: of what they are made, and how."""
