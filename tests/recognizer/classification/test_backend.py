"""TensorFlow comes alone, and the collector of garbage leaves it in peace."""

import subprocess
import sys

import pytest

CODE = """
import gc, sys
from recognizer.classification.backend import NEEDLESS, load_tensorflow
load_tensorflow()
came = {name for name in NEEDLESS if name in sys.modules}
print(came, gc.isenabled(), gc.get_freeze_count() > 1000)
import matplotlib.pyplot
"""


@pytest.mark.slow
def test_loading_takes_nothing_needless_along_and_hides_nothing_afterwards() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, check=True, text=True)
    assert done.stdout.split() == ["set()", "True", "True"]
    assert done.stderr == ""
