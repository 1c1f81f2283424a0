"""An agent's function that finds orders."""

from aws_lambda_runtime.events import BedrockAgentFunctionEvent, BedrockAgentFunctionResponse


def handler(event: BedrockAgentFunctionEvent) -> BedrockAgentFunctionResponse:
    """Tell the agent where the order is; without its id, have the agent ask for it."""
    order = event.arguments.get("id")
    if order is None:
        return event.answer("Which order?", state="REPROMPT")
    return event.answer(f"{order} is on its way.")
