"""Names and texts in our languages, and texts that do harm, for the tests of formats."""

from __future__ import annotations

import json
from pathlib import Path

LANGUAGES = {
    "az": ["Şəfiyev Fərid Rauf oğlu", "İsmayılova Aytən Çingiz qızı", "Ağayev Ələsgər", "Gülnarə Öməroğlu-Cəfərli"],
    "az without ə": ["Şahin Nağıyev", "Ayşın Yıldız", "İlqar Çobanoğlu", "Gülnur Öztürk"],
    "uz": ["Oʻtkir Gʻaniyev", "Maʼmura Sharopova", "Shahnoza Choʻlponova"],
    "uz with quotation marks": ["O‘tkir G‘aniyev", "Ma’mura Sharopova", "Shahnoza Cho‘lponova"],
    "uz-Cyrl": ["Ўткир Ғаниев Раҳимович", "Қодирова Ҳилола", "Шаҳноза Чўлпонова"],
    "ru": ["Щербаков Пётр Юрьевич", "Объедкова Эльвира", "Йошкин Семён Ильич"],
    "de": ["Jürgen Groß", "Änne Müller-Übelacker", "Käthe Öhlschläger", "Weiß"],
    "en": ["Siobhán O’Neill", "Zoë Brontë", "José Núñez"],
}

RISKY = [
    "=1+1",
    "+994 12 000 00 00",
    "-1-1",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    " =1+1",
    "'=1+1",
    "''=1+1",
    '=HYPERLINK("http://example.org","x")',
    '="0123"',
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
]


def naughty_strings(shared_data: Path) -> list[str]:
    found: list[str] = json.loads((shared_data / "naughty-strings.json").read_text(encoding="utf-8"))
    return [text for text in found if text]


def shared_names(shared_data: Path) -> dict[str, list[tuple[str, str, str, str]]]:
    """Given, family, patronymic and full name of each person, by country; with the spellings in other languages."""
    countries = json.loads((shared_data / "names.json").read_text(encoding="utf-8"))["countries"]
    found = {country: [_row(one) for one in facts["members"]] for country, facts in countries.items()}
    found["variants"] = [
        ("x", "", "", variant["name"])
        for facts in countries.values()
        for one in facts["members"]
        for variant in one["variants"]
    ]
    lines = (shared_data / "names-az-patronymic.txt").read_text(encoding="utf-8").splitlines()
    found["patronymic"] = [("x", "", "", line) for line in lines if line and not line.startswith("#")]
    return found


def _row(member: dict[str, str | None]) -> tuple[str, str, str, str]:
    return (
        member["given_name"] or "",
        member["family_name"] or "",
        member["patronymic"] or "",
        member["full_name"] or "",
    )
