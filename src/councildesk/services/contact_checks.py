"""What somebody typed as a mail address or phone number: understood, and in the form in which it is kept and shown."""

from __future__ import annotations

from dataclasses import dataclass

from councildesk.domain.council import ContactKind
from councildesk.domain.spelling import clean_line
from councildesk.exchange import contacts


@dataclass(frozen=True)
class CheckedContact:
    """`value` is to be kept; what is not understood is kept as it was typed, for a person may know better."""

    value: str
    is_understood: bool = True


def checked(kind: ContactKind, typed: str, country: str = "") -> CheckedContact:
    """`country` (ISO 3166-1 alpha-2) is whose phone numbers may be typed without their code.

    A phone number is grouped as its country does: `+994 12 596 82 39`.
    """
    line = clean_line(typed)
    if not line or kind is ContactKind.ADDRESS:
        return CheckedContact(line)
    if kind is ContactKind.MAIL:
        mail = contacts.mail(line)
        return CheckedContact(mail.kept, mail.is_understood)
    phone = contacts.phone(line, country)
    return CheckedContact(contacts.shown_phone(phone.kept) if phone.is_understood else line, phone.is_understood)
