"""What functions expect of a started interpreter beyond the interpreter: their paths, `.pth` files, `exit`.

It takes the place of `site`, whose import the frozen start leaves out, and keeps the managed runtime's order of paths.
"""

from __future__ import annotations

import posix
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aws_lambda_runtime._settings import Settings


def prepare_site(settings: Settings) -> None:
    """Put the function's folders before everything else in `sys.path`, and run what `site` would have run in them."""
    posix.chdir(settings.task_root)
    root = __file__.rsplit("/", 3)[0]
    python = f"python{sys.version_info.major}.{sys.version_info.minor}"
    layers = {folder: _list(folder) for folder in (f"{root}/python/lib/{python}/site-packages", f"{root}/python")}
    users = {folder: _list(folder) for folder in (settings.task_root, *settings.python_path)}
    front = dict.fromkeys([*users, *(folder for folder, names in layers.items() if names)])
    sys.path[:] = [*front, *(entry for entry in sys.path if entry and entry not in front)]
    if sys.flags.no_site:
        _stand_in_for_site({name for names in (*users.values(), *layers.values()) for name in names})
    for folder, names in {settings.task_root: users[settings.task_root], **layers}.items():
        if any(name.endswith(".pth") for name in names):
            from site import addsitedir

            addsitedir(folder)


def _list(folder: str) -> list[str]:
    try:
        return posix.listdir(folder)
    except OSError:
        return []


def _stand_in_for_site(names: set[str]) -> None:
    import builtins
    from _sitebuiltins import Quitter

    for name in ("exit", "quit"):
        setattr(builtins, name, Quitter(name, "Ctrl-D (i.e. EOF)"))
    # An error in one of them is printed and goes no further, as in any interpreter.
    if names & {"sitecustomize", "sitecustomize.py"}:
        from site import execsitecustomize

        execsitecustomize()
    if names & {"usercustomize", "usercustomize.py"}:
        from site import execusercustomize

        execusercustomize()
