"""Handlers that say which event they take, by the annotation of their first parameter (contract C41)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]

pytestmark = pytest.mark.beyond

ORDER = {"id": "o-1", "quantity": 2, "unknown": [None]}
DECLARATIONS = {
    "attrs": "import attrs\n@attrs.frozen\nclass Order:\n    id: str\n    quantity: int = 1\n",
    "attrs-define": "import attrs\n@attrs.define(kw_only=True)\nclass Order:\n    id: str\n    quantity: int\n",
    "dataclass": "import dataclasses\n@dataclasses.dataclass\nclass Order:\n    id: str\n    quantity: int = 1\n",
    "namedtuple": "from typing import NamedTuple\nclass Order(NamedTuple):\n    id: str\n    quantity: int = 1\n",
}
SQS = {
    "Records": [{"messageId": "m-1", "body": "first", "eventSource": "aws:sqs"}, {"messageId": "m-2", "body": "second"}]
}


@pytest.mark.parametrize("kind", DECLARATIONS)
def test_c41_own_classes(serve: Serve, kind: str) -> None:
    """An attrs class, a dataclass or a NamedTuple arrives as its instance; keys that it does not know are no error."""
    function = serve(
        DECLARATIONS[kind]
        + "def handler(event: Order, context): return [type(event) is Order, event.id, event.quantity]\n"
    )
    assert function.invoke(ORDER).value == [True, "o-1", 2]


@pytest.mark.parametrize("kind", DECLARATIONS)
def test_c41_mismatch(serve: Serve, kind: str) -> None:
    """A value of the wrong type fails the invocation by its JSON path, without telling the value."""
    function = serve(DECLARATIONS[kind] + "def handler(event: Order, context): return event.id\n")
    error = function.invoke({"id": "o-1", "quantity": "sesame"}).error
    assert error["errorType"] == "Runtime.UnmarshalError"
    assert "$.quantity" in error["errorMessage"]
    assert error["stackTrace"] == []
    assert "sesame" not in error["errorMessage"] + function.log
    assert function.invoke(ORDER).value == "o-1"


@pytest.mark.parametrize("event", [{"id": None}, {"id": 5}, {"id": True}, {"id": ["o-1"]}, {"id": {}}])
def test_c41_nothing_is_coerced(serve: Serve, event: object) -> None:
    """A value that could be made into text is not made into text."""
    function = serve(DECLARATIONS["attrs"] + "def handler(event: Order, context): return event.id\n")
    error = function.invoke(event).error
    assert error["errorType"] == "Runtime.UnmarshalError"
    assert "$.id: expected str" in error["errorMessage"]


@pytest.mark.parametrize("quantity", [2.5, "2", True, None])
def test_c41_numbers_are_not_coerced(serve: Serve, quantity: object) -> None:
    """Fractions, digits, truth values and nulls are no integers."""
    function = serve(DECLARATIONS["attrs"] + "def handler(event: Order, context): return event.quantity\n")
    error = function.invoke({"id": "o-1", "quantity": quantity}).error
    assert error["errorType"] == "Runtime.UnmarshalError"
    assert "$.quantity: expected int" in error["errorMessage"]


def test_c41_missing_key(serve: Serve) -> None:
    """A key that has no default and is missing is told by its name."""
    function = serve(DECLARATIONS["attrs"] + "def handler(event: Order, context): return event.id\n")
    error = function.invoke({"quantity": 1}).error
    assert error["errorType"] == "Runtime.UnmarshalError"
    assert "$.id" in error["errorMessage"]


@pytest.mark.parametrize("event", [[], "text", 5, None])
def test_c41_not_an_object(serve: Serve, event: object) -> None:
    """An event that is no object at all does not fit a class."""
    function = serve(DECLARATIONS["attrs"] + "def handler(event: Order, context): return event.id\n")
    error = function.invoke(event).error
    assert error["errorType"] == "Runtime.UnmarshalError"
    assert "$: expected" in error["errorMessage"]


def test_c41_every_problem_is_told(serve: Serve) -> None:
    """Each place of an event that does not fit is named."""
    function = serve("""
        import attrs
        @attrs.define
        class Line:
            sku: str
        @attrs.define
        class Order:
            id: str
            lines: list[Line]
        def handler(event: Order): return len(event.lines)
    """)
    message = function.invoke({"id": 1, "lines": [{"sku": "a"}, {"sku": None}, {}]}).error["errorMessage"]
    for path in ("$.id", "$.lines[1].sku", "$.lines[2].sku"):
        assert path in message
    assert "$.lines[0]" not in message


def test_c41_typed_dict(serve: Serve) -> None:
    """A TypedDict arrives as a dict whose known values were checked."""
    function = serve("""
        from typing import NotRequired, TypedDict
        class Order(TypedDict):
            id: str
            quantity: NotRequired[int]
        def handler(event: Order, context): return [type(event).__name__, event["id"], event.get("quantity")]
    """)
    assert function.invoke({"id": "o-1"}).value == ["dict", "o-1", None]
    assert function.invoke(ORDER).value == ["dict", "o-1", 2]
    error = function.invoke({"id": "o-1", "quantity": "two"}).error
    assert error["errorType"] == "Runtime.UnmarshalError"
    assert "$.quantity" in error["errorMessage"]


@pytest.mark.parametrize("spelling", ["Order | Refund", "Union[Order, Refund]"])
def test_c41_union(serve: Serve, spelling: str) -> None:
    """The members of a union are told apart by their keys."""
    function = serve(f"""
        import attrs
        from typing import Union
        @attrs.define
        class Order:
            order_id: str
        @attrs.define
        class Refund:
            refund_id: str
        def handler(event: {spelling}, context): return type(event).__name__
    """)
    assert function.invoke({"order_id": "1"}).value == "Order"
    assert function.invoke({"refund_id": "1"}).value == "Refund"
    assert function.invoke({"other": "1"}).error["errorType"] == "Runtime.UnmarshalError"


@pytest.mark.parametrize("spelling", ["Order | None", "Optional[Order]"])
def test_c41_optional(serve: Serve, spelling: str) -> None:
    """An optional event may be null."""
    function = serve(
        DECLARATIONS["attrs"]
        + f"from typing import Optional\ndef handler(event: {spelling}): return event and event.id\n"
    )
    assert function.invoke(None).value is None
    assert function.invoke(ORDER).value == "o-1"


@pytest.mark.parametrize("spelling", ["list[Order]", "List[Order]"])
def test_c41_list(serve: Serve, spelling: str) -> None:
    """A list of a class arrives as a list of its instances; the path of a mismatch tells the place."""
    function = serve(
        DECLARATIONS["attrs"]
        + f"from typing import List\ndef handler(event: {spelling}, context): return [order.id for order in event]\n"
    )
    assert function.invoke([ORDER, {"id": "o-2"}]).value == ["o-1", "o-2"]
    assert "$[1].id" in function.invoke([ORDER, {"id": 2}]).error["errorMessage"]


@pytest.mark.parametrize(
    ("before", "annotation"),
    [("from __future__ import annotations\n", "Order"), ("", "'Order'")],
    ids=["future", "quoted"],
)
def test_c41_annotation_as_text(serve: Serve, before: str, annotation: str) -> None:
    """An annotation that is kept as text means the same."""
    function = serve(f"{before}{DECLARATIONS['attrs']}def handler(event: {annotation}, context): return event.id\n")
    assert function.invoke(ORDER).value == "o-1"


def test_c41_decorated(serve: Serve) -> None:
    """The annotation counts through decorators that keep the function's face, even from another module."""
    function = serve(
        "from __future__ import annotations\nfrom tracing import traced\n"
        + DECLARATIONS["attrs"]
        + "@traced\n@traced\ndef handler(event: Order, context): return [event.id, context.aws_request_id]\n",
        files={
            "tracing.py": """
                import functools
                def traced(function):
                    @functools.wraps(function)
                    def wrapper(*args, **kwargs):
                        print("called")
                        return function(*args, **kwargs)
                    return wrapper
            """
        },
    )
    assert function.invoke(ORDER, request_id="id-1").value == ["o-1", "id-1"]
    assert function.log.count("called\n") == 2


def test_c41_sqs(serve: Serve) -> None:
    """The class for SQS gives the messages by Python's names, and keeps what it was made from."""
    function = serve("""
        from aws_lambda_runtime.events import SQSEvent
        def handler(event: SQSEvent, context):
            messages = [[record.message_id, record.body] for record in event.records]
            return [*messages, event.raw["Records"][1]["messageId"]]
    """)
    assert function.invoke(SQS).value == [["m-1", "first"], ["m-2", "second"], "m-2"]


def test_c41_sqs_mismatch(serve: Serve) -> None:
    """A message that does not fit is told by its path, not by its content."""
    function = serve("""
        from aws_lambda_runtime import Context
        from aws_lambda_runtime.events import SQSEvent
        def handler(event: SQSEvent, context: Context): return len(event.records)
    """)
    error = function.invoke({"Records": [{"messageId": "m-1", "body": 987654321, "eventSource": "aws:sqs"}]}).error
    assert error["errorType"] == "Runtime.UnmarshalError"
    assert "$.Records[0].body" in error["errorMessage"]
    assert "987654321" not in error["errorMessage"] + function.log
    assert function.invoke(SQS).value == 2


def test_c41_registered_event(serve: Serve) -> None:
    """A class of any kind is a type of event once its making from JSON is registered."""
    function = serve("""
        from aws_lambda_runtime import runtime
        class Parcel:
            def __init__(self, weight): self.weight = weight
        runtime.register_event(Parcel, lambda value: Parcel(value["weight"] * 1000))
        def handler(event: Parcel, context): return [type(event).__name__, event.weight]
    """)
    assert function.invoke({"weight": 2}).value == ["Parcel", 2000]


def test_c41_registered_event_within_others(serve: Serve) -> None:
    """A registered event is made in its own way inside other types, too."""
    function = serve("""
        import attrs
        from aws_lambda_runtime import runtime
        class Parcel:
            def __init__(self, weight): self.weight = weight
        runtime.register_event(Parcel, lambda value: Parcel(value["weight"]))
        @attrs.define
        class Van:
            parcels: list[Parcel]
        def handler(event: Van): return [parcel.weight for parcel in event.parcels]
    """)
    assert function.invoke({"parcels": [{"weight": 1}, {"weight": 2}]}).value == [1, 2]


def test_c41_converter_hook(serve: Serve) -> None:
    """A hook in the runtime's converter takes part in making events and in writing results."""
    function = serve("""
        import attrs, decimal
        from aws_lambda_runtime import runtime
        class Money:
            def __init__(self, cents): self.cents = cents
        runtime.converter.register_structure_hook(Money, lambda value, _: Money(int(decimal.Decimal(value) * 100)))
        runtime.converter.register_unstructure_hook(Money, lambda money: f"{money.cents} ct")
        @attrs.define
        class Bill:
            total: Money
        def handler(event: Bill): return [event.total.cents, event]
    """)
    assert function.invoke({"total": "1.99"}).value == [199, {"total": "199 ct"}]
