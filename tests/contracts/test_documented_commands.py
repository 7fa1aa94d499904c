"""Every fence of the documentation says what it holds, and why commands do not run."""

import pytest

from tests.e2e.documented import FILES, blocks
from tests.e2e.whole import CHECKOUT


def test_fences__of_every_page__say_what_they_hold():
    found = {file: blocks((CHECKOUT / file).read_text()) for file in FILES}
    assert sum(block.runs for each in found.values() for block in each) >= 8


@pytest.mark.parametrize(
    "fence", ["", "bash", "sh not run:", "sh not run: slow", "sh as nobody", "sh ends with 0"]
)
def test_fences__without_a_language_or_a_reason__are_refused(fence: str):
    with pytest.raises(ValueError, match="line 1"):
        blocks(f"```{fence}\nfalse\n```\n")


def test_fence__that_says_how_it_ends__expects_that_code():
    found = blocks("```sh ends with 3\nexit 3\n```\n```sh\ntrue\n```\n")
    assert [block.code for block in found] == [3, 0]
    assert all(block.runs for block in found)
