"""``python -m teilink`` is the command `teilink`."""

from teilink.cli import main

if __name__ == "__main__":
    main()
