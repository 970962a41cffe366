"""Arquivos: o depósito de conteúdos de cada escritório, endereçados pelo próprio SHA-256."""
