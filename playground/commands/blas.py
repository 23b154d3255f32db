"""How many threads numpy's BLAS takes; it asks the environment once, when numpy is imported."""

import os

VARIABLES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def use_blas_threads(number: int) -> None:
    """Let it take so many, unless the environment says otherwise already.

    One is fastest for networks of this size, and with one equal seeds give equal bits on every machine.
    """
    for variable in VARIABLES:
        os.environ.setdefault(variable, str(number))
