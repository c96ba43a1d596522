"""The files of a release: written once when it is published, and given to everybody as they are (ADR 59)."""

from figures.files.serving import release_file
from figures.files.writing import connect, remove, write

__all__ = ["connect", "release_file", "remove", "write"]
