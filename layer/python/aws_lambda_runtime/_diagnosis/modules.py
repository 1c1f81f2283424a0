"""Modules that are not there, and modules that stand where others should be."""

from __future__ import annotations

import sys
from difflib import get_close_matches

from aws_lambda_runtime._diagnosis.advice import Advice
from aws_lambda_runtime._diagnosis.places import folders, install_command, is_in_library, names_in, shown

_MOST_NAMES = 8


def module_of(handler: str) -> str:
    """Return the dotted name of the module in the text of `_HANDLER`."""
    module = handler.partition(":")[0] if ":" in handler else handler.rpartition(".")[0]
    return module.replace("/", ".")


def advise_on_missing(name: str, module: str) -> Advice:
    """Say what is known of a module `name` that was not found when the handler's `module` was imported."""
    if f"{module}.".startswith(f"{name}."):
        return _on_own_module(name)
    return _on_dependency(name)


def advise_on_shadow(error: BaseException) -> Advice | None:
    """Tell whether the error comes from a module that stands in the place of one of the standard library's."""
    if isinstance(error, AttributeError) and isinstance(error.obj, type(sys)):
        name, path = error.obj.__name__, getattr(error.obj, "__file__", None)
    elif isinstance(error, ImportError) and error.name:
        name = error.name
        # What failed in the middle of its import is loaded no more.
        path = getattr(sys.modules.get(name.partition(".")[0]), "__file__", None) or error.path
    else:
        return None
    top = name.partition(".")[0]
    if top not in sys.stdlib_module_names or path is None or is_in_library(path):
        return None
    return Advice(
        "E108",
        f"{shown(path)} stands in the place of the standard library's module {top}, which others import",
        f"rename {shown(path)}",
        path,
    )


def _on_own_module(name: str) -> Advice:
    """Say where the handler's module was looked for, and what is there instead."""
    searched = folders()
    root = searched[0]
    *parents, last = name.split(".")
    place = "/".join([root, *parents])
    if parents and not names_in(place):
        return _on_own_module(parents[0])
    names = names_in(place)
    for folder in names:
        if not parents and {f"{last}.py", last} & set(names_in(f"{root}/{folder}")):
            return Advice(
                "E102",
                f"{root} has a folder {folder} that holds {last}: was the folder zipped instead of its content?",
                f"put the content of {folder} at the root of the zip, or set Handler to {folder}/{last} and the name",
                f"{root}/{folder}",
            )
    close = get_close_matches(last, [file.removesuffix(".py") for file in names])
    there_is = f"did you mean {' or '.join(close)}?" if close else f"it holds {_listed(names)}"
    looked = f"; looked in {', '.join(searched)}" if len(searched) > 1 else ""
    return Advice(
        "E102",
        f"{place} has no {last}.py and no package {last}; {there_is}{looked}",
        "correct Handler, or put the file there",
        place,
    )


def _listed(names: list[str]) -> str:
    more = len(names) - _MOST_NAMES
    return (", ".join(names[:_MOST_NAMES]) or "nothing") + (f" and {more} more" if more > 0 else "")


def _on_dependency(name: str) -> Advice:
    top = name.partition(".")[0]
    if top in sys.stdlib_module_names:
        return Advice(
            "E102",
            f"{name} is a part of the standard library that this layer leaves out",
            "do without it, or put a copy of it into the function's package",
        )
    searched = ", ".join(folders())
    return Advice(
        "E102",
        f"{name} is neither in the function's package nor in a layer (as python/{top}); looked in {searched}",
        f"add the distribution that provides {top}: {install_command(None)}",
    )
