"""Denormal numbers: flushed to zero in every thread that trains.

When a loss becomes tiny, an optimizer's fading means sink into denormal numbers and stay there, and arithmetic on
them is up to 140 times slower. Flushing is a setting of the processor's floating-point unit, one per thread, so it
must be made in each thread that trains, or the same seeds would give different bits.
"""

import ctypes
import platform
import sys

_FLUSH = 0x8040  # MXCSR: flush results to zero (bit 15), read denormal inputs as zero (bit 6)
_SIZE, _MXCSR = 32, 28  # glibc's fenv_t on x86-64: 32 bytes, MXCSR in the last four


def flush_denormals() -> bool:
    """Flush denormals to zero in the calling thread from now on; False where this machine offers no way.

    Only x86-64 Linux is handled; elsewhere training is merely slower once a loss is tiny.
    """
    if sys.platform != "linux" or platform.machine() not in ("x86_64", "AMD64"):
        return False
    try:
        libm = ctypes.CDLL("libm.so.6")
        environment = (ctypes.c_uint8 * _SIZE)()
        if libm.fegetenv(environment) != 0:
            return False
        control = ctypes.c_uint32.from_buffer(environment, _MXCSR)
        control.value |= _FLUSH
        return bool(libm.fesetenv(environment) == 0)
    except (OSError, AttributeError):  # no glibc
        return False
