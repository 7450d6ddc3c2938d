"""The minutes of a meeting: entries under the items of the agenda, languages side by side."""
