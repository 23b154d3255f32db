"""The sub-commands of the command line, one per file.

Each module has `HELP` (one line), `add_arguments(parser)` and `run(arguments) -> exit code`. Nothing heavy is imported
before `run`, so that `--help` answers at once.
"""
