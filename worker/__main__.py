"""`python -m worker` is the command `complaints`."""

from worker.cli import main

main()
