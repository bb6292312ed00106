from waarborg.web.views.ask import ask, systems
from waarborg.web.views.catalogue import catalogue
from waarborg.web.views.home import home, my_work
from waarborg.web.views.shell import about, accessibility, search

__all__ = ["about", "accessibility", "ask", "catalogue", "home", "my_work", "search", "systems"]
