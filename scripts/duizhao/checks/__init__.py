"""Rules and what they find: one file a rule, findings, waivers and reports."""
