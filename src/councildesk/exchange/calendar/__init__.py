"""Calendar entries of meetings (iCalendar, RFC 5545; invitations, RFC 5546)."""
