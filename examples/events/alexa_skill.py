"""A skill that takes orders for flowers."""

from aws_lambda_runtime.events import AlexaOutputSpeech, AlexaResponseBody, AlexaSkillEvent, AlexaSkillResponse


def handler(event: AlexaSkillEvent) -> AlexaSkillResponse:
    """Repeat what was ordered, and wait for more until there is something."""
    intent = event.request.intent
    kind = intent.slots["Kind"].resolved if intent and "Kind" in intent.slots else None
    words = AlexaOutputSpeech(text=f"You will get {kind}." if kind else "What would you like?")
    return AlexaSkillResponse(response=AlexaResponseBody(output_speech=words, should_end_session=kind is not None))
