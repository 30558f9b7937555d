### Bodies of all sides.

subject-body = мақоми муштарак

act-body-constitute = Таъсиси мақоми муштарак
act-body-constitute-about = Ҳамаи Тарафҳо тибқи муқаррароти ҳуҷҷат гурӯҳи корӣ ё механизми муколамаро бо низомномаи он таъсис медиҳанд.

field-provision = Муқаррарот
field-terms = Низомнома
field-under = Асос

choice-kind-working-group = гурӯҳи корӣ
choice-kind-dialogue = механизми муколама

refusal-no-such-body = Чунин мақом таъсис нашудааст. Мақоми амалкунандаро нависед.
