"""Coroutines in tests: the browser's own loop stands aside while they run."""

import asyncio
from asyncio import events
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run it to its end and return what it returns.

    Playwright's synchronous browser, once started in this process, keeps a loop that counts as
    running in the main thread between its calls, and asyncio.run would refuse.
    """
    outer = events._get_running_loop()
    events._set_running_loop(None)
    try:
        return asyncio.run(coroutine)
    finally:
        events._set_running_loop(outer)
