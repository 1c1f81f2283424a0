"""examples/deploy/terraform: Terraform's own language, evaluated, against the schemas of its providers."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from frameworks import PYTHON, SCHEMA, bring_frameworks
from tools import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ARN = "arn:aws:lambda:eu-central-1:123456789012:layer:aws-lambda-runtime-py313-arm64:7"
EVALUATE = """
import json, sys
import tfparse
print(json.dumps(tfparse.load_from_path(".", stop_on_hcl_error=True, vars_paths=sys.argv[1:]), default=str))
"""
META = {"__tfmeta", "count", "for_each", "id"}  # Terraform's own, and what the evaluation adds


@pytest.fixture(scope="module")
def schema() -> Any:
    """Return the arguments of every resource, data source and block of the providers."""
    bring_frameworks()
    return json.loads(SCHEMA.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def evaluated(run: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the configuration as Terraform understands it, with the layer of its own and with a published one."""
    folder = tmp_path_factory.mktemp("terraform")
    for path in (ROOT / "examples" / "deploy" / "terraform").glob("*.tf"):
        shutil.copy(path, folder)
    (folder / "published.tfvars").write_text(f'layer_arn = "{ARN}"\n', encoding="utf-8")
    files = {"own": [], "published": ["published.tfvars"]}
    return {name: json.loads(run(folder, PYTHON, "-c", EVALUATE, *given)) for name, given in files.items()}


def blocks(configuration: Any) -> Iterator[tuple[str, Any]]:
    """Yield every resource and data source with the name of its schema."""
    kinds = {"resource": "resources", "data": "data-sources"}
    for entries in configuration.values():
        for entry in entries:
            if kind := kinds.get(entry["__tfmeta"].get("type", "")):
                provider, name = entry["__tfmeta"]["label"].split("_", 1)
                name = name if provider == "aws" else "file"
                yield f"provider-{provider}/{kind}/{name}", entry


def problems(schema: Any, name: str, given: dict[str, Any]) -> Iterator[str]:
    """Yield each argument that the schema does not have, and each that it wants and that is missing."""
    known = schema[name]
    yield from (f"{name} has no argument {argument}" for argument in given if argument not in known.keys() | META)
    for argument, told in known.items():
        if argument not in given:
            if told["required"]:
                yield f"{name} lacks {argument}"
        elif told["block"]:
            values = given[argument] if isinstance(given[argument], list) else [given[argument]]
            for value in values:
                yield from problems(schema, told["block"], value)


@pytest.mark.parametrize("layer", ["own", "published"])
def test_every_argument_is_one_of_the_provider(schema: Any, evaluated: dict[str, Any], layer: str) -> None:
    """No resource, data source or nested block has an argument that its provider lacks, or lacks one that it wants."""
    found = list(blocks(evaluated[layer]))
    assert len(found) > 15
    assert [problem for name, given in found for problem in problems(schema, name, given)] == []


def test_wrong_arguments_are_found(schema: Any) -> None:
    """The check above would tell a misspelt argument, a missing one, and a misspelt one inside a block."""
    given = {"role": "", "function_nam": "", "tracing_config": {"mod": ""}}
    assert list(problems(schema, "provider-aws/resources/lambda_function", given)) == [
        "provider-aws/resources/lambda_function has no argument function_nam",
        "provider-aws/resources/lambda_function lacks function_name",
        "@cdktf/provider-aws.lambdaFunction.LambdaFunctionTracingConfig has no argument mod",
        "@cdktf/provider-aws.lambdaFunction.LambdaFunctionTracingConfig lacks mode",
    ]


@pytest.mark.parametrize(("layer", "architecture"), [("own", "x86_64"), ("published", "arm64")])
def test_functions_get_the_layer_and_its_architecture(evaluated: dict[str, Any], layer: str, architecture: str) -> None:
    """Both functions run on the layer that is published or on the given ARN, for the architecture in its name."""
    configuration = evaluated[layer]
    published = [entry["id"] for entry in configuration.get("aws_lambda_layer_version", [])]
    functions = configuration["aws_lambda_function"]
    assert sorted(function["function_name"].rsplit("-", 1)[1] for function in functions) == ["items", "orders"]
    for function in functions:
        assert function["runtime"] == "provided.al2023"
        assert function["architectures"] == [architecture]
        assert function["layers"] == (published if layer == "own" else [ARN])
    (mapping,) = configuration["aws_lambda_event_source_mapping"]
    assert mapping["function_response_types"] == ["ReportBatchItemFailures"]
