"""The 27 units of the federation and the time zone of each place."""

from dataclasses import dataclass

from econtador.base.texto import fold


@dataclass(frozen=True, slots=True)
class UF:
    """A unit of the federation; `fuso` is the IANA zone of its capital."""

    sigla: str
    nome: str
    fuso: str


UFS: dict[str, UF] = {
    sigla: UF(sigla, nome, f"America/{fuso}")
    for sigla, nome, fuso in (
        ("AC", "Acre", "Rio_Branco"),
        ("AL", "Alagoas", "Maceio"),
        ("AM", "Amazonas", "Manaus"),
        ("AP", "Amapá", "Belem"),
        ("BA", "Bahia", "Bahia"),
        ("CE", "Ceará", "Fortaleza"),
        ("DF", "Distrito Federal", "Sao_Paulo"),
        ("ES", "Espírito Santo", "Sao_Paulo"),
        ("GO", "Goiás", "Sao_Paulo"),
        ("MA", "Maranhão", "Fortaleza"),
        ("MG", "Minas Gerais", "Sao_Paulo"),
        ("MS", "Mato Grosso do Sul", "Campo_Grande"),
        ("MT", "Mato Grosso", "Cuiaba"),
        ("PA", "Pará", "Belem"),
        ("PB", "Paraíba", "Fortaleza"),
        ("PE", "Pernambuco", "Recife"),
        ("PI", "Piauí", "Fortaleza"),
        ("PR", "Paraná", "Sao_Paulo"),
        ("RJ", "Rio de Janeiro", "Sao_Paulo"),
        ("RN", "Rio Grande do Norte", "Fortaleza"),
        ("RO", "Rondônia", "Porto_Velho"),
        ("RR", "Roraima", "Boa_Vista"),
        ("RS", "Rio Grande do Sul", "Sao_Paulo"),
        ("SC", "Santa Catarina", "Sao_Paulo"),
        ("SE", "Sergipe", "Maceio"),
        ("SP", "São Paulo", "Sao_Paulo"),
        ("TO", "Tocantins", "Araguaina"),
    )
}

# West of the line from Tabatinga to Porto Acre (Lei 12.876/2013), where that law and the IANA
# database agree. Of Boca do Acre, Itamarati and Pauini some say that they live on Acre's hour:
# there the empresa's own zone, chosen by hand, decides.
_OESTE_DO_AMAZONAS = (
    "Atalaia do Norte",
    "Benjamin Constant",
    "Eirunepé",
    "Envira",
    "Guajará",
    "Ipixuna",
)

_EXCECOES: dict[tuple[str, str], str] = {
    ("PE", fold("Fernando de Noronha")): "America/Noronha",
    **{("AM", fold(nome)): "America/Eirunepe" for nome in _OESTE_DO_AMAZONAS},
}

# What a screen offers when the zone is chosen by hand: each zone that some place here uses.
FUSOS: tuple[str, ...] = tuple(sorted({uf.fuso for uf in UFS.values()} | {*_EXCECOES.values()}))


def fuso(sigla: str, municipio: str = "") -> str:
    """Return the IANA zone of a município of the UF `sigla` (the capital's when none is named).

    Accents and case do not matter. Raises KeyError when there is no such UF.
    Source: Decreto 2.784/1913 with Lei 12.876/2013; Brazil has had no summer time since 2019.
    """
    uf = UFS[sigla.strip().upper()]
    return _EXCECOES.get((uf.sigla, fold(municipio)), uf.fuso)
