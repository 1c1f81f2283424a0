"""Transfer Family: secrets, and answers as the service reads them."""

from __future__ import annotations

from aws_lambda_runtime.converter import make_converter
from aws_lambda_runtime.events import PosixProfile, TransferFamilyAuthorizerEvent, TransferFamilyAuthorizerResponse

converter = make_converter()


def test_password_is_not_in_the_repr() -> None:
    """The password is not printed with an event."""
    assert "invented" not in repr(TransferFamilyAuthorizerEvent(server_id="s-1", password="invented"))


def test_answer_without_a_role_is_empty() -> None:
    """Who is refused gets an empty object."""
    assert converter.unstructure(TransferFamilyAuthorizerResponse()) == {}


def test_answer_is_written_with_aws_names() -> None:
    """Keys are capital; an empty list of keys, which refuses the login, is written."""
    response = TransferFamilyAuthorizerResponse(
        role="arn:aws:iam::123456789012:role/Uploads", posix_profile=PosixProfile(uid=0, gid=0), public_keys=[]
    )
    assert converter.unstructure(response) == {
        "Role": "arn:aws:iam::123456789012:role/Uploads",
        "PosixProfile": {"Uid": 0, "Gid": 0},
        "PublicKeys": [],
    }
