"""Opening a council's file: what stands in the way is asked in one dialog, and what goes on beside it is watched.

`opener` asks and opens, `questions` are what it asks, `caretaker` looks after a file that is open, `front_door` brings
the running window of a file to the front.
"""
