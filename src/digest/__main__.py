"""Runs the command when the package is run: `python -m digest`."""

from __future__ import annotations

import sys

from digest.cli import main

sys.exit(main())
