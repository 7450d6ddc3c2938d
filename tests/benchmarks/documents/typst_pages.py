"""The minutes by typst, with its tags."""

from __future__ import annotations

import dataclasses
import json
import re

import typst

from benchmarks.documents.minutes import COLUMNS, DECISION, FOOTER, TITLE, Minutes
from councildesk import resources

SOURCE = """
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title.at(0), date: datetime(year: 2026, month: 10, day: 14))
#set text(font: "Noto Sans", size: 9.5pt, lang: "az", top-edge: 10.4pt, bottom-edge: -2.6pt)
#set par(leading: 0pt, spacing: 4.5pt)
#let filled(template, p, n) = template.replace("{pages}", n).replace("{page}", p)
#set page(paper: "a4", margin: (x: 51pt, top: 60pt, bottom: 58pt),
  header: text(8pt)[#d.title.at(0) #h(1fr) #d.title.at(1)],
  footer: context {
    let p = counter(page).display()
    let n = str(counter(page).final().at(0))
    text(8pt)[#filled(d.footer.at(0), p, n) #h(1fr) #filled(d.footer.at(1), p, n)]
  })
#show heading: set block(above: 15pt, below: 5pt)
#show heading.where(level: 1): set text(15.5pt)
#show heading.where(level: 2): set text(11.5pt)
#let row(a, b) = grid(columns: (1fr, 1fr), gutter: 20pt, text(lang: "az", a), text(lang: "uz", b))
#row(heading(level: 1, d.title.at(0)), heading(level: 1, bookmarked: false, d.title.at(1)))
#for item in d.items {
  row(heading(level: 2, item.title.at(0)), heading(level: 2, bookmarked: false, item.title.at(1)))
  for texts in item.paragraphs { row(..texts) }
  for texts in item.bullets { row(list(texts.at(0)), list(texts.at(1))) }
  row([#d.decision.at(0): #item.decision.at(0)], [#d.decision.at(1): #item.decision.at(1)])
}
#table(columns: (34pt, 150pt, 190pt, 1fr), table.header(..d.columns.map(c => c.join(" / "))),
  ..d.attendance.map(cells => (..cells, "")).flatten())
"""


def prepare(minutes: Minutes) -> str:
    fixed = {"title": TITLE, "decision": DECISION, "columns": COLUMNS, "footer": FOOTER}
    return json.dumps({**dataclasses.asdict(minutes), **fixed}, ensure_ascii=False)


def draw(data: str) -> int:
    pdf = typst.compile(
        SOURCE.encode(),
        font_paths=[str(resources.font_file("NotoSans-Regular").parent)],
        ignore_system_fonts=True,
        sys_inputs={"data": data},
    )
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))
