"""`python -m linter` is `unspin`."""

from .cli import main

if __name__ == "__main__":
    main()
