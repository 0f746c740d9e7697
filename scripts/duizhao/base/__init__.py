"""Files, locks, digests, errors and texts in two languages: what every floor above stands on."""
