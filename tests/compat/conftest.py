"""What functions bring along, in the three places where Lambda finds it, and AWS on loopback for what calls it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from cloud import start_moto
from compat import bring_packages, bring_server
from merged import copy_layer, version_of
from postgres import postgres_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from function import Function

FORMS = ("zip", "python", "site-packages")
"""In the function's zip; in another layer's `python`; in another layer's `python/lib/python3.X/site-packages`."""


@pytest.fixture(scope="session")
def brought(layer_root: Path) -> Callable[[str], Path]:
    """Return a function from the name of a set of packages to the folder that holds them for the layer's Python."""
    return partial(bring_packages, version=version_of(layer_root))


@pytest.fixture(scope="session")
def layers(layer_root: Path, brought: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the layer merged with one of all packages, laid out in each of the two ways."""
    roots = [copy_layer(layer_root, tmp_path_factory.mktemp("merged") / form) for form in FORMS[1:]]
    for entry in brought("compat").glob("[!.]*"):
        # Both have a folder for the bytecode of modules that are one file.
        if entry.name != "__pycache__":
            (roots[0] / "python" / entry.name).symlink_to(entry)
    library = roots[1] / "python" / "lib" / f"python{version_of(layer_root)}"
    library.mkdir(parents=True)
    (library / "site-packages").symlink_to(brought("compat"))
    return roots


@pytest.fixture
def bundled(serve: Callable[..., Function], brought: Callable[[str], Path]) -> Callable[..., Function]:
    """Return a factory of functions whose zip holds the packages."""
    return partial(serve, packages=brought("compat"))


@pytest.fixture(params=FORMS)
def installed(
    request: pytest.FixtureRequest,
    bundled: Callable[..., Function],
    serve_from: Callable[..., Function],
    layers: list[Path],
) -> Callable[..., Function]:
    """Return a factory of functions that have the packages in one of the three places."""
    place = FORMS.index(request.param)
    return partial(serve_from, layers[place - 1]) if place else bundled


@pytest.fixture(scope="session")
def database() -> Iterator[str]:
    """Return the URL of a PostgreSQL database."""
    with postgres_server(bring_server()) as url:
        yield url


@pytest.fixture(scope="session")
def aws() -> Iterator[dict[str, Any]]:
    """Return the variables by which a function reaches AWS, which is moto's server on loopback."""
    process, port = start_moto()
    try:
        yield {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
        }
    finally:
        process.terminate()
        process.wait(30)
