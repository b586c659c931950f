"""The language server: the same check as on the command line, while the text is being written.

`server` alone imports pygls and lsprotocol; the rest is plain Python that can be tested without a client.
"""
