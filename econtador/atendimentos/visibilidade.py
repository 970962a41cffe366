"""Who sees which atendimento: the only rule, which every door obeys.

The letters are those of the product's rule: (a) another escritório never; (b) an inactive person
nothing (there is no viewer for one); (c) administradores; (d) operadores by departamento,
delegation, authorship or mention; (e) minus the tipos without access; (f) clientes by empresa and
departamento; (g) "só o usuário da delegação vê"; (h) confidencial. Row security carries (a), the
empresa of (f) and (h) a second time, in the database.
"""

from django.db.models import BooleanField, F, Func, Q, UUIDField, Value

from econtador.base.viewer import Viewer


def visible_to(viewer: Viewer) -> Q:
    """Return the condition on Atendimento under which `viewer` may see it."""
    same_office = Q(escritorio_id=viewer.escritorio_id)
    if viewer.papel == "sistema":
        return same_office
    return same_office & (_cliente(viewer) if viewer.cliente else _operador(viewer))


def _cliente(viewer: Viewer) -> Q:
    empresa = Q(empresa_id__in=viewer.empresas.visualizar)
    return empresa & _departamento(viewer) & (Q(confidencial=False) | _named(viewer))


def _operador(viewer: Viewer) -> Q:
    confidencial = Q(confidencial=True) & _named(viewer)
    if viewer.administrador:
        return Q(confidencial=False) | confidencial
    seen = Q(confidencial=False) & _of_the_office(viewer) | confidencial
    if viewer.tipos_sem_acesso:
        seen &= ~Q(tipo_id__in=viewer.tipos_sem_acesso)
    return seen


def _of_the_office(viewer: Viewer) -> Q:
    delegado = Q(delegado_id=viewer.pessoa_id)
    autor = Q(autor_id=viewer.pessoa_id)
    mention = _asked("esta_mencionado", viewer)
    by_work = _departamento(viewer) | delegado | autor | mention
    if not viewer.so_delegado_ve:
        return by_work
    substitute = Q(delegado_id__in=viewer.substituidos)
    return Q(delegado=None) & by_work | delegado | substitute | autor


def _departamento(viewer: Viewer) -> Q:
    return Q(departamento=None) | Q(departamento_id__in=viewer.departamentos)


def _named(viewer: Viewer) -> Q:
    return Q(autor_id=viewer.pessoa_id) | _asked("esta_nomeado", viewer)


def _asked(function: str, viewer: Viewer) -> Q:
    """Return what a definer function of the database says about (atendimento, viewer)."""
    pessoa = Value(viewer.eu, output_field=UUIDField())
    return Q(Func(F("pk"), pessoa, function=function, output_field=BooleanField()))
