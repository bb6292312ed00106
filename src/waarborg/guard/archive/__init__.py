"""Scans an archive of millions of files for personal and confidential data (art. 4.1 and 4.2).

`scan` goes through a folder and writes into another one: a table of files, a table of findings and a report for
people. It can be stopped or killed at any moment and goes on where it was. Of what it finds it keeps where it stands
and a keyed hash, never the text itself.
"""
