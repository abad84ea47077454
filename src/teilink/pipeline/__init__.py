"""Many files: check them, transform them, build the site, ask the build.

::

    checking      validate: a report over files
    inspection    a validation that can be made again
    fixing        the safe fixes of a report, written into the files
    proving       prove: one schema within another
    transforming  transform: records as RDF text
    building      build: the whole project into a folder ready to serve
    asking        query the build, explain a file
    covering      coverage: what the crosswalk finds in files, counted by documents
    figures       what was counted, as text and as JSON
    tabling       the crosswalk as a table for people
"""
