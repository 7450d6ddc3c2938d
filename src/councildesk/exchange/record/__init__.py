"""The record as one JSON document: everything a council file holds, out and in, without loss.

`shape` and `nouns` say once what the document looks like; reading, writing and the JSON Schema follow from it.
docs/format.md describes the document for people.
"""
