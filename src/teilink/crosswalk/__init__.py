"""The crosswalk: from TEI to statements, by rules that archivists can read and write."""
