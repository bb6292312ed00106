from waarborg.web.views.ask import ask, systems
from waarborg.web.views.catalogue import catalogue
from waarborg.web.views.home import home, my_work

__all__ = ["ask", "catalogue", "home", "my_work", "systems"]
