"""Publishing an edition from beginning to end, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilink.publication.delivery import apply
from teilink.publication.manifest import published
from teilink.publication.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from teilink.edition import Edition
    from teilink.store.remote import RemoteStore


@dataclass(frozen=True)
class Outcome:
    """The plan, how many graphs were sent and withdrawn, and why nothing was done where that was refused."""

    plan: Plan
    sent: int = 0
    withdrawn: int = 0
    refused: str = ""


def publish_edition(
    edition: Edition,
    store: RemoteStore,
    *,
    dry_run: bool = False,
    allow_mass_delete: bool = False,
    progress: Callable[[str], None] | None = None,
) -> Outcome:
    """Make an endpoint hold exactly the graphs of an edition, of those that teilink put there.

    Where nothing has changed no write request is sent.  Raises what `apply` raises.
    """
    plan = Plan.of(edition, published(store, edition.base))
    if plan.is_mass_removal and not allow_mass_delete:
        return Outcome(plan, refused=_refusal(plan))
    if dry_run or plan.is_empty:
        return Outcome(plan)
    apply(plan, edition, store, progress)
    return Outcome(plan, len(plan.add) + len(plan.replace), len(plan.remove))


def _refusal(plan: Plan) -> str:
    graphs = f"{len(plan.remove)} of {plan.published} published graphs"
    return f"refused to withdraw {graphs}, beginning with {plan.remove[0]}: say --allow-mass-delete if that is meant"
