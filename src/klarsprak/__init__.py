"""klarsprak reads Swedish public-sector texts before they are sent and says what a reader will stumble on."""

__version__ = "0.1.0"
