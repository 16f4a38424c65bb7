"""Which of the choices for a whole import matter for these files: the others are not asked."""

from __future__ import annotations

from netwerk.exchange.reasons import NO_RELATIE, NO_SOORT, NO_WORK
from netwerk.exchange.report import ImportPlan
from netwerk.exchange.request import ImportOptions
from netwerk.exchange.rows.stored_first import TEXT


def options_that_matter(plan: ImportPlan, options: ImportOptions) -> frozenset[str]:
    """The names of the options that rows of this plan ask for, or that were chosen for them."""
    reasons = {row.reason for row in plan.rows}
    missing = bool(plan.missing_ends) or options.create_missing
    asked = {
        "soort": missing or not reasons.isdisjoint((NO_SOORT, NO_WORK)) or options.soort,
        "relatie": NO_RELATIE in reasons or options.relatie,
        "create_missing": missing,
        "vervang": options.vervang or any(TEXT in row.stays for row in plan.rows),
        "contactpersonen": options.contactpersonen or _has_contacts(plan),
    }
    return frozenset(name for name, matters in asked.items() if matters)


def _has_contacts(plan: ImportPlan) -> bool:
    """Whether a list of actors names who to ask for."""
    return any(
        veld == "contact"
        for sheet in plan.sheets
        if sheet.label == "Actor"
        for _, veld in sheet.columns
    )
