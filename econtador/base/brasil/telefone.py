"""Brazilian telephones, kept in E.164 (`+5511987654321`) so that messages do arrive."""

import re

import phonenumbers

from econtador.base.brasil.erros import TelefoneInvalido

_EXEMPLO = "escreva, por exemplo, (11) 91234-5678"
# Letters would be read as a keypad ("0800-PADARIA") or as an extension, which E.164 cannot keep.
_PERMITIDO = re.compile(r"[0-9\s().+/-]{1,40}")
_MOVEL = re.compile(r"[0-9]{2}9[0-9]{8}")
_FIXO = re.compile(r"[0-9]{2}[2-5][0-9]{7}")
_MOVEL_SEM_NONO = re.compile(r"[0-9]{2}[6-9][0-9]{7}")


def parse(text: str) -> str:
    """Return the telephone in E.164, from any usual way of typing it.

    A mobile has nine digits after the DDD and begins with 9; a landline has eight and begins
    with 2 to 5. Raises TelefoneInvalido with a sentence to show.
    Source: Anatel, Resolução 749/2022; the DDDs in use are those of phonenumberslite.
    """
    numero = _read(text)
    nacional = str(numero.national_number)
    if not (_MOVEL.fullmatch(nacional) or _FIXO.fullmatch(nacional)):
        raise TelefoneInvalido(_motivo(nacional))
    if not phonenumbers.is_valid_number(numero):
        raise TelefoneInvalido(f"Telefone inválido: confira o DDD {nacional[:2]} e o número.")
    return phonenumbers.format_number(numero, phonenumbers.PhoneNumberFormat.E164)


def valid(text: str) -> bool:
    """Tell whether `parse` would accept `text`."""
    try:
        parse(text)
    except TelefoneInvalido:
        return False
    return True


def movel(e164: str) -> bool:
    """Tell whether a telephone in E.164 is a mobile, which may receive messages."""
    return _MOVEL.fullmatch(e164.removeprefix("+55")) is not None


def format(e164: str) -> str:
    """Return a telephone in E.164 as people write it: `(11) 98765-4321`."""
    nacional = e164.removeprefix("+55")
    return f"({nacional[:2]}) {nacional[2:-4]}-{nacional[-4:]}"


def _read(text: str) -> phonenumbers.PhoneNumber:
    if not text.strip():
        raise TelefoneInvalido("Informe o telefone com o DDD.")
    if not _PERMITIDO.fullmatch(text):
        raise TelefoneInvalido("Use só números, parênteses e hífen, sem ramal.")
    try:
        numero = phonenumbers.parse(text, "BR")
    except phonenumbers.NumberParseException as erro:
        raise TelefoneInvalido(f"Telefone inválido: {_EXEMPLO}.") from erro
    if numero.country_code != 55:
        raise TelefoneInvalido("Só telefones do Brasil (+55) são aceitos.")
    return numero


def _motivo(nacional: str) -> str:
    if _MOVEL_SEM_NONO.fullmatch(nacional):
        return f"Falta o nono dígito do celular: {_EXEMPLO}."
    if len(nacional) in {8, 9}:
        return f"Falta o DDD: {_EXEMPLO}."
    return f"Telefone inválido: {_EXEMPLO}."
