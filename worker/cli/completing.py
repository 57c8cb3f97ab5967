"""`complaints completion SHELL`: the lines that make a shell complete commands and options."""

from enum import StrEnum
from typing import Annotated

import typer
from typer.completion import get_completion_script  # type: ignore[attr-defined]  # not said to be theirs to give

from worker.cli import streams

NAME = "complaints"


class Shell(StrEnum):
    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def completion(shell: Annotated[Shell, typer.Argument(help="The shell that is to complete.")]) -> None:
    """Print what makes a shell complete these commands.

    bash: eval "$(complaints completion bash)" in ~/.bashrc; zsh: the same in ~/.zshrc, after compinit;
    fish: complaints completion fish > ~/.config/fish/completions/complaints.fish
    """
    streams.put(get_completion_script(prog_name=NAME, complete_var=f"_{NAME.upper()}_COMPLETE", shell=shell.value))
