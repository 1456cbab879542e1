"""The graph as tools for programs that reason in words: few questions, each answer with its evidence and what it means.

``house`` holds what all tools share, ``arguments`` and ``forms`` what goes in and comes out, ``evidence`` the claims and
passages behind an answer, ``states`` what an empty one means, ``looking`` and ``reckoning`` the tools, ``words`` what they say
of themselves in both languages, ``speech`` the Model Context Protocol (https://modelcontextprotocol.io) over standard input
and output, or over HTTP behind ``kg serve``.

Only ``speech`` knows the protocol; the tools are functions from arguments to answers, and may be called without it.
"""
