"""What the histórico answers: what changed since a version that somebody had seen."""

from econtador.atendimentos.models.campos import CamposDoAtendimento
from econtador.atendimentos.models.evento import Evento

DELEGADO = "Usuário para delegação"
FASE = "Fase"


class ComHistoria(CamposDoAtendimento):
    """Reading back one's own events."""

    class Meta(CamposDoAtendimento.Meta):
        abstract = True

    def changes_since(self, versao: int) -> list[tuple[str, str, str]]:
        """Return (label, old value, new value) of every field that changed after `versao`."""
        later = Evento.objects.filter(atendimento_id=self.pk, dados__versao__gt=versao)
        return [change for evento in later.order_by("ordem") for change in _changes(evento)]


def _changes(evento: Evento) -> list[tuple[str, str, str]]:
    dados = evento.dados
    changes = [(rotulo, de, para) for rotulo, de, para in dados.get("mudancas", [])]
    if "delegado" in dados:
        changes.append((DELEGADO, dados.get("de", ""), dados["delegado"]))
    if "fase" in dados:
        changes.append((FASE, dados["fase"]["de"], dados["fase"]["para"]))
    return changes
