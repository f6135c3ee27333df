"""The commands, one module each: they turn parsed arguments into one call of the library, and its answer into words.

Each has `run(arguments, console) -> int`, the exit code. Printing is `console`'s alone.
"""
