"""Who signs the papers of the council."""

from __future__ import annotations

from collections.abc import Sequence

from councildesk.domain.council import Role
from councildesk.domain.errors import TextMissing
from councildesk.domain.signatories import DEFAULTS, SignedPaper
from councildesk.services import council
from councildesk.storage.session import RecordSession

_SETTING = "signatories"


def by_paper(session: RecordSession) -> dict[SignedPaper, tuple[Role, ...]]:
    """The offices that sign each kind of paper, in their order: the council's own choice, or the usual one."""
    kept = council.setting(session, _SETTING, {})
    return {kind: _known(kept.get(kind)) or usual for kind, usual in DEFAULTS.items()}


def set_for(session: RecordSession, kind: SignedPaper, roles: Sequence[Role]) -> None:
    """Choose who signs a kind of paper. Refuses with TextMissing where nobody would."""
    chosen = list(dict.fromkeys(role.value for role in roles))
    if not chosen:
        raise TextMissing("signatories")
    kept = council.setting(session, _SETTING, {})
    council.set_setting(session, _SETTING, {**kept, kind.value: chosen})


def _known(roles: object) -> tuple[Role, ...]:
    """Words of a newer or hand-written file that name no role are passed over."""
    listed = roles if isinstance(roles, list) else []
    return tuple(Role(role) for role in listed if role in list(Role))
