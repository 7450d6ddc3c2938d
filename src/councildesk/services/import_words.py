"""The words of an import: what columns hold, how rows stand, why two may be one, what cannot be taken."""

from __future__ import annotations

from collections.abc import Mapping

from councildesk.domain import languages
from councildesk.domain.likeness import Likeness, Reason
from councildesk.exchange.persons.columns import Column, Field
from councildesk.exchange.persons.incoming import ValueFault, ValueProblem
from councildesk.services import source_sentences
from councildesk.services.import_merging import FieldChange
from councildesk.services.import_plan import Decision, PlanRow, Standing
from councildesk.services.marking import QT_TRANSLATE_NOOP, Translate, in_english

FIELDS: Mapping[Field, str] = {
    Field.IGNORED: QT_TRANSLATE_NOOP("Import", "Leave out"),
    Field.FULL_NAME: QT_TRANSLATE_NOOP("Import", "Full name"),
    Field.FAMILY: QT_TRANSLATE_NOOP("Import", "Family name"),
    Field.GIVEN: QT_TRANSLATE_NOOP("Import", "Given name"),
    Field.PATRONYMIC: QT_TRANSLATE_NOOP("Import", "Patronymic"),
    Field.MIDDLE_NAME: QT_TRANSLATE_NOOP("Import", "Middle name"),
    Field.HONORIFIC: QT_TRANSLATE_NOOP("Import", "Honorific"),
    Field.PRINTED: QT_TRANSLATE_NOOP("Import", "Printed name"),
    Field.FORM_OF_ADDRESS: QT_TRANSLATE_NOOP("Import", "Form of address"),
    Field.SIDE: QT_TRANSLATE_NOOP("Import", "Side"),
    Field.POST: QT_TRANSLATE_NOOP("Import", "Post"),
    Field.ORGANISATION: QT_TRANSLATE_NOOP("Import", "Organisation"),
    Field.MAIL: QT_TRANSLATE_NOOP("Import", "Mail address"),
    Field.PHONE: QT_TRANSLATE_NOOP("Import", "Phone number"),
    Field.ADDRESS: QT_TRANSLATE_NOOP("Import", "Postal address"),
    Field.ADDRESS_PART: QT_TRANSLATE_NOOP("Import", "Part of the address"),
    Field.COUNTRY: QT_TRANSLATE_NOOP("Import", "Country"),
    Field.LANGUAGES: QT_TRANSLATE_NOOP("Import", "Languages"),
    Field.ROLE: QT_TRANSLATE_NOOP("Import", "Role"),
    Field.ALTERNATE_FOR: QT_TRANSLATE_NOOP("Import", "Alternate for"),
    Field.SINCE: QT_TRANSLATE_NOOP("Import", "Since"),
    Field.UNTIL: QT_TRANSLATE_NOOP("Import", "Until"),
    Field.NOTES: QT_TRANSLATE_NOOP("Import", "Notes"),
}
"""In the order in which they are offered."""

STANDINGS: Mapping[Standing, str] = {
    Standing.DOUBTFUL: QT_TRANSLATE_NOOP("Import", "Doubtful"),
    Standing.UNREADABLE: QT_TRANSLATE_NOOP("Import", "Needs attention"),
    Standing.CHANGED: QT_TRANSLATE_NOOP("Import", "Changed"),
    Standing.NEW: QT_TRANSLATE_NOOP("Import", "New"),
    Standing.UNCHANGED: QT_TRANSLATE_NOOP("Import", "Unchanged"),
}

DECISIONS: Mapping[Decision, str] = {
    Decision.UPDATE: QT_TRANSLATE_NOOP("Import", "Same person: update"),
    Decision.FILL: QT_TRANSLATE_NOOP("Import", "Same person: fill only what is empty"),
    Decision.ADD: QT_TRANSLATE_NOOP("Import", "A new person"),
    Decision.LEAVE_OUT: QT_TRANSLATE_NOOP("Import", "Leave out"),
}

REASONS: Mapping[Reason, str] = {
    Reason.SAME_NAME: QT_TRANSLATE_NOOP("Import", "the same name"),
    Reason.SAME_SPELLING: QT_TRANSLATE_NOOP("Import", "the same name in another spelling"),
    Reason.NEARLY_SAME_NAME: QT_TRANSLATE_NOOP("Import", "nearly the same name"),
    Reason.SWAPPED: QT_TRANSLATE_NOOP("Import", "given and family name swapped"),
    Reason.INITIALS: QT_TRANSLATE_NOOP("Import", "initials fit"),
    Reason.PATRONYMIC_MISSING: QT_TRANSLATE_NOOP("Import", "patronymic missing in one"),
    Reason.PATRONYMIC_DIFFERS: QT_TRANSLATE_NOOP("Import", "another patronymic"),
    Reason.SAME_MAIL: QT_TRANSLATE_NOOP("Import", "the same mail address"),
    Reason.MAIL_DIFFERS: QT_TRANSLATE_NOOP("Import", "another mail address"),
    Reason.SAME_PHONE: QT_TRANSLATE_NOOP("Import", "the same phone number"),
}

FAULTS: Mapping[ValueFault, str] = {
    ValueFault.NAME_MISSING: QT_TRANSLATE_NOOP("Import", "There is no name."),
    ValueFault.NO_NAME: QT_TRANSLATE_NOOP("Import", "“{found}” looks like no person's name."),
    ValueFault.NO_DATE: QT_TRANSLATE_NOOP("Import", "“{found}” is no date ({field}). Write it like 27.08.2024."),
    ValueFault.NO_MAIL: QT_TRANSLATE_NOOP("Import", "“{found}” is no mail address."),
    ValueFault.NO_PHONE: QT_TRANSLATE_NOOP("Import", "“{found}” is no phone number."),
    ValueFault.NO_LANGUAGE: QT_TRANSLATE_NOOP("Import", "“{found}” is no known language."),
    ValueFault.NO_ROLE: QT_TRANSLATE_NOOP("Import", "“{found}” is no known role."),
    ValueFault.NO_SIDE: QT_TRANSLATE_NOOP("Import", "No side of the council is called “{found}”."),
    ValueFault.PERIOD_REVERSED: QT_TRANSLATE_NOOP("Import", "It ends ({found}) before it begins."),
    ValueFault.HOLDER_UNKNOWN: QT_TRANSLATE_NOOP(
        "Import", "It is not known for whom the alternate stands in (“{found}”)."
    ),
}

_UNTOLD: Mapping[ValueFault, str] = {
    ValueFault.HOLDER_UNKNOWN: QT_TRANSLATE_NOOP(
        "Import", "It is not known for whom the alternate stands in. Say it in a column “Alternate for”."
    ),
}
"""Where nothing was found that could be quoted."""

REASON_HEADING = QT_TRANSLATE_NOOP("Import", "Why it was left out")
_LIKE = QT_TRANSLATE_NOOP("Import", "{score} % alike: {reasons}")
_LANGUAGE = QT_TRANSLATE_NOOP("Import", "{field} ({language})")


def of_column(column: Column, translate: Translate = in_english) -> str:
    """`Family name (ru)`, `Mail address (work)`."""
    about = ", ".join(part for part in (column.language, column.purpose) if part)
    return _with(translate("Import", FIELDS[column.field]), about, translate)


def of_change(change: FieldChange, translate: Translate = in_english) -> str:
    """What changes: `Family name (Русский)`."""
    language = languages.endonym(change.language) if change.language else ""
    return _with(translate("Import", FIELDS[change.field]), language, translate)


def why_alike(likeness: Likeness, translate: Translate = in_english) -> str:
    reasons = ", ".join(translate("Import", REASONS[reason]) for reason in likeness.reasons)
    return translate("Import", _LIKE).replace("{score}", str(likeness.score)).replace("{reasons}", reasons)


def value_problem(problem: ValueProblem, translate: Translate = in_english) -> str:
    template = translate(
        "Import", FAULTS[problem.fault] if problem.found else _UNTOLD.get(problem.fault, FAULTS[problem.fault])
    )
    field = translate("Import", FIELDS[problem.field])
    return template.replace("{field}", field).replace("{found}", problem.found)


def reason(row: PlanRow, translate: Translate = in_english) -> str:
    """Why a row needs attention, in one or more sentences."""
    if row.unread is not None:
        return source_sentences.row_problem(row.unread, translate)
    return " ".join(value_problem(problem, translate) for problem in row.problems)


def _with(text: str, about: str, translate: Translate) -> str:
    if not about:
        return text
    return translate("Import", _LANGUAGE).replace("{field}", text).replace("{language}", about)
