"""The version of the package: read by the build, written into reports, part of what decides whether work is done again."""

__version__ = "0.1.0"
