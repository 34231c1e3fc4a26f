"""Every change of a draft or an enquiry. Each action owns its transaction and writes an audit row without personal values.
A person at the desk is the `actor`; without one it was the enquirer, by their private link, or the clock, and the row says
which (`by`)."""

from luodi.web.enquiries.actions.desk import Revealed, assign_enquiry, export_requirements, reveal_enquiry, revoke_link
from luodi.web.enquiries.actions.drafts import (
    correct_draft,
    dismiss_clause,
    extend_draft,
    keep_draft,
    purge_drafts,
    reset_draft,
)
from luodi.web.enquiries.actions.ending import (
    close_enquiry,
    close_idle,
    erase_due,
    erase_enquiry,
    withdraw_enquiry,
)
from luodi.web.enquiries.actions.sending import submit_enquiry

__all__ = [
    "Revealed",
    "assign_enquiry",
    "close_enquiry",
    "close_idle",
    "correct_draft",
    "dismiss_clause",
    "erase_due",
    "erase_enquiry",
    "export_requirements",
    "extend_draft",
    "keep_draft",
    "purge_drafts",
    "reset_draft",
    "reveal_enquiry",
    "revoke_link",
    "submit_enquiry",
    "withdraw_enquiry",
]
