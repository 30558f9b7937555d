### How a list of dues is told.

whose-ours = Наша сторона
whose-theirs = Другая сторона
whose-both = Обе стороны
due-since = с { $since }
due-by = не позднее { $by }
due-none = Ничего не ожидается.
not-received = ещё не получено
duty-act = { $act }: { $subject }
step-act = Внесите запись
