"""The room's forms."""

from econtador.empresas.forms.carteira import CarteiraForm
from econtador.empresas.forms.contato import ContatoForm
from econtador.empresas.forms.empresa import (
    NOVA,
    ZONAS,
    EmpresaForm,
    IntegracaoForm,
    initial_of,
)
from econtador.empresas.forms.filtro import FiltroForm
from econtador.empresas.forms.importacao import ArquivoForm, ColunasForm

__all__ = [
    "NOVA",
    "ZONAS",
    "ArquivoForm",
    "CarteiraForm",
    "ColunasForm",
    "ContatoForm",
    "EmpresaForm",
    "FiltroForm",
    "IntegracaoForm",
    "initial_of",
]
