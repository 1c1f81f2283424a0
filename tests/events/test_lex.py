"""Lex, both versions: what was understood, and answers as the services read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.events import (
    LexAttachment,
    LexDialogAction,
    LexMessage,
    LexResponse,
    LexResponseCard,
    LexV2DialogAction,
    LexV2Event,
    LexV2ImageResponseCard,
    LexV2Intent,
    LexV2Message,
    LexV2Response,
    LexV2SessionState,
)

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "events" / "lex_v2"

converter = make_converter()


def _sample(name: str) -> Any:
    return structurer(converter, LexV2Event)(json.loads((SAMPLES / f"{name}.json").read_text()))


def test_slots_are_read() -> None:
    """`value_of` is what Lex understood; None for a slot without a value, without an interpretation, or unknown."""
    intent = _sample("dialog").session_state.intent
    assert [intent.value_of(slot) for slot in ("Kind", "Day", "Other")] == ["tulips", None, None]
    intent = _sample("list_and_composite").session_state.intent
    assert [intent.value_of(slot) for slot in ("Kinds", "Address")] == ["tulips and roses", None]


def test_state_of_the_event_is_returned() -> None:
    """The event's state goes back as it came, with the action that was put in."""
    event = _sample("fulfilment")
    event.session_state.dialog_action = LexV2DialogAction(type="Close")
    event.session_state.intent.state = "Fulfilled"
    written = converter.unstructure(LexV2Response(session_state=event.session_state))
    state = event.raw["sessionState"]
    intent = state["intent"] | {"state": "Fulfilled"}
    assert written == {"sessionState": state | {"intent": intent, "dialogAction": {"type": "Close"}}}


def test_answer_is_made_by_hand() -> None:
    """What is not set is not written, neither in the state nor in messages and cards."""
    state = LexV2SessionState(
        dialog_action=LexV2DialogAction(type="ElicitSlot", slot_to_elicit="Day"), intent=LexV2Intent(name="Order")
    )
    card = LexV2ImageResponseCard(title="Which day?", buttons=[{"text": "Friday", "value": "friday"}])
    messages = [
        LexV2Message(content="When?"),
        LexV2Message(content_type="ImageResponseCard", image_response_card=card),
    ]
    assert converter.unstructure(LexV2Response(session_state=state, messages=messages)) == {
        "sessionState": {
            "dialogAction": {"type": "ElicitSlot", "slotToElicit": "Day"},
            "intent": {"name": "Order"},
        },
        "messages": [
            {"contentType": "PlainText", "content": "When?"},
            {
                "contentType": "ImageResponseCard",
                "imageResponseCard": {"title": "Which day?", "buttons": [{"text": "Friday", "value": "friday"}]},
            },
        ],
    }


def test_answer_of_the_first_version_is_made_by_hand() -> None:
    """Constants of cards and messages are written, empty slots stay null, and what is not set is left out."""
    action = LexDialogAction(
        type="ElicitSlot",
        intent_name="Order",
        slots={"Kind": "tulips", "Day": None},
        slot_to_elicit="Day",
        message=LexMessage(content="When?"),
        response_card=LexResponseCard(generic_attachments=[LexAttachment(title="Day", sub_title="this week")]),
    )
    assert converter.unstructure(LexResponse(dialog_action=action)) == {
        "dialogAction": {
            "type": "ElicitSlot",
            "intentName": "Order",
            "slots": {"Kind": "tulips", "Day": None},
            "slotToElicit": "Day",
            "message": {"contentType": "PlainText", "content": "When?"},
            "responseCard": {
                "version": 1,
                "contentType": "application/vnd.amazonaws.card.generic",
                "genericAttachments": [{"title": "Day", "subTitle": "this week"}],
            },
        }
    }
