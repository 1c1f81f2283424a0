"""Build the layer: the folder that is /opt on Lambda, and its zip.

The stages run in the order of `build`; each is a module of its own. The work is done in a folder beside the result,
which takes the place of the last one only when everything has succeeded.
"""

from __future__ import annotations

import argparse
import fcntl
import shutil
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import accounting
import archive
import audit
import bytecode
import certificates
import closure
import expendable
import foreign
import freeze
import glibc
import interpreter
import link
import report
import site_packages
import stdlib
import tables
import vendor
from components import unaccounted
from elf import is_elf
from failure import BuildError, explained
from strip import strip
from tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).resolve().parent.parent
BUILD = PROJECT / "build"
WORKSHOP = ".workshop-"
INTERRUPTED = 130
FINDER = "_frozen_finder"
MACHINES = {"arm64": "EM_AARCH64", "x86_64": "EM_X86_64"}
PLATFORMS = {"arm64": "aarch64-manylinux_2_34", "x86_64": "x86_64-manylinux_2_34"}


@dataclass(frozen=True)
class Target:
    """What a layer is built for, and from what."""

    interpreter: interpreter.Interpreter
    arch: str
    uv: str
    dist: Path
    any_glibc: bool

    @property
    def archive(self) -> Path:
        """The zip that is published."""
        return self.dist / f"aws-lambda-runtime-py{self.interpreter.version.replace('.', '')}-{self.arch}.zip"


def say(text: str) -> None:
    """Tell the person who waits what happens now."""
    print(text, flush=True)


def stage(target: Target, tree: Tree) -> None:
    """Bring together all that ships as files."""
    say("  standard library")
    shutil.copytree(PROJECT / "layer", tree.root, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    stdlib.stage(target.interpreter.stdlib, tree)
    say("  locked distributions")
    lock = PROJECT / "requirements" / "layer.txt"
    platform = PLATFORMS[target.arch]
    vendor.install(lock, tree.site_packages, uv=target.uv, interpreter=target.interpreter, platform=platform)
    vendor.verify(tree.site_packages)
    site_packages.make_importable(tree, target.interpreter)
    certificates.add_fallback(tree)
    say("  bytecode")
    bytecode.compile_tree(target.interpreter, tree)


def make_launcher(target: Target, tree: Tree, workshop: Path) -> list[freeze.Module]:
    """Freeze the modules of data/frozen.txt into the launcher; return them."""
    say("  frozen modules")
    modules = freeze.choose(freeze.read_list(PROJECT / "data" / "frozen.txt"), target.interpreter, tree)
    modules = freeze.make_ready(modules, target.interpreter, tree)
    finder = freeze.compile_alone(FINDER, BUILD / "frozen_finder.py", target.interpreter)
    table = freeze.write_table(modules, finder, workshop)
    say("  launcher")
    libpython = link.link(target.interpreter, table, tree.launcher)
    say(f"  linked with {libpython}, {'statically' if link.is_static(libpython) else 'shared'}")
    return modules


def make_binaries_portable(target: Target, tree: Tree) -> tuple[list[str], dict[Path, Path]]:
    """Add the libraries that Lambda need not have, and take out what ties the files to this machine.

    Return the modules that had to be left out for that, each with the reason, and where each library is from.
    """
    say("  shared libraries")
    folders = target.interpreter.library_folders
    origins = closure.complete(tree, MACHINES[target.arch], folders, closure.libraries_of_this_machine())
    closure.leave_search_to_launcher(tree)
    for path in filter(is_elf, tree.files()):
        if not path.is_relative_to(tree.site_packages):
            strip(path)
            glibc.repair(path, target.arch)
    return expendable.leave_out(tree), origins


def build(target: Target, workshop: Path) -> None:
    """Build in *workshop*, tell what came of it, and put it into its place."""
    began = time.monotonic()
    tree = Tree(workshop / "layer", target.interpreter.version)
    stage(target, tree)
    modules = make_launcher(target, tree, workshop)
    tables.leave_sources_out(tree)
    left_out, origins = make_binaries_portable(target, tree)
    say("  audit")
    needed = audit.check_binaries(tree, MACHINES[target.arch])
    if not target.any_glibc:
        audit.check_glibc(tree)
    audit.check_search_path(tree)
    audit.check_frozen(tree, modules)
    say("  licences and manifest")
    account = accounting.open_account(target.archive.stem, PROJECT, tree, target.interpreter, origins)
    account.put_into_layer(target.arch, audit.dotted(needed))
    say("  zip and bill of materials")
    packed = workshop / target.archive.name
    archive.write(tree.root, packed)
    bill = account.put_beside(packed)
    budget = audit.read_budget(PROJECT / "data" / "budget.json", tree.version)
    sizes = {"zip": packed.stat().st_size, "unzipped": report.unzipped(tree)}
    seconds = time.monotonic() - began
    lacking = unaccounted(account.components)
    outcome = report.Outcome(sizes, budget, len(modules), needed, left_out, audit.too_new(tree), lacking, seconds)
    say("\n" + report.render(tree, outcome))
    if not target.any_glibc:
        audit.check_sizes(sizes, budget)
    place(tree.root, target.dist / "layer", workshop / "previous")
    packed.replace(target.archive)
    bill.replace(target.dist / bill.name)
    say(f"layer    {target.dist / 'layer'}\narchive  {target.archive}\nbill     {target.dist / bill.name}")


@contextmanager
def workshop_in(dist: Path) -> Iterator[Path]:
    """Give a new folder in *dist* to work in, while no other build works there, and take it away in the end.

    Its name is new each time: what a killed build has started may go on writing for a moment.
    """
    dist.mkdir(parents=True, exist_ok=True)
    with (dist / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(f"  waiting for another build in {dist}")
            fcntl.flock(lock, fcntl.LOCK_EX)
        for leftover in dist.glob(WORKSHOP + "*"):
            shutil.rmtree(leftover, ignore_errors=True)
        workshop = Path(tempfile.mkdtemp(prefix=WORKSHOP, dir=dist))
        try:
            yield workshop
        finally:
            shutil.rmtree(workshop, ignore_errors=True)


def place(made: Path, final: Path, previous: Path) -> None:
    """Let *made* take the place of *final*."""
    if final.exists():
        final.replace(previous)
    made.replace(final)


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--interpreter", required=True, help="the CPython to freeze, with its headers and libpython")
    parser.add_argument(
        "--prefix", type=Path, help="the CPython to freeze instead, where it is for another architecture"
    )
    parser.add_argument("--arch", required=True, choices=sorted(MACHINES), help="the architecture of the function")
    parser.add_argument("--uv", required=True, help="the uv that installs the locked distributions")
    parser.add_argument("--dist", type=Path, default=PROJECT / "dist", help="where the results go (default: dist)")
    newer = "build even what needs a newer glibc than Lambda's, of any size; for tests under an emulator"
    parser.add_argument("--allow-newer-glibc", action="store_true", help=newer)
    return parser.parse_args()


def main() -> int:
    """Build, and turn what goes wrong into a message and an exit code."""
    given = options()
    try:
        facts = interpreter.examine(given.interpreter)
        if given.prefix:
            facts = foreign.examine(given.prefix.resolve(), facts)
        say(f"layer for {given.arch} from CPython {facts.release} ({given.prefix or facts.executable})")
        with workshop_in(given.dist.resolve()) as workshop:
            build(Target(facts, given.arch, given.uv, workshop.parent, given.allow_newer_glibc), workshop)
    except BuildError as error:
        print(f"the build failed: {error}", file=sys.stderr)
    except OSError as error:
        print(f"the build failed: {explained(error)}", file=sys.stderr)
    except KeyboardInterrupt:
        print("the build was interrupted; the last layer is as it was", file=sys.stderr)
        return INTERRUPTED
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
