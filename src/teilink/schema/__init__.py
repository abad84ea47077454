"""Validity under a RELAX NG schema, assertions, and the editorial sense of a document."""
