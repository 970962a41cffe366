"""The addresses of pessoas and departamentos."""

from django.urls import path

from econtador.acessos.cadastros import (
    auditoria,
    clientes,
    convites,
    copia,
    departamentos,
    permissoes,
    pessoas,
    substituicoes,
)

urlpatterns = [
    path("configuracoes/auditoria", auditoria.auditoria, name="auditoria"),
    path("departamentos", departamentos.lista, name="departamentos"),
    path("departamentos/novo", departamentos.novo, name="novo-departamento"),
    path("departamentos/<uuid:pk>", departamentos.departamento, name="departamento"),
    path("departamentos/<uuid:pk>/subida", departamentos.subida, name="subir-departamento"),
    path("departamentos/<uuid:pk>/descida", departamentos.descida, name="descer-departamento"),
    path("departamentos/<uuid:pk>/clientes", clientes.clientes, name="clientes-do-departamento"),
    path("pessoas", pessoas.lista, name="pessoas"),
    path("pessoas/nova", pessoas.nova, name="nova-pessoa"),
    path("pessoas/substituicoes", substituicoes.substituicoes, name="substituicoes"),
    path(
        "pessoas/substituicoes/<uuid:pk>/encerramento",
        substituicoes.encerramento,
        name="encerrar-substituicao",
    ),
    path("pessoas/<uuid:pk>", pessoas.pessoa, name="pessoa"),
    path("pessoas/<uuid:pk>/convite", convites.convite, name="convidar-pessoa"),
    path(
        "pessoas/<uuid:pk>/convite/cancelamento",
        convites.cancelamento,
        name="cancelar-convite",
    ),
    path("pessoas/<uuid:pk>/copia", copia.copia, name="copiar-permissoes"),
    path("pessoas/<uuid:pk>/reativacao", pessoas.reativacao, name="reativar-pessoa"),
    path("pessoas/<uuid:pk>/empresas", permissoes.empresas, name="empresas-da-pessoa"),
    path(
        "pessoas/<uuid:pk>/empresas/<uuid:acesso>",
        permissoes.permissoes,
        name="permissoes-da-pessoa",
    ),
    path(
        "pessoas/<uuid:pk>/empresas/<uuid:acesso>/revogacao",
        permissoes.revogacao,
        name="revogar-empresa",
    ),
]
