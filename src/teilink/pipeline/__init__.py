"""Many files: check them, transform them, build the site, ask the build.

::

    checking      validate: a report over files
    transforming  transform: records as RDF text
    building      build: the whole project into a folder ready to serve
    asking        query the build, explain a file
"""
