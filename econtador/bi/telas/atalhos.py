"""The keys of the screens, as the help of `?` tells them."""

DA_LISTA = [
    ("Marcar a linha", ["x"]),
    ("Marcar todas, desmarcar todas", ["Shift", "x"]),
    ("Delegar os marcados", ["d"]),
    ("Mover os marcados de fase", ["m"]),
    ("Mudar o prazo dos marcados", ["t"]),
    ("Encerrar os marcados", ["e"]),
]
DO_QUADRO = [
    ("De cartão em cartão", ["↑", "↓", "←", "→"]),
    ("Mover o cartão de fase", ["Shift", "←", "→"]),
]
