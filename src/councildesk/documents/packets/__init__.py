"""The facts that papers are drawn from: frozen, plain, the same in a test as from a council's file.

Texts that exist in several languages are mappings of language tag to text (`Words`); names are already in the form that
a reader of the language sees. A packet says nothing of layout, and a layout asks nobody for more than its packet.
"""
