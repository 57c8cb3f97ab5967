"""`complaints send`: letters that wait for their next try leave now."""

import typer

from worker import logs
from worker.cli import streams, terminal
from worker.cli.options import ConfigOption, JsonOption
from worker.cli.wording import sentence
from worker.cli.working import end_if_stopped, open_to_work, working_settings
from worker.office.posting import post
from worker.register import route


def send(config: ConfigOption = None, as_json: JsonOption = False) -> None:  # noqa: FBT002  # a flag of the command line
    """Send the letters that wait for their next try now: the server was away or put them off, and is mended.

    One that waits on purpose (a reply that its writer may still take back) keeps its time. Exit 0, or 1 where some wait
    on or were refused; `complaints resend` has those that nobody tries any more.
    """
    settings = working_settings(config)
    logs.set_up(level="WARNING", shape="line")
    with open_to_work(settings) as office:
        office.desk.register.change(route.try_now, office.desk.clock.now())
        tally = post(office.desk)
    if as_json:
        terminal.print_json(tally.as_dict())
    else:
        streams.put(
            sentence(tally) if tally.as_dict() != type(tally)().as_dict() else "no letter waits for its next try"
        )
    end_if_stopped(office)
    if tally.delayed or tally.refused or tally.uncertain:
        raise typer.Exit(1)
