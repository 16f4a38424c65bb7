"""What a user can do. Rights, transaction and audit are here and only here.

Pages and commands both call it.
"""
