"""The face itself."""

from econtador.moldura.contexto import Face
from econtador.packcrm.menu import menu_of

FACE = Face(nome="PackCRM", menu=menu_of)
