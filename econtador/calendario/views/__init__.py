"""Configurações / Calendário."""
