"""The face itself."""

from econtador.moldura.contexto import Face
from econtador.portal.menu import menu_of

FACE = Face(nome="eContador", menu=menu_of)
