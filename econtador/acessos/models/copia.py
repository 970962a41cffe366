"""Giving a person the rights that another has: departamentos, and the empresas of a cliente."""

from django.db import transaction

from econtador.acessos.models.departamento import AcessoDepartamento
from econtador.acessos.models.empresa import VERBOS, AcessoEmpresa
from econtador.base.erros import DomainError
from econtador.base.models import Assunto, audit
from econtador.base.viewer import Viewer
from econtador.pessoas.models import Pessoa


class CopiaRecusada(DomainError):
    """The rights of the one mean nothing to the other."""

    mensagem = "Só se copia de outra pessoa do mesmo tipo."


@transaction.atomic
def copy_rights(de: Pessoa, para: Pessoa, *, author: Viewer, somar: bool = False) -> None:
    """Give `para` the departamentos and, empresa by empresa, the permissions of `de`.

    What `para` had is replaced; with `somar` it stays, and in an empresa that both have the wider
    permission holds. Administration is never copied. Raises CopiaRecusada.
    """
    author.require_administrador()
    if de.pk == para.pk or (de.tipo, de.escritorio_id) != (para.tipo, para.escritorio_id):
        raise CopiaRecusada
    para.lock()
    if not somar:
        AcessoDepartamento.objects.filter(pessoa=para).delete()
        AcessoEmpresa.objects.filter(pessoa=para).delete()
    _copy_departamentos(de, para)
    _copy_empresas(de, para)
    modo = "somou a" if somar else "copiou para"
    frase = f"{modo} {para} as permissões de {de}"
    audit(Assunto.PERMISSAO, frase, author=author, objeto=para)


def _copy_departamentos(de: Pessoa, para: Pessoa) -> None:
    theirs = AcessoDepartamento.objects.filter(pessoa=de).select_related("departamento")
    AcessoDepartamento.grant(para, *(acesso.departamento for acesso in theirs))


def _copy_empresas(de: Pessoa, para: Pessoa) -> None:
    own = {acesso.empresa_id: acesso for acesso in AcessoEmpresa.objects.filter(pessoa=para)}
    rows = [
        _widened(acesso, para, own.get(acesso.empresa_id))
        for acesso in AcessoEmpresa.objects.filter(pessoa=de)
    ]
    AcessoEmpresa.objects.bulk_create(
        rows,
        update_conflicts=True,
        update_fields=VERBOS,
        unique_fields=["escritorio", "pessoa", "empresa"],
    )


def _widened(theirs: AcessoEmpresa, para: Pessoa, own: AcessoEmpresa | None) -> AcessoEmpresa:
    rights = {
        verbo: getattr(theirs, verbo) or bool(own and getattr(own, verbo)) for verbo in VERBOS
    }
    return AcessoEmpresa(
        escritorio_id=para.escritorio_id, pessoa=para, empresa_id=theirs.empresa_id, **rights
    )
