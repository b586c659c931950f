"""The check digit of personal numbers and cards."""

from __future__ import annotations


def is_valid(digits: str) -> bool:
    """Whether a string of digits ends in the right check digit by the modulus 10 method."""
    total = 0
    for i, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if i % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
