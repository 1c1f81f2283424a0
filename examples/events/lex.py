"""A bot of Lex V1 that takes orders for flowers."""

from aws_lambda_runtime.events import LexDialogAction, LexEvent, LexMessage, LexResponse


def handler(event: LexEvent) -> LexResponse:
    """Let the bot ask for what is missing, and end with the order."""
    slots = event.current_intent.slots
    if event.invocation_source == "DialogCodeHook":
        return LexResponse(dialog_action=LexDialogAction(type="Delegate", slots=slots))
    said = LexMessage(content=f"You will get your {slots.get('Kind')}.")
    return LexResponse(dialog_action=LexDialogAction(type="Close", fulfillment_state="Fulfilled", message=said))
