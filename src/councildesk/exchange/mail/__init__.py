"""Mail files (RFC 5322, MIME) that open as drafts in a mail program."""
