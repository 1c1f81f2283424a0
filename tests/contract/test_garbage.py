"""The garbage collector, which rests while a function starts: once it has started all is as the function wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]

pytestmark = pytest.mark.beyond

STATE = "(gc.isenabled(), gc.get_threshold(), gc.get_freeze_count())"
HANDLER = f"\nusual = {STATE}\ndef handler(event, context): return [{STATE}, usual]\n"


def test_thresholds_are_back(serve: Serve) -> None:
    """While modules are imported the collector waits; handlers run with the interpreter's own thresholds."""
    function = serve(f"""
        import gc, subprocess, sys
        usual = {STATE}
        def handler(event, context):
            bare = [sys.executable, "-c", "import gc; print(list(gc.get_threshold()))"]
            return [{STATE}, usual, subprocess.run(bare, capture_output=True, text=True).stdout.strip()]
    """)
    (enabled, thresholds, frozen), (_, waiting, _), bare = function.invoke().value
    assert str(thresholds) == bare
    assert waiting[0] > thresholds[0]
    assert (enabled, frozen) == (True, 0)


@pytest.mark.parametrize(
    "choice", ["gc.disable()", "gc.set_threshold(5)", "gc.set_threshold(0)", "gc.freeze()", "gc.freeze(); gc.disable()"]
)
def test_choice_of_the_function(serve: Serve, choice: str) -> None:
    """What a module says to the collector when it is imported still holds in its handler."""
    (enabled, thresholds, frozen), (chosen, wanted, set_aside) = serve(f"import gc\n{choice}{HANDLER}").invoke().value
    assert (enabled, frozen > 0) == (chosen, set_aside > 0)
    if "set_threshold" in choice:
        assert thresholds == wanted


def test_garbage_of_the_start_goes(serve: Serve) -> None:
    """A cycle that was given up while the function started is found by a collection like any other."""
    function = serve("""
        import gc, weakref
        class Node: pass
        node = Node()
        node.itself = node
        seen = weakref.ref(node)
        del node
        def handler(event, context):
            gc.collect()
            return seen() is None
    """)
    assert function.invoke().value is True


def test_garbage_is_bounded(serve: Serve) -> None:
    """A start that makes garbage in cycles without end has it collected meanwhile."""
    function = serve("""
        import gc
        before = gc.get_stats()[0]["collected"]
        for _ in range(300_000):
            cycle = []
            cycle.append(cycle)
        found = gc.get_stats()[0]["collected"] - before
        def handler(event, context): return found
    """)
    assert function.invoke().value > 150_000
