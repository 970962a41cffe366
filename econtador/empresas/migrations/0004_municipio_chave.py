"""The companies that are there get the key of their município."""

from django.db import migrations

from econtador.base.brasil.municipio import key


def fill_keys(apps, schema_editor):
    empresas = apps.get_model("empresas", "Empresa").objects.using(schema_editor.connection.alias)
    for nome in empresas.exclude(municipio="").values_list("municipio", flat=True).distinct():
        empresas.filter(municipio=nome).update(municipio_chave=key(nome)[:80])


class Migration(migrations.Migration):
    dependencies = [("empresas", "0003_carteiras_contatos_importacoes")]
    operations = [migrations.RunPython(fill_keys, migrations.RunPython.noop)]
