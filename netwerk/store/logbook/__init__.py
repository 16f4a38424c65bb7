"""The log: who did what, in a file of its own, apart from the store that it is about.

Who may write in the store cannot change the log unseen: every line holds a seal over itself and the
line before it, made with a key that is kept elsewhere.
"""
