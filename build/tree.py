"""Where everything lies in the layer: the one drawing of /opt that the stages share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

MOUNT = PurePosixPath("/opt")


@dataclass(frozen=True)
class Tree:
    """The folders of a layer for one version of Python, laid out under *root*."""

    root: Path
    version: str

    @property
    def launcher(self) -> Path:
        """The program that is both the interpreter and the loop."""
        return self.root / "runtime" / "bin" / f"python{self.version}"

    @property
    def libraries(self) -> Path:
        """The shared libraries that Lambda does not have."""
        return self.root / "runtime" / "lib"

    @property
    def stdlib(self) -> Path:
        """The standard library."""
        return self.libraries / f"python{self.version}"

    @property
    def dynload(self) -> Path:
        """The standard library's extension modules."""
        return self.stdlib / "lib-dynload"

    @property
    def site_packages(self) -> Path:
        """The distributions that the layer brings."""
        return self.stdlib / "site-packages"

    @property
    def python(self) -> Path:
        """The folder that Lambda's convention puts on the path of every layer."""
        return self.root / "python"

    @property
    def licences(self) -> Path:
        """The terms of everything that others have made."""
        return self.root / "runtime" / "THIRD-PARTY-LICENSES"

    @property
    def manifest(self) -> Path:
        """What the layer says of itself."""
        return self.root / "runtime" / "manifest.json"

    def inside(self, path: Path) -> str:
        """Return the path that *path* has in the zip."""
        return path.relative_to(self.root).as_posix()

    def mounted(self, path: Path) -> str:
        """Return the path that *path* has on Lambda."""
        return str(MOUNT / self.inside(path))

    def files(self) -> list[Path]:
        """Return every file, in the order of their names."""
        return sorted(path for path in self.root.rglob("*") if not path.is_dir())
