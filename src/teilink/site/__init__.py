"""The linked-data site of a build: every resource by its address, and SPARQL."""

from teilink.site.app import application

__all__ = ["application"]
