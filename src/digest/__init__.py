"""digest: turns articles into a browsable, citable, claim-level website.

The names below are the library's public face. Each stage takes values and returns values; ``digest.build`` is the
one place that runs them in order. Nothing heavy is imported here: ``import digest`` must stay cheap.
"""

__version__ = "0.1.0"
