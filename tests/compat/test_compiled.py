"""Libraries with machine code at work, wherever the function has them from."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]

NUMPY = """
    import threading
    import numpy
    def handler(event, context):
        square = numpy.array(event) @ numpy.linalg.inv(numpy.array(event))
        large = numpy.ones((400, 400))
        sums = []
        threads = [threading.Thread(target=lambda: sums.append(float((large @ large).sum()))) for _ in range(2)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        return [square.round(6).tolist(), sums, numpy.random.default_rng(1).integers(1, 2, 3).tolist()]
"""
CRYPTOGRAPHY = """
    import datetime
    from cryptography import x509
    from cryptography.fernet import Fernet
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID
    def handler(event, context):
        box = Fernet(Fernet.generate_key())
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, event)])
        day = datetime.datetime(2026, 1, 31)
        made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), day, day)
        signed = made.sign(key, hashes.SHA256())
        signed.verify_directly_issued_by(signed)
        return [box.decrypt(box.encrypt(event.encode())).decode(), signed.subject.rfc4514_string()]
"""
ORJSON = """
    import orjson, datetime, uuid
    def handler(event, context):
        when = datetime.datetime(2026, 1, 31, tzinfo=datetime.timezone.utc)
        return [orjson.loads(orjson.dumps(event)), orjson.dumps({"when": when, "id": uuid.UUID(int=1)}).decode()]
"""
PYDANTIC = """
    from datetime import date
    from pydantic import BaseModel, Field, ValidationError
    class Line(BaseModel):
        count: int = Field(gt=0)
    class Order(BaseModel):
        id: str
        day: date
        lines: list[Line]
    def handler(event, context):
        order = Order.model_validate(event)
        try:
            Order.model_validate(event | {"lines": [{"count": 0}]})
        except ValidationError as error:
            return [order.model_dump(mode="json"), order.lines[0].count, error.errors()[0]["loc"]]
"""
ORDER = {"id": "o-1", "day": "2026-01-31", "lines": [{"count": 2}]}
SQLALCHEMY = """
    import sqlalchemy
    from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
    class Base(DeclarativeBase): pass
    class Item(Base):
        __tablename__ = "items"
        id: Mapped[int] = mapped_column(primary_key=True)
        name: Mapped[str]
    engine = sqlalchemy.create_engine("sqlite://")
    Base.metadata.create_all(engine)
    def handler(event, context):
        with Session(engine) as session:
            session.add_all(Item(name=name) for name in event)
            session.commit()
            return list(session.scalars(sqlalchemy.select(Item.name).order_by(Item.name.desc())))
"""
CASES = {
    "numpy": (NUMPY, [[2, 0], [0, 4]], [[[1, 0], [0, 1]], [64e6, 64e6], [1, 1, 1]]),
    "cryptography": (CRYPTOGRAPHY, "example.com", ["example.com", "CN=example.com"]),
    "orjson": (
        ORJSON,
        {"text": "ü"},
        [{"text": "ü"}, '{"when":"2026-01-31T00:00:00+00:00","id":"00000000-0000-0000-0000-000000000001"}'],
    ),
    "pydantic": (PYDANTIC, ORDER, [ORDER, 2, ["lines", 0, "count"]]),
    "sqlalchemy": (SQLALCHEMY, ["ink", "tea"], ["tea", "ink"]),
}


@pytest.mark.parametrize("library", CASES)
def test_library_works(installed: Serve, library: str) -> None:
    """The library does its work in the function's zip and in both layouts of another layer."""
    source, event, expected = CASES[library]
    assert installed(source).invoke(event).value == expected


def test_database_driver(installed: Serve, database: str) -> None:
    """SQLAlchemy's psycopg, on the libpq of its wheel, writes to PostgreSQL and reads from it, also a second time."""
    function = installed(
        """
        import os, psycopg, sqlalchemy
        from sqlalchemy import text
        engine = sqlalchemy.create_engine(os.environ["DATABASE"])
        def handler(event, context):
            with engine.begin() as connection:
                connection.execute(text("create temporary table if not exists items (name text, at timestamptz)"))
                rows = [{"name": name} for name in event]
                connection.execute(text("insert into items values (:name, '2026-01-31T00:00Z')"), rows)
                found = connection.execute(text("select name, at from items order by name desc")).all()
                return [psycopg.pq.__impl__, [[row.name, row.at.year] for row in found]]
        """,
        environment={"DATABASE": database},
    )
    assert function.invoke(["ink", "tea"]).value == ["binary", [["tea", 2026], ["ink", 2026]]]
    assert function.invoke(["pen"]).value == ["binary", [["tea", 2026], ["pen", 2026], ["ink", 2026]]]


def test_database_driver_reaches_for_the_network(bundled: Serve) -> None:
    """The driver tries an address of the network, and says that nobody listens there."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # bound, and not listening
        function = bundled(
            """
            import psycopg, sqlalchemy
            def handler(event, context):
                engine = sqlalchemy.create_engine(event)
                try:
                    engine.connect()
                except sqlalchemy.exc.OperationalError as error:
                    return [psycopg.pq.__impl__, isinstance(error.orig, psycopg.OperationalError), str(error.orig)]
            """
        )
        url = f"postgresql+psycopg://example:secret@127.0.0.1:{closed.getsockname()[1]}/orders?connect_timeout=5"
        implementation, is_its_own, message = function.invoke(url).value
    assert (implementation, is_its_own) == ("binary", True)
    assert "Connection refused" in message


def test_hook_writes_what_numpy_gives(bundled: Serve) -> None:
    """Arrays are refused by their path until a hook says how they are written."""
    without = bundled("import numpy\ndef handler(event, context): return {'sums': [numpy.arange(3)]}\n")
    assert "ndarray is not JSON serializable at $.sums[0]" in without.invoke().error["errorMessage"]
    function = bundled("""
        import numpy
        from aws_lambda_runtime import runtime
        runtime.converter.register_unstructure_hook(numpy.ndarray, lambda array: array.tolist())
        def handler(event, context): return {"sums": [numpy.arange(3)]}
    """)
    assert function.invoke().value == {"sums": [[0, 1, 2]]}


def test_model_of_pydantic_as_annotation(bundled: Serve) -> None:
    """A pydantic model is not ours to make: the handler gets plain JSON, or a model by a registered function."""
    source = """
        from pydantic import BaseModel
        from aws_lambda_runtime import runtime
        class Order(BaseModel):
            id: int
        {register}
        def handler(event: Order, context):
            return [type(event).__name__, Order.model_validate(event).id]
    """
    assert bundled(source.format(register="")).invoke({"id": 1}).value == ["dict", 1]
    registered = bundled(source.format(register="runtime.register_event(Order, Order.model_validate)"))
    assert registered.invoke({"id": 1}).value == ["Order", 1]
