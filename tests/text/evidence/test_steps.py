"""Numbers as steps."""

from cleaner.text.evidence.steps import step


def test_a_step_begins_with_its_least_value() -> None:
    assert [step(value, (1, 4)) for value in (0, 1, 3.9, 4)] == [0, 1, 1, 2]
