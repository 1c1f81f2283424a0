"""examples/deploy/cdk: the CDK makes its template, and cfn-lint reads that."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from frameworks import PYTHON
from tools import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME = "AwsLambdaRuntimeExample"
ARN = "arn:aws:lambda:eu-central-1:123456789012:layer:aws-lambda-runtime-py313-arm64:7"
TWICE = """
import sys
import aws_cdk as cdk
from app import ExampleStack, main
main()
app = cdk.App(context={"layerArn": sys.argv[1]}, outdir=sys.argv[2])
ExampleStack(app, sys.argv[3])
app.synth()
"""
"""In one process, as the CDK takes ten seconds to start."""


@pytest.fixture(scope="module")
def outputs(run: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return where the CDK put what it made of the app, with the zip as a layer and with a published layer."""
    folder = tmp_path_factory.mktemp("cdk")
    (folder / "aws-lambda-runtime-py313-x86_64.zip").write_bytes(b"PK\5\6" + bytes(18))
    context = json.dumps({"layerZip": str(folder / "aws-lambda-runtime-py313-x86_64.zip")})
    made = {name: folder / name for name in ("own", "published")}
    words = [PYTHON, "-c", TWICE, ARN, made["published"], NAME]
    run("cdk", *words, CDK_OUTDIR=str(made["own"]), CDK_CONTEXT_JSON=context)
    return made


def of_type(output: Path, kind: str) -> dict[str, Any]:
    """Return the properties of the resources of a type by their names."""
    resources = json.loads((output / f"{NAME}.template.json").read_text(encoding="utf-8"))["Resources"]
    return {name: resource["Properties"] for name, resource in resources.items() if resource["Type"] == kind}


def test_templates_are_valid(outputs: dict[str, Path], lint: Callable[..., None]) -> None:
    """cfn-lint has nothing to say about either template."""
    lint(*(output / f"{NAME}.template.json" for output in outputs.values()))


@pytest.mark.parametrize(("layer", "architecture"), [("own", "x86_64"), ("published", "arm64")])
def test_functions_get_the_layer_and_its_architecture(outputs: dict[str, Path], layer: str, architecture: str) -> None:
    """Both functions run on the zip as a layer or on the given ARN, for the architecture in its name."""
    layers = of_type(outputs[layer], "AWS::Lambda::LayerVersion")
    functions = of_type(outputs[layer], "AWS::Lambda::Function")
    assert len(functions) == 2
    for function in functions.values():
        assert function["Runtime"] == "provided.al2023"
        assert function["Architectures"] == [architecture]
        assert function["Layers"] == ([{"Ref": next(iter(layers))}] if layers else [ARN])
    names = [(version["LayerName"], version["CompatibleArchitectures"]) for version in layers.values()]
    assert names == ([("aws-lambda-runtime-py313-x86_64", ["x86_64"])] if layer == "own" else [])


def test_functions_are_the_examples_and_are_called(outputs: dict[str, Path]) -> None:
    """The code is that of the examples, the queue gets failed messages back, and the API has its route."""
    sources = {path.read_bytes(): path.parent.name for path in (ROOT / "examples").glob("*/app.py")}
    taken = {sources[path.read_bytes()] for path in outputs["own"].glob("asset.*/app.py")}
    assert taken == {"sqs_typed", "http_api"}
    (mapping,) = of_type(outputs["own"], "AWS::Lambda::EventSourceMapping").values()
    assert mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    (route,) = of_type(outputs["own"], "AWS::ApiGatewayV2::Route").values()
    assert route["RouteKey"] == "GET /items/{id}"
