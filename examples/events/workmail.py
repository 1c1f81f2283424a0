"""Mail of an organization: some of it bounces."""

from aws_lambda_runtime.events import WorkMailAction, WorkMailEvent, WorkMailRecipientsAction, WorkMailResponse


def handler(event: WorkMailEvent) -> WorkMailResponse:
    """Bounce what has no subject, and deliver the rest."""
    bounce = WorkMailAction(type="BOUNCE", parameters={"bounceMessage": "A subject, please"})
    action = WorkMailAction() if event.subject else bounce
    return WorkMailResponse(actions=[WorkMailRecipientsAction(action=action, all_recipients=True)])
