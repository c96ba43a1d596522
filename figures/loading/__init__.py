"""Reads the initial figures from CSV files, checks them, and writes them once: published figures never change."""

from figures.loading.reading import read

__all__ = ["read"]
