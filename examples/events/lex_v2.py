"""A bot that takes orders for flowers."""

from aws_lambda_runtime.events import LexV2DialogAction, LexV2Event, LexV2Message, LexV2Response


def handler(event: LexV2Event) -> LexV2Response:
    """Let the bot ask for what is missing, and end with the order."""
    state = event.session_state
    if event.invocation_source == "DialogCodeHook":
        state.dialog_action = LexV2DialogAction(type="Delegate")
        return LexV2Response(session_state=state)
    state.intent.state = "Fulfilled"
    state.dialog_action = LexV2DialogAction(type="Close")
    said = LexV2Message(content=f"You will get your {state.intent.value_of('Kind')}.")
    return LexV2Response(session_state=state, messages=[said])
