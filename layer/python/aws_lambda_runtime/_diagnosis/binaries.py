"""Compiled modules that cannot be loaded: made for another machine, Python or C library, or lacking a library."""

from __future__ import annotations

import os
from _imp import extension_suffixes

from aws_lambda_runtime._diagnosis.advice import Advice
from aws_lambda_runtime._diagnosis.elf import read_elf
from aws_lambda_runtime._diagnosis.places import distribution_of, folders, install_command, names_in, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aws_lambda_runtime._diagnosis.elf import Elf

_MUSL = ("libc.musl", "ld-musl")
_C_LIBRARY = "GLIBC_2."
_ENDINGS = (".so", ".pyd", ".dylib")
_NO_FILE = ": cannot open shared object file"
_NO_SYMBOL = "undefined symbol: "
_NO_VERSION = ": version `"


def advise_on_binaries(error: BaseException) -> Advice | None:
    """Say what is wrong with the compiled module that an import failed on; None if it is something else."""
    if not isinstance(error, ImportError):
        return None
    if error.path is not None and error.path.endswith(_ENDINGS):
        return _on_unloadable(error.path, str(error))
    for package, name in _looked_for(error):
        for file in _made_for_others(package, name):
            return _on_other_build(file)
    return None


def _on_unloadable(file: str, text: str) -> Advice | None:
    """Explain what the dynamic loader says about a compiled module, which is the message of the error."""
    elf = read_elf(file)
    if elf.system != "Linux" or elf.machine != os.uname().machine or any(map(_is_musl, elf.needed)):
        return _on_other_build(file)
    if _NO_VERSION in text:
        return _on_newer_library(file, text)
    if _NO_SYMBOL in text:
        symbol = text.partition(_NO_SYMBOL)[2]
        if symbol.startswith(("Py", "_Py")):
            return _on_other_build(file, f"it needs {symbol}, which this Python does not have")
    if _NO_FILE in text:
        return _on_missing_library(file, text.partition(_NO_FILE)[0].rpartition(" ")[2], elf)
    return None


def _is_musl(library: str) -> bool:
    return library.startswith(_MUSL)


def _on_other_build(file: str, more: str = "") -> Advice:
    """Name the machine, the system and the Python that a file was made for."""
    machine, wanted = os.uname().machine, extension_suffixes()[0].strip(".").removesuffix(".so")
    elf = read_elf(file)
    tag = file.rpartition("/")[2].partition(".")[2].rpartition(".")[0]
    made_for = [
        elf.system or "no system that is known (it may be damaged)",
        elf.machine or "",
        "musl (Alpine)" if any(map(_is_musl, elf.needed)) else "",
        f"tag {tag}" if tag else "",
        more,
    ]
    return Advice(
        "E105",
        f"{shown(file)}{_part_of(file)} is made for {', '.join(filter(None, made_for))}; "
        f"the layer runs on Linux, {machine}, glibc, tag {wanted} or abi3",
        f"install it for this machine and Python: {install_command(distribution_of(file))}",
        file,
    )


def _on_newer_library(file: str, text: str) -> Advice:
    """Say which version of which library is needed, and what there is."""
    wanted = text.partition(_NO_VERSION)[2].partition("'")[0]
    blamed = text.partition("(required by ")[2].rstrip(")") or file
    there_is = ""
    if wanted.startswith(_C_LIBRARY):
        # The loader names the first version that it misses, and the newest one decides which system will do.
        wanted = max((v for v in read_elf(blamed).versions if v.startswith(_C_LIBRARY)), key=_order, default=wanted)
        there_is = f" ({os.confstr('CS_GNU_LIBC_VERSION')})"
    return Advice(
        "E106",
        f"{shown(blamed)}{_part_of(file)} needs {wanted}, which is newer than this system{there_is}",
        "take a version with a wheel for manylinux_2_34 or older, or build it on Amazon Linux 2023: "
        + install_command(distribution_of(file)),
        blamed,
    )


def _order(version: str) -> list[int]:
    return [int(part) for part in version.removeprefix("GLIBC_").split(".") if part.isdigit()]


def _on_missing_library(file: str, library: str, elf: Elf) -> Advice:
    """Say which file needs the library that is not there: the module itself, or one that came with it."""
    needs = file
    if library not in elf.needed:
        needs = next((other for other in _libraries_beside(file) if library in read_elf(other).needed), file)
    return Advice(
        "E104",
        f"{shown(needs)}{_part_of(file)} needs the shared library {library}, which is neither in the function's "
        "package, nor in a layer, nor in Lambda's system",
        f"put {library} into the folder lib of the function's package or of a layer, or take a distribution that "
        "brings it along",
        needs,
    )


def _libraries_beside(file: str) -> list[str]:
    """Return the shared libraries in the file's own folder, and in those that wheels keep theirs in (`numpy.libs`)."""
    folder, _, _ = file.rpartition("/")
    around = [folder, *(f"{parent}/{name}" for parent in folders() for name in names_in(parent) if _keeps_libs(name))]
    return [f"{place}/{name}" for place in around for name in names_in(place) if ".so" in name]


def _keeps_libs(name: str) -> bool:
    return name.endswith(".libs")


def _part_of(file: str) -> str:
    distribution = distribution_of(file)
    return f" (of {distribution})" if distribution else ""


def _looked_for(error: ImportError) -> list[tuple[str, str]]:
    """Return folders, and the name of a module that was not found there, for each way to import it."""
    name = error.name or ""
    names = [name]
    if not isinstance(error, ModuleNotFoundError):
        # `from package import module`; or a folder of the module's name, say of type stubs, was taken for it.
        attribute = str(error).partition("cannot import name '")[2].partition("'")[0]
        names.append(f"{name}.{attribute}")
    places = [(folder, *each.rpartition(".")) for each in names for folder in folders()]
    return [(f"{folder}/{package.replace('.', '/')}".rstrip("/"), last) for folder, package, _, last in places if last]


def _made_for_others(folder: str, name: str) -> list[str]:
    """Return the compiled modules of this name that the import system passed over."""
    suffixes = tuple(extension_suffixes())
    return [
        f"{folder}/{file}"
        for file in names_in(folder)
        if file.partition(".")[0] == name and file.endswith(_ENDINGS) and file[len(name) :] not in suffixes
    ]
