"""Fields: ids in kebab-case and values in the shape that browsers send and want."""

import datetime as dt

from django import forms

from econtador.base.ui.formulario import Arquivos, Data, DataHora, Formulario


class Prazo(Formulario):
    providenciar_ate = forms.DateTimeField(widget=DataHora())
    abertura_de = forms.DateField(widget=Data(), required=False)
    anexos = forms.FileField(widget=Arquivos(), required=False)


def test_ids_are_in_kebab_case_also_with_a_prefix():
    assert Prazo()["providenciar_ate"].id_for_label == "campo-providenciar-ate"
    assert Prazo(prefix="filtro")["abertura_de"].auto_id == "campo-filtro-abertura-de"


def test_a_date_and_hour_is_shown_as_browsers_want_it():
    form = Prazo(initial={"providenciar_ate": dt.datetime(2026, 11, 24, 17, 0)})  # noqa: DTZ001 - local hour of a form
    html = str(form["providenciar_ate"])
    assert 'type="datetime-local"' in html
    assert 'value="2026-11-24T17:00"' in html


def test_a_day_is_shown_as_browsers_want_it():
    form = Prazo(initial={"abertura_de": dt.date(2026, 11, 20)})
    assert 'type="date"' in str(form["abertura_de"])
    assert 'value="2026-11-20"' in str(form["abertura_de"])


def test_what_the_browser_sends_is_read():
    form = Prazo({"providenciar_ate": "2026-11-24T17:00", "abertura_de": "2026-11-20"})
    assert form.is_valid()
    assert form.cleaned_data["abertura_de"] == dt.date(2026, 11, 20)
    assert form.cleaned_data["providenciar_ate"].hour == 17


def test_files_are_several():
    assert " multiple" in str(Prazo()["anexos"])


def test_errors_are_told_by_the_page():
    assert " required" not in str(Prazo()["providenciar_ate"])
