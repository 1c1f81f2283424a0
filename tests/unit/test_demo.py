"""What the demo shows of a log."""

from __future__ import annotations

from demo import first_lines

LOG = """\
22 Nov 2026 06:47:30,286 [INFO] (rapid) exec '/opt/bootstrap' (cwd=/var/task, handler=app.handler)
START RequestId: f163a63a Version: $LATEST
22 Nov 2026 06:47:31,327 [INFO] (rapid) INIT START(type: on-demand, phase: init)
first message
  indented, (REPORT RequestId: not the emulator's)
END RequestId: f163a63a
REPORT RequestId: f163a63a\tInit Duration: 0.13 ms
late line
START RequestId: d142fb9a Version: $LATEST
second message
END RequestId: d142fb9a
"""


def test_only_the_functions_own_first_lines_are_shown() -> None:
    """The emulator's lines are left out, and so is what later invocations printed; late lines of the first are kept."""
    assert first_lines(LOG) == ["first message", "  indented, (REPORT RequestId: not the emulator's)", "late line"]
