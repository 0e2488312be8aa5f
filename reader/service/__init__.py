"""The one place where the workshops meet.

`reader.service.reader.Reader` is the whole service; `reader.service.single` handles one page or one line without it,
and imports only what that needs, for commands that start a process each.
"""
