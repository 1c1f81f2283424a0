"""Import frozen modules as if they had been read from the files that lie beside them.

Only the frozen copy of this module ships; the launcher calls `install` before the first import of the loop. CPython's
own finder of frozen modules would place every package in the standard library's folder, and would serve ours to a
function that brings its own copy, so the finder here takes its place. It runs in every cold start and imports nothing
that is not loaded already, not even `__future__`.
"""

import _frozen_importlib
import _frozen_importlib_external
import _imp
import posix
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from importlib.machinery import ModuleSpec
    from types import CodeType, ModuleType

BUILT_FOR = "/opt"
DYNLOAD = "/lib-dynload"


class FrozenFileLoader(_frozen_importlib_external.SourceFileLoader):
    """Take a module's code from the frozen table, and all else (source, data, resources) from its file."""

    def __init__(self, name: str, path: str, code: "CodeType | None") -> None:
        """Load *name*, whose file lies at *path*, from *code* the first time."""
        self.name = name
        self.path = path
        self.code = code

    def get_code(self, fullname: str) -> "CodeType":
        """Return the frozen code, naming the file at the place where it lies here."""
        code = self.code or _imp.get_frozen_object(fullname)
        self.code = None
        if not self.path.startswith(BUILT_FOR + "/"):
            _imp._fix_co_filename(code, self.path)  # type: ignore[attr-defined]  # private to the import system, as this is
        return code


class FrozenFinder:
    """Find frozen modules, unless a folder that stands before the standard library holds one of the same name."""

    def __init__(self, root: str) -> None:
        """Look for the layer's files under *root*."""
        self.root = root
        self.stdlib = f"{root}/runtime/lib/python{sys.version_info[0]}.{sys.version_info[1]}"
        self.listings: dict[str, Container[str]] = {}
        self.extensions: dict[str, str] | None = None

    def find_spec(
        self, name: str, path: "Sequence[str] | None" = None, target: "ModuleType | None" = None
    ) -> "ModuleSpec | None":
        """Return the spec of the frozen module *name*, or that of the file which has precedence over it."""
        frozen = _imp.find_frozen(name)
        if frozen is None:
            return self.find_extension(name) if path is None else None
        is_package = frozen[1]
        code = _imp.get_frozen_object(name)
        if code.co_filename[0] == "<":
            location = self.stdlib + "/" + name.replace(".", "/") + ("/__init__.py" if is_package else ".py")
            return spec_of(name, location, code, is_package=is_package)
        location = self.root + code.co_filename[len(BUILT_FOR) :]
        folder = location.rpartition("/")[0]
        home = folder.rpartition("/")[0] if is_package else folder
        if self.is_shadowed(name, home) if path is None else home not in path:
            return _frozen_importlib_external.PathFinder.find_spec(name, path, target)
        return spec_of(name, location, code, is_package=is_package)

    def find_extension(self, name: str) -> "ModuleSpec | None":
        """Return the spec of an extension module of the standard library without looking through its large folder."""
        if self.extensions is None:
            self.extensions = {entry.partition(".")[0]: entry for entry in posix.listdir(self.stdlib + DYNLOAD)}
        file = self.extensions.get(name)
        if file is None or self.is_shadowed(name, self.stdlib):
            return None
        location = f"{self.stdlib}{DYNLOAD}/{file}"
        loader = _frozen_importlib_external.ExtensionFileLoader(name, location)
        return _frozen_importlib_external.spec_from_file_location(name, location, loader=loader)

    def is_shadowed(self, name: str, home: str) -> bool:
        """Tell whether a folder before *home* and the standard library may hold a module called *name*."""
        for folder in sys.path:
            if folder in (home, self.stdlib):
                return False
            if name in self.names_in(folder):
                return True
        return False

    def names_in(self, folder: str) -> "Container[str]":
        """Return the first parts of the file names in *folder*, which is read once."""
        names = self.listings.get(folder)
        if names is None:
            try:
                names = {entry.partition(".")[0] for entry in posix.listdir(folder or ".")}
            except NotADirectoryError:
                names = ZipNames()
            except OSError:
                names = ()
            self.listings[folder] = names
        return names

    def invalidate_caches(self) -> None:
        """Read the folders again when the next module is looked for."""
        self.listings.clear()


class ZipNames:
    """Stand for the names in a zip file on the path, any of which `PathFinder` has to look for."""

    def __contains__(self, name: object) -> bool:
        """Claim every name."""
        return True


def spec_of(name: str, location: str, code: "CodeType", *, is_package: bool) -> "ModuleSpec":
    """Return a spec equal to that of an import from *location*, its folder of bytecode included."""
    loader = FrozenFileLoader(name, location, code)
    spec = _frozen_importlib.ModuleSpec(name, loader, origin=location, is_package=is_package)
    spec._set_fileattr = True  # type: ignore[attr-defined]  # what spec_from_file_location does after looking for the file
    folder, _, file = location.rpartition("/")
    spec.cached = f"{folder}/__pycache__/{file[:-2]}{sys.implementation.cache_tag}.pyc"
    if is_package:
        spec.submodule_search_locations = [folder]
    return spec


def install(root: str) -> None:
    """Put the finder in the place of CPython's."""
    finder = FrozenFinder(root)
    sys.meta_path[sys.meta_path.index(_frozen_importlib.FrozenImporter)] = finder
    encodings = sys.modules["encodings"]
    if not encodings.__path__:  # CPython before 3.13 forgets the standard library's folder when the path is given
        sys._stdlib_dir = finder.stdlib  # type: ignore[attr-defined]
        encodings.__file__ = f"{finder.stdlib}/encodings/__init__.py"
        encodings.__path__.append(f"{finder.stdlib}/encodings")
