"""XML, read by expat without ever expanding an entity or fetching anything."""

from typing import IO
from xml.parsers import expat

from econtador.arquivos.catalogo import Achado, Perigo, Tipo

_SEPARADOR = " "
_LIDO = 1 << 20
_DE_NAVEGADOR = {
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/XSL/Transform",
    "http://www.mozilla.org/keymaster/gatekeeper/there.is.only.xul",
}
# roots of pages, and of scripts for Windows dressed as XML
_NOMES = {"html", "svg", "script", "stylesheet", "scriptlet", "component", "job"}


def recognise_xml(arquivo: IO[bytes]) -> Achado:
    """Say XML or OFX by the root element, a danger met on the way, or None without any element.

    Reading stops at the first error, as a browser does, and after 1 MB: expat keeps every open
    element in memory, and 25 MB of “<a>” would take more than a gigabyte. (That is a courtesy to
    who opens the file from his own disk: we never serve XML as such.)
    """
    olheiro = _Olheiro()
    arquivo.seek(0)
    try:
        olheiro.leitor.Parse(arquivo.read(_LIDO))
    except _Encontrado as encontrado:
        return encontrado.perigo
    except (expat.ExpatError, LookupError, ValueError):
        pass  # not well formed: the root, if there was one, still tells what it is
    if olheiro.raiz is None:
        return None
    return Tipo.OFX if olheiro.raiz.upper() == "OFX" else Tipo.XML


class _Encontrado(Exception):
    def __init__(self, perigo: Perigo) -> None:
        super().__init__(perigo.name)
        self.perigo = perigo


class _Olheiro:
    # Python is called for the root and for each namespace only, not for each of a million elements;
    # an element is active in a browser by its namespace alone, whatever its name
    def __init__(self) -> None:
        self.raiz: str | None = None
        self.leitor = expat.ParserCreate(namespace_separator=_SEPARADOR)
        self.leitor.StartElementHandler = self.see_root
        self.leitor.StartNamespaceDeclHandler = self.see_namespace
        self.leitor.StartDoctypeDeclHandler = self.see_doctype

    def see_root(self, nome: str, _atributos: dict[str, str]) -> None:
        self.leitor.StartElementHandler = None
        self.raiz = nome.rpartition(_SEPARADOR)[2]
        if self.raiz.lower() in _NOMES:
            raise _Encontrado(Perigo.PAGINA)

    def see_namespace(self, _prefixo: str | None, espaco: str | None) -> None:
        if espaco in _DE_NAVEGADOR:
            raise _Encontrado(Perigo.PAGINA)

    def see_doctype(self, nome: str, _sistema: object, _publico: object, interno: object) -> None:
        if nome.lower() in _NOMES:
            raise _Encontrado(Perigo.PAGINA)
        # declarations of its own: entities and default attributes that multiply without end
        if interno:
            raise _Encontrado(Perigo.ENTIDADES)
