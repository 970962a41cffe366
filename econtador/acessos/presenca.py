"""Whether anybody of a company may look at it: told on its page."""

from django.db.models import Exists, OuterRef
from django.urls import reverse

from econtador.acessos.models import AcessoDepartamento, AcessoEmpresa
from econtador.base.viewer import Viewer
from econtador.empresas.models import Empresa
from econtador.empresas.presenca import Regra
from econtador.pessoas.models import Pessoa


def clientes_with_access(empresa: Empresa, viewer: Viewer) -> Regra:
    """Count the active clientes who may see the company and have a departamento: one query."""
    here = {"escritorio_id": viewer.escritorio_id, "pessoa_id": OuterRef("pk")}
    acesso = AcessoEmpresa.objects.filter(**here, empresa_id=empresa.pk, visualizar=True)
    departamento = AcessoDepartamento.objects.filter(**here)
    clientes = Pessoa.objects.filter(escritorio_id=viewer.escritorio_id, tipo="cliente")
    quantos = clientes.ativas().filter(Exists(acesso), Exists(departamento)).count()
    url = f"{reverse('pessoas')}?ver=clientes"
    if not quantos:
        return Regra(vale=False, texto="Nenhum cliente tem acesso a ela.", url=url)
    palavras = "cliente tem" if quantos == 1 else "clientes têm"
    return Regra(vale=True, texto=f"{quantos} {palavras} acesso a ela.", url=url)
