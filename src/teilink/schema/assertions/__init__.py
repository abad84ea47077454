"""ISO Schematron with XPath 1.0, run on lxml: assertions of a project, and those embedded in a schema."""

from teilink.schema.assertions.application import Assertions

__all__ = ["Assertions"]
