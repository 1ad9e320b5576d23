"""The version, alone, so that `unspin --version` imports nothing else."""

__version__ = "0.1.0"
