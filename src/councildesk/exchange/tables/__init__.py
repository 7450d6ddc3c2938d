"""Tables as CSV and XLSX: `Sheet` is what comes in (texts), `Table` what goes out (typed values)."""
