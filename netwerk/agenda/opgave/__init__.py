"""An opgave: what it is measured by, what changed among who was asked twice, how that is told."""
