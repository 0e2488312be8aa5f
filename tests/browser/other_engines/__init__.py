"""What other engines than Chromium, and a real screen reader, make of the reader: long tests, where they are there.

Bring what they need, in Debian as root, and run them:

    apt-get install --no-install-recommends firefox-esr orca webkit2gtk-driver xvfb openbox xdotool dbus pulseaudio \\
        pulseaudio-utils libglib2.0-bin gstreamer1.0-plugins-good gstreamer1.0-pulseaudio
    python3 -m pip install --target SOMEWHERE selenium==4.51.0, and PYTHONPATH=SOMEWHERE for the next
    python3 -m reader test -m long tests/browser/other_engines

What is missing is named, and its tests are skipped. WebKitGTK is Safari's engine; Orca is a screen reader of Linux.
"""
