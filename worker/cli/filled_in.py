"""What `check` says of `[intake] trusted_forms`: addresses whose mails are complaints of whoever filled a form in."""

from worker.cli.rehearsing import LinkBroken
from worker.cli.tongue import tell, told
from worker.settings import Settings
from worker.words.said import Said


def forms(settings: Settings) -> tuple[str, ...]:
    """A line each. Raises LinkBroken for a form that is a colleague: their mails would all become complaints."""
    staff = {one.address for one in settings.staff}
    boxes = {one.address for one in settings.mailbox}
    named = settings.intake.trusted_forms
    for form in named:
        if form in staff:
            raise LinkBroken(
                tell(
                    "{form} is in [[staff]] and in [intake] trusted_forms: each mail of this colleague would be a"
                    " complaint; take it out of one of them",
                    form=form,
                )
            )
    ours = Said(
        "{form} is one of our own mailboxes: a form that sends from it is a complaint where a field, or Reply-To, names"
        " who wrote, and else a loop"
    )
    theirs = Said(
        "{form} brings complaints of whoever filled it in; whose address stands in no field is shown to the desk"
    )
    return tuple(told((ours if form in boxes else theirs).about(form=form)) for form in named)
