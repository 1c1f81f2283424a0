"""What `make events` writes from: the modules of `events`, read without importing them, and the samples."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
EVENTS = ROOT / "layer" / "python" / "aws_lambda_runtime" / "events"
SAMPLES = ROOT / "data" / "events"
# Of the modules that sources share, what users may name.
SHARED = {
    "_api_gateway_arn": ("APIGatewayArn",),
    "_arn": ("Arn",),
    "_attribute_value": ("AttributeValue",),
    "_client_cert": ("ClientCert", "ClientCertValidity"),
    "_detail": ("Detail",),
    "_detect": ("detect",),
    "_headers": ("Headers",),
    "_http_body": ("HTTPBody",),
    "_http_v1": (
        "APIGatewayEventAuthorizer",
        "APIGatewayEventIdentity",
        "APIGatewayEventRequestContext",
        "HTTPEventV1",
    ),
    "_http_v2": (
        "Authentication",
        "CognitoIdentity",
        "HTTPEventV2",
        "HTTPResponseV2",
        "RequestContextV2",
        "RequestContextV2Authorizer",
        "RequestContextV2AuthorizerIam",
        "RequestContextV2AuthorizerJwt",
        "RequestContextV2Http",
    ),
    "_json_text": ("JsonText",),
    "_time_window": ("TimeWindow",),
    "_web_socket": ("WebSocketEvent", "WebSocketRequestContext"),
    "_wire": ("Event", "Payload", "Response"),
}
# What every class is made of, or a detail: no page repeats it.
_BASES = {"Detail", "Event", "Generic", "NamedTuple", "Payload", "Response"}


class Field(NamedTuple):
    """One field or property of a class, as its source says it."""

    name: str
    type: str
    meaning: str
    is_property: bool


class Class(NamedTuple):
    """One public class of a module."""

    name: str
    meaning: str
    fields: list[Field]
    details: list[tuple[str, str]]
    bases: list[str]


class Module(NamedTuple):
    """One module of a source."""

    name: str
    meaning: str
    classes: list[Class]
    names: list[str]


def sources() -> list[Module]:
    """Return the modules of sources, sorted."""
    return [read(path) for path in sorted(EVENTS.glob("*.py")) if not path.stem.startswith("_")]


def read(path: Path) -> Module:
    """Return what the text of a module says, and of the parts that it loads its names from."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    classes = [
        Class(node.name, _docstring(node), _fields(node), _details(node), _bases(node))
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]
    parts = [read(path.with_name(f"{part}.py")) for part in _literal(tree, "_PARTS")]
    classes += [cls for part in parts for cls in part.classes]
    # An alias of a class of another source stands where only type checkers see it.
    body = [*tree.body, *[inner for node in tree.body if isinstance(node, ast.If) for inner in node.body]]
    aliases = [ast.unparse(target) for node in body if isinstance(node, ast.Assign) for target in node.targets]
    public = [name for name in aliases if not name.startswith("_") and name != "TYPE_CHECKING"]
    return Module(path.stem, _docstring(tree), classes, sorted([cls.name for cls in classes] + public))


def shared_by(module: str) -> list[Module]:
    """Return the modules that a source shares with others, and those that they share, each once."""
    found: dict[str, Module] = {}
    waiting = [module]
    while waiting:
        path = EVENTS / f"{waiting.pop(0)}.py"
        for name in _private_imports(path):
            if name not in found:
                found[name] = read(EVENTS / f"{name}.py")
                waiting.append(name)
    return list(found.values())


def modules() -> dict[str, tuple[str, ...]]:
    """Return the public names by the modules that they lie in."""
    found = SHARED | {module.name: tuple(module.names) for module in sources() if module.names}
    return dict(sorted(found.items()))


def details() -> dict[str, dict[str, str]]:
    """Return the classes of EventBridge details by source and detail type."""
    found: dict[str, dict[str, str]] = {}
    for module in sources():
        for cls in module.classes:
            for source, kind in cls.details:
                if kind in found.setdefault(source, {}):
                    raise SystemExit(f"both {found[source][kind]} and {cls.name} are the detail of {source}, {kind}")
                found[source][kind] = cls.name
    return {source: dict(sorted(found[source].items())) for source in sorted(found)}


def samples() -> dict[str, dict[str, Any]]:
    """Return what the indexes of all folders say of their samples, by the samples' paths."""
    return {
        f"{index.parent.name}/{name}": entry
        for index in sorted(SAMPLES.glob("*/index.json"))
        for name, entry in sorted(json.loads(index.read_text(encoding="utf-8")).items())
    }


def _docstring(node: ast.Module | ast.ClassDef | ast.FunctionDef) -> str:
    return ast.get_docstring(node) or ""


def _fields(cls: ast.ClassDef) -> list[Field]:
    found = []
    for statement, following in zip(cls.body, [*cls.body[1:], None], strict=True):
        if isinstance(statement, ast.AnnAssign) and isinstance(following, ast.Expr):
            meaning = " ".join(str(ast.literal_eval(following.value)).split())
            name, kind = ast.unparse(statement.target), ast.unparse(statement.annotation)
            found.append(Field(name, kind, meaning, is_property=False))
        elif isinstance(statement, ast.FunctionDef) and statement.returns and _is_public_property(statement):
            meaning = " ".join(_docstring(statement).split())
            kind = ast.unparse(statement.returns).strip("'\"")
            found.append(Field(statement.name, kind, meaning, is_property=True))
    return found


def _is_public_property(function: ast.FunctionDef) -> bool:
    return not function.name.startswith("_") and [ast.unparse(each) for each in function.decorator_list] == ["property"]


def _bases(cls: ast.ClassDef) -> list[str]:
    return [name for base in cls.bases if (name := ast.unparse(base).partition("[")[0]) not in _BASES]


def _private_imports(path: Path) -> list[str]:
    """Return the modules of this package that a module of it imports, if only for a type or when it needs them."""
    package = f"{EVENTS.parent.name}.{EVENTS.name}"
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith(package):
            inner = str(node.module).removeprefix(package).removeprefix(".")
            found += [inner] if inner else [alias.name for alias in node.names]
    return found


def _details(cls: ast.ClassDef) -> list[tuple[str, str]]:
    return list(_literal(cls, "_sent_as"))


def _literal(node: ast.Module | ast.ClassDef, name: str) -> Any:
    """Return the value of a constant, () without it."""
    for statement in node.body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == name:
            return ast.literal_eval(statement.value)
    return ()
