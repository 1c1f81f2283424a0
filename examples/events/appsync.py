"""A direct Lambda resolver."""

from attrs import define

from aws_lambda_runtime.events import AppSyncIdentityCognito, AppSyncResolverEvent


@define
class GetPost:
    """The arguments of `Query.getPost`."""

    id: str


def handler(event: AppSyncResolverEvent[GetPost]) -> dict[str, str]:
    """Return the post, as the caller may see it."""
    caller = event.identity.username if isinstance(event.identity, AppSyncIdentityCognito) else "nobody"
    return {"id": event.arguments.id, "author": caller}
