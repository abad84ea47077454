"""Where statements are kept: the embedded store and remote SPARQL servers."""
