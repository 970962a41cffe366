"""The screens of pessoas and departamentos: here, because each gives rights as it is filled in."""
