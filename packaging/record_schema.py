"""Write the JSON Schema of the record from the code that reads it; plain Python, nothing needs to be installed."""

from __future__ import annotations

import json
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src"


def make_schema(output: Path) -> None:
    """Make record.schema.json in the folder."""
    sys.path.insert(0, str(SOURCE))
    try:
        from councildesk.exchange.record.schema import schema
    finally:
        sys.path.remove(str(SOURCE))
    text = json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"
    (output / "record.schema.json").write_text(text, encoding="utf-8", newline="\n")
