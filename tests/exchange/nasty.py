"""What somebody may have typed into a name, a title or an address, to break out of a header or a property."""

from __future__ import annotations

NASTY = (
    "Aliyev\r\nBcc: everybody@example.org",
    "Aliyev\nBcc: everybody@example.org",
    "Aliyev\rBcc: everybody@example.org",
    "Aliyev\u2028Bcc: everybody@example.org",
    "Aliyev\x85Bcc: everybody@example.org",
    "Aliyev\x0bBcc: everybody@example.org",
    "Aliyev\x00",
    "END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:another",
    'say "this"; that, and: more \\n \\N \\; \\,',
    "=?utf-8?q?=0D=0ABcc:_everybody@example.org?=",
    "<everybody@example.org>, another@example.org",
    "\u202egpj.exe",
    "\ud800 alone",
    "Şəfiyev Fərid, Oʻzbekiston, Ўзбекистон, Müller 😀",
    "x" * 2000,
    " ",
    "",
)
