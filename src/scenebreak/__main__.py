"""`python -m scenebreak` is the command line."""

from scenebreak.cli.app import main

if __name__ == "__main__":
    main()
