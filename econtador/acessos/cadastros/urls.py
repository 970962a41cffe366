"""The addresses of pessoas and departamentos."""

from django.urls import path

from econtador.acessos.cadastros import departamentos, permissoes, pessoas

urlpatterns = [
    path("departamentos", departamentos.lista, name="departamentos"),
    path("departamentos/novo", departamentos.novo, name="novo-departamento"),
    path("departamentos/<uuid:pk>", departamentos.departamento, name="departamento"),
    path("pessoas", pessoas.lista, name="pessoas"),
    path("pessoas/nova", pessoas.nova, name="nova-pessoa"),
    path("pessoas/<uuid:pk>", pessoas.pessoa, name="pessoa"),
    path("pessoas/<uuid:pk>/desativacao", pessoas.desativacao, name="desativar-pessoa"),
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
