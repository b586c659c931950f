"""LanguageTool, an optional part: a server that checks grammar, named by a person or started from a folder of jars.

`address` says which addresses are this machine's own; `client` speaks with a server; `local` starts one, through
language-tool-python, which nothing else here imports; `service` sends paragraphs in batches and remembers the answers;
`selection` holds the rules of LanguageTool that are on by default. No text leaves the program unless the configuration names
a server.
"""
