"""The ground under every test: the settings, and a database whose triggers let a test clean up after itself."""

import os

os.environ.setdefault("WAARBORG_DEBUG", "ja")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waarborg.settings")
