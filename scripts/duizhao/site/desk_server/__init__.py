"""The desk that works: pages for one person's browser on this machine, on which both languages are edited, and pairs approved.

Requests are values (`DeskRequest`), and so are answers (`DeskAnswer`); `desk_routes.answer` leads from one to the other. Only
`desk_socket` knows of the network, and what is written goes through the same functions as that of the commands.
"""
