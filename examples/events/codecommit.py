"""A push to a repository."""

from aws_lambda_runtime.events import CodeCommitEvent


def handler(event: CodeCommitEvent) -> list[str]:
    """List the branches that changed."""
    return [
        f"{record.repository}: {reference.branch}"
        for record in event.records
        for reference in record.codecommit.references
        if reference.branch
    ]
