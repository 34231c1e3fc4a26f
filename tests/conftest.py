"""How property tests draw: the same examples in every way of running the suite, on every machine, in every order."""

from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

# Nothing is carried over from run to run, nothing depends on a clock, and a failure prints how to draw its example again.
# A test names only its budget (`max_examples`) and, where it must, one more health check to suppress.
settings.register_profile(
    "luodi",
    derandomize=True,
    database=None,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("luodi")

# Hypothesis mixes constants of every loaded module of the project into what it draws, so a test drew one thing alone and
# another in the whole suite, and failed in one of them only. There is no setting for it; tests/test_drawing.py holds this.
providers._get_local_constants = Constants
