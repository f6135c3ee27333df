"""Tests of digest; each says in one sentence what holds."""
