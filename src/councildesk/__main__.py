"""`python -m councildesk`, the same as the command `councildesk`."""

from __future__ import annotations

import sys

from councildesk.app.main import main

if __name__ == "__main__":
    sys.exit(main())
