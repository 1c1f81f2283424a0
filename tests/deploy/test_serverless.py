"""examples/deploy/serverless: the Serverless Framework packages both services, and cfn-lint reads their templates."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from frameworks import SERVERLESS
from tools import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ARN = "arn:aws:lambda:eu-central-1:123456789012:layer:aws-lambda-runtime-py313-arm64:7"
OWN = "arn:aws:lambda:eu-central-1:123456789012:layer:aws-lambda-runtime-py313-x86_64:1"
EXAMPLES = {"orders.py": "sqs_typed", "items.py": "http_api"}
TEMPLATE = "cloudformation-template-update-stack.json"


@pytest.fixture(scope="module")
def packages(
    run: Callable[..., str], deploy: Callable[..., None], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """Return where both services are packaged: the functions on a published layer, those on ours, and the layer."""
    deploy("aws-lambda-runtime-dev", RuntimeLambdaLayerQualifiedArn=OWN)
    folder = tmp_path_factory.mktemp("serverless")
    options = {
        "published": ["--param", f"layerArn={ARN}", "--param", "architecture=arm64"],
        "own": [],
        "layer": ["--config", "layer.yml"],
    }
    for name, given in options.items():
        run("serverless", "node", SERVERLESS, "package", "--package", folder / name, *given)
    return {name: folder / name for name in options}


def of_type(package: Path, kind: str) -> list[Any]:
    """Return the properties of the resources of a type."""
    resources = json.loads((package / TEMPLATE).read_text(encoding="utf-8"))["Resources"]
    return [resource["Properties"] for resource in resources.values() if resource["Type"] == kind]


def test_templates_are_valid(packages: dict[str, Path], lint: Callable[..., None]) -> None:
    """cfn-lint has nothing to say about the template of either service."""
    lint(*(package / TEMPLATE for package in packages.values()))


@pytest.mark.parametrize(("layer", "arn", "architecture"), [("own", OWN, "x86_64"), ("published", ARN, "arm64")])
def test_functions_get_the_layer(packages: dict[str, Path], layer: str, arn: str, architecture: str) -> None:
    """Both functions run on the given ARN, or on the one that the stack of the other service has as its output."""
    functions = of_type(packages[layer], "AWS::Lambda::Function")
    assert sorted(function["Handler"] for function in functions) == ["items.handler", "orders.handler"]
    for function in functions:
        assert function["Runtime"] == "provided.al2023"
        assert function["Architectures"] == [architecture]
        assert function["Layers"] == [arn]


def test_functions_are_the_examples_and_are_called(packages: dict[str, Path]) -> None:
    """The zip has the code of the examples, and the queue gets failed messages back."""
    (mapping,) = of_type(packages["own"], "AWS::Lambda::EventSourceMapping")
    assert mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    with zipfile.ZipFile(packages["own"] / "aws-lambda-runtime-example.zip") as code:
        sources = {name: (ROOT / "examples" / example / "app.py").read_bytes() for name, example in EXAMPLES.items()}
        assert {name: code.read(name) for name in code.namelist()} == sources


def test_layer_is_a_service_of_its_own(packages: dict[str, Path]) -> None:
    """The built zip becomes a layer whose ARN is an output, under the name that the other service asks for."""
    (layer,) = of_type(packages["layer"], "AWS::Lambda::LayerVersion")
    assert layer["LayerName"] == "aws-lambda-runtime-py313-x86_64"
    assert layer["CompatibleRuntimes"] == ["provided.al2023"]
    assert layer["CompatibleArchitectures"] == ["x86_64"]
    assert layer["Content"]["S3Key"].endswith("aws-lambda-runtime-py313-x86_64.zip")
    outputs = json.loads((packages["layer"] / TEMPLATE).read_text(encoding="utf-8"))["Outputs"]
    assert "RuntimeLambdaLayerQualifiedArn" in outputs
