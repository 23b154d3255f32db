"""Memory that a large training has left behind is given back to the system."""

import ctypes
import sys


def give_back() -> None:
    """Return free memory to the system; takes some milliseconds, and does nothing where glibc is not in use.

    The allocator keeps what was freed between pieces still in use: after an hour of changing experiments, a quarter of
    the process.
    """
    if sys.platform != "linux":
        return
    try:
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    except (OSError, AttributeError):  # another C library
        return
