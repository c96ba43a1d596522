"""Outlines of areas for a map: read from files of boundaries, made simple without gaps, written as paths (ADR 60)."""
