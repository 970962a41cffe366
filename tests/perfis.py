"""How long hypothesis looks: `dev` is quick, `ci` (HYPOTHESIS_PROFILE=ci) is thorough.

Examples run against a real database, whose speed is not what they test: no deadline.
"""

import os

from hypothesis import HealthCheck, settings

SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]

settings.register_profile(
    "dev", max_examples=15, deadline=None, database=None, suppress_health_check=SLOW_IS_FINE
)
settings.register_profile(
    "ci", max_examples=120, deadline=None, database=None, suppress_health_check=SLOW_IS_FINE
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))
