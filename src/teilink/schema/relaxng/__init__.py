"""RELAX NG: reading of schemas, derivatives, datatypes, validation, and the proof that one schema includes another."""
