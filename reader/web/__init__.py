"""The web door: pages, sounds, settings and errors over HTTP. Flask lives here and nowhere else.

`reader.web.app.create_app` makes the WSGI application of a Reader.
"""
