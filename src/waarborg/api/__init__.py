"""The API under /api/v1: the routers of the chapters, put together, with one shape for errors."""

VERSION = "1.0.0"
