"""The local page: the same check as on the command line, for the one who never opens a terminal.

`checking` runs the engine, `showing` turns its result into what the page shows, `server` is the only way in and keeps
everybody else out. The page itself lies in `static/`: plain HTML, CSS and JavaScript without a build step.
"""
