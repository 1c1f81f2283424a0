"""The template before AWS's own judges: SAM builds it, cfn-lint reads it, the emulator runs what was built."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from emulator import Emulator, Function
from peer import Peer
from sam import FOLDER, bring_sam, variables
from sam_build import fix
from tools import EMULATOR, ROOT, machine
from wire import Reply

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = ROOT / "examples"
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
BUILD = (sys.executable, "scripts/sam_build.py", "--python", PYTHON, "--arch", machine(), "--build-dir")
ANSWERS = {
    ("OrdersFunction", "sqs_typed"): {"batchItemFailures": []},
    ("PaymentsFunction", "batch"): {
        "batchItemFailures": [
            {"itemIdentifier": "5b1c2d3e-0000-4000-8000-000000000002"},
            {"itemIdentifier": "5b1c2d3e-0000-4000-8000-000000000004"},
        ]
    },
    ("NameFunction", "custom_resource"): None,  # it answers elsewhere, see below
    ("ItemsFunction", "http_api"): {
        "statusCode": 200,
        "headers": {"content-type": "text/plain; charset=utf-8"},
        "body": "a pot of tea\n",
    },
    ("DailyFunction", "scheduled"): {"day": "2024-03-31", "hours": 23.0},
    ("ReceiptFunction", "custom_event"): {"order_id": "A-1001", "total": 16.25},
    ("GreetingFunction", "named_handlers"): {"greeting": "Hello, Ada!"},
    ("GreetingApiFunction", "http_api"): {"statusCode": 200, "body": "Hello, world!"},
    ("ShopFunction", "asgi"): {
        "statusCode": 200,
        "headers": {"content-length": "23", "content-type": "application/json"},
        "cookies": [],
        "body": '{"item":"a pot of tea"}',
        "isBase64Encoded": False,
    },
    ("CountdownFunction", "streaming"): b"2\n1\ngo\n",
}
NO_TIME_ZONES = {"PYTHONTZPATH": ""}  # as on provided.al2023, whatever this machine has
ARM64 = {"Architecture": "arm64", "PythonVersion": "3.12"}
UNCHECKED_HASH = (1).to_bytes(4, "little")
READ = """
import json, sys
from samcli.yamlhelper import parse_yaml_file
print(json.dumps(parse_yaml_file(sys.argv[1])))
"""
TRANSLATE = """
import json, sys
from samtranslator.translator.transform import transform
template = json.load(sys.stdin)
for resource in template["Resources"].values():
    properties = resource["Properties"]
    properties.update({key: "s3://example/code.zip" for key in ("CodeUri", "ContentUri") if key in properties})
loader = type("NoManagedPolicies", (), {"load": staticmethod(dict)})
print(json.dumps(transform(template, {}, loader)))
"""


def run(*command: str | Path, given: str = "", **environment: str) -> str:
    """Return what a command prints in the project's folder, with what `make sam-build` gives to SAM."""
    done = start(*command, given=given, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def start(*command: str | Path, given: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Return how a command ends."""
    return subprocess.run(
        command,
        cwd=ROOT,
        env=variables() | {"AWS_DEFAULT_REGION": "eu-central-1"} | environment,
        input=given,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder into which `make sam-build` has built the template, for this machine and this Python."""
    folder = tmp_path_factory.mktemp("sam") / "build"
    run(*BUILD, folder)
    return folder


@pytest.fixture(scope="module")
def resources(built: Path) -> Any:
    """Return the resources of the built template, as SAM reads them."""
    return json.loads(run(FOLDER / "bin" / "python", "-c", READ, built / "template.yaml"))["Resources"]


@pytest.fixture(scope="module")
def deployed() -> Any:
    """Return the resources that CloudFormation gets to see after AWS's transform of the template."""
    python = FOLDER / "bin" / "python"
    template = run(python, "-c", READ, ROOT / "template.yaml")
    return json.loads(run(python, "-c", TRANSLATE, given=template))["Resources"]


def of_type(resources: Any, *kinds: str) -> dict[str, Any]:
    """Return the properties of the resources of certain types by their names."""
    return {name: resource["Properties"] for name, resource in resources.items() if resource["Type"] in kinds}


def files(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return the mode and the content of every file below a folder."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): (path.stat().st_mode, path.read_bytes()) for path in found}


@pytest.mark.parametrize("function", ANSWERS, ids="-".join)
def test_every_function_answers_on_the_built_layer(built: Path, resources: Any, function: tuple[str, str]) -> None:
    """A function that SAM built runs with its handler setting on the layer that SAM built."""
    name, sample = function
    event = json.loads((EXAMPLES / sample / "event.json").read_bytes())
    with Peer() as s3:
        s3.will_answer(Reply(200))
        if "ResponseURL" in event:
            event["ResponseURL"] = f"http://{s3.host}:{s3.port}/answer"
        answer, log = invoke(built, resources, function, event)
    assert answer == ANSWERS[function], log
    if name == "NameFunction":
        put = json.loads(s3.requests[0].body)
        assert (put["Status"], put["Data"]) == ("SUCCESS", {"Name": "shop-cadbfb"}), log


def invoke(built: Path, resources: Any, function: tuple[str, str], event: Any) -> tuple[Any, str]:
    """Return the answer of a built function, and its log."""
    name, sample = function
    properties = resources[name]["Properties"]
    layer = built / resources["RuntimeLayer"]["Properties"]["ContentUri"]
    code = Function(layer / "bootstrap", properties["Handler"], built / properties["CodeUri"], NO_TIME_ZONES)
    with Emulator(EMULATOR, code) as emulator:
        answer = emulator.invoke(json.dumps(event).encode())
        # The emulator gives what was streamed as one piece, status and headers before it.
        found = answer.partition(bytes(8))[2] if isinstance(ANSWERS[name, sample], bytes) else json.loads(answer)
        return found, emulator.log


def test_every_function_and_every_example_is_shown(resources: Any) -> None:
    """No function of the template goes without its run above, and no example without its function."""
    functions = of_type(resources, "AWS::Serverless::Function")
    assert functions.keys() == {name for name, _ in ANSWERS}
    template = (ROOT / "template.yaml").read_text(encoding="utf-8")
    for example in EXAMPLES.glob("*/app.py"):
        assert f"CodeUri: examples/{example.parent.name}\n" in template


def test_layer_is_what_make_layer_builds(built: Path) -> None:
    """SAM's layer has the files of `dist/layer`, with their modes."""
    assert files(built / "RuntimeLayer") == files(ROOT / "dist" / "layer")


def test_second_build_gives_equal_bytes(built: Path, tmp_path: Path) -> None:
    """Another build, into another folder and with another hash seed and time zone, makes the same files."""
    run(*BUILD, tmp_path / "again", PYTHONHASHSEED="7", TZ="Asia/Tokyo")
    assert files(tmp_path / "again") == files(built)


def test_bytecode_is_valid_whatever_the_dates_are(built: Path, resources: Any) -> None:
    """Each source of a function has bytecode that asks for no date, and that names the source where Lambda has it."""
    for properties in of_type(resources, "AWS::Serverless::Function").values():
        folder = built / properties["CodeUri"]
        for source in folder.rglob("*.py"):
            (bytecode,) = source.parent.glob(f"__pycache__/{source.stem}.cpython-*.pyc")
            content = bytecode.read_bytes()
            assert content[4:8] == UNCHECKED_HASH
            assert f"/var/task/{source.relative_to(folder)}".encode() in content


def parameters(template: Path) -> Any:
    """Return the parameters of a template."""
    return json.loads(run(FOLDER / "bin" / "python", "-c", READ, template))["Parameters"]


def test_built_template_can_be_deployed_as_what_was_built_only(built: Path, tmp_path: Path) -> None:
    """The target is the one value that each of its parameters may have; a given layer has to be for it too."""
    shutil.copy(built / "template.yaml", tmp_path)
    fix(tmp_path / "template.yaml", ARM64)
    here, there = parameters(built / "template.yaml"), parameters(tmp_path / "template.yaml")

    for found, target in ((here, {"Architecture": machine(), "PythonVersion": PYTHON}), (there, ARM64)):
        assert {name: found[name]["Default"] for name in target} == target
        assert {name: found[name]["AllowedValues"] for name in target} == {name: [target[name]] for name in target}
    arns = [f"arn:aws:lambda:eu-central-1:123456789012:layer:any-{end}:7" for end in ("py312-arm64", "py312-x86_64")]
    assert [bool(re.search(there["RuntimeLayerArn"]["AllowedPattern"], arn)) for arn in ("", *arns)] == [
        True,
        True,
        False,
    ]
    others = here.keys() - ARM64 - {"RuntimeLayerArn"}
    assert {name: here[name] for name in others} == {name: there[name] for name in others}


def test_layer_for_another_target_is_not_built_into_the_template(tmp_path: Path) -> None:
    """A `sam build` by hand is for the template's own target, and what the environment says otherwise is refused."""
    own = {name: told["Default"] for name, told in parameters(ROOT / "template.yaml").items() if name in ARM64}
    target = f"PY={own['PythonVersion']} ARCH={own['Architecture']}"
    assert f"SAM_TARGET ?= {target}\n" in (ROOT / "Makefile").read_text(encoding="utf-8")

    make = ("make", "build-RuntimeLayer", "PY=3.12", "ARCH=arm64")
    done = start(*make, ARTIFACTS_DIR=str(tmp_path), SAM_TARGET=target)
    assert done.returncode != 0
    assert f"error: the template is for {target}; for another target: make sam-build PY=3.12 ARCH=arm64" in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("arch", "machine"), [("x86_64", "x86_64"), ("arm64", "aarch64")])
def test_dependencies_are_built_for_the_target(tmp_path: Path, arch: str, machine: str) -> None:
    """The copied Makefile installs the wheel of the architecture that it is told, whatever this machine is."""
    source, artifacts = tmp_path / "source", tmp_path / "artifacts"
    source.mkdir()
    (source / "app.py").write_text("import markupsafe\n", encoding="utf-8")
    (source / "requirements.txt").write_text("markupsafe==3.0.4\n", encoding="utf-8")
    make = ("make", "--directory", source, "--makefile", EXAMPLES / "Makefile", "build-Any")
    run(*make, ARTIFACTS_DIR=str(artifacts), ARCH=arch)
    (library,) = artifacts.rglob("*.so")
    assert f"-{machine}-linux-gnu" in library.name
    assert sorted(path.name for path in artifacts.iterdir()) == [
        "__pycache__",
        "app.py",
        "markupsafe",
        "markupsafe-3.0.4.dist-info",
        "requirements.txt",
    ]


def test_template_is_valid() -> None:
    """SAM's validation by cfn-lint, which fails at warnings too, has nothing to say."""
    assert "is a valid SAM Template" in run(bring_sam(), "validate", "--lint")


def test_functions_get_what_the_runtime_needs(deployed: Any) -> None:
    """Every function runs on provided.al2023 with one layer, ours or a given one, logs JSON, and is traced."""
    functions = of_type(deployed, "AWS::Lambda::Function")
    (layer,) = of_type(deployed, "AWS::Lambda::LayerVersion")
    assert deployed[layer]["Condition"] == "PublishesLayer"
    assert deployed[layer]["DeletionPolicy"] == "Retain"
    assert deployed[layer]["Properties"]["CompatibleArchitectures"] == [{"Ref": "Architecture"}]
    for function in functions.values():
        assert function["Runtime"] == "provided.al2023"
        assert function["Architectures"] == [{"Ref": "Architecture"}]
        assert function["Layers"] == [{"Fn::If": ["PublishesLayer", {"Ref": layer}, {"Ref": "RuntimeLayerArn"}]}]
        assert function["LoggingConfig"]["LogFormat"] == "JSON"
        assert function["TracingConfig"] == {"Mode": "Active"}


def test_function_url_streams(deployed: Any) -> None:
    """The function URL is asked to stream, and is not open to everybody."""
    (url,) = of_type(deployed, "AWS::Lambda::Url").values()
    assert (url["InvokeMode"], url["AuthType"]) == ("RESPONSE_STREAM", "AWS_IAM")
    assert of_type(deployed, "AWS::Lambda::Permission").keys() & {"CountdownFunctionUrlPublicPermissions"} == set()


@pytest.mark.parametrize("name", ["Orders", "Payments"])
def test_queue_gets_failed_messages_back(deployed: Any, name: str) -> None:
    """A queue's mapping reads the answer of its function, and the queue hides a message for six timeouts."""
    mappings = of_type(deployed, "AWS::Lambda::EventSourceMapping").values()
    (mapping,) = [each for each in mappings if each["FunctionName"] == {"Ref": f"{name}Function"}]
    assert mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    queue = deployed[f"{name}Queue"]["Properties"]
    assert queue["VisibilityTimeout"] == 6 * deployed[f"{name}Function"]["Properties"]["Timeout"]
    assert queue["RedrivePolicy"]["deadLetterTargetArn"] == {"Fn::GetAtt": [f"{name}DeadLetterQueue", "Arn"]}
    assert deployed[f"{name}DeadLetterQueue"]["Properties"].get("FifoQueue") == queue.get("FifoQueue")


def test_stack_does_not_wait_long_for_its_custom_resource(deployed: Any) -> None:
    """The stack waits for its function for longer than that may run, and for less than CloudFormation's hour."""
    function = deployed["NameFunction"]["Properties"]
    assert function["Timeout"] < deployed["Name"]["Properties"]["ServiceTimeout"] <= 60


def test_policies_name_what_they_allow(deployed: Any) -> None:
    """No role has a policy of AWS's, no action is a pattern, and only X-Ray, which knows none, has no resource."""
    roles = of_type(deployed, "AWS::IAM::Role")
    attached = [policy for role in roles.values() for policy in role.get("ManagedPolicyArns", [])]
    assert all(policy == {"Ref": "LogAndTracePolicy"} for policy in attached)
    documents = [policy["PolicyDocument"] for role in roles.values() for policy in role.get("Policies", [])]
    documents += [policy["PolicyDocument"] for policy in of_type(deployed, "AWS::IAM::ManagedPolicy").values()]
    for statement in (statement for document in documents for statement in document["Statement"]):
        actions = statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
        assert not any("*" in action for action in actions)
        assert statement["Resource"] != "*" or all(action.startswith("xray:Put") for action in actions)
