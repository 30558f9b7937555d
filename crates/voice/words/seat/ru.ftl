### Seats of a body.

subject-seat = место в составе

act-seat-fill = Назначение в состав
act-seat-fill-about = Сторона называет должность, которая занимает место в её части органа; имя лица в журнал не вносится.
act-seat-vacate = Вакансия в составе
act-seat-vacate-about = Сторона сообщает, что место в её части органа вакантно.
act-seat-confirm = Подтверждение состава
act-seat-confirm-about = Сторона подтверждает, что её состав на заседание окончателен.
act-seat-key = Ключ места
act-seat-key-about = Сторона сообщает открытый ключ устройства должности, по которому далее узнаётся согласие этой должности; лицо не называется.

field-alternate = Замещающее лицо
field-holder = Назначенное лицо
field-institution = Организация
field-office = Должность
field-site = Узел, для которого создан ключ устройства
field-rank = Ранг
field-role = Роль

choice-role-co-chair = сопредседатель
choice-role-deputy = заместитель
choice-role-secretary = ответственный секретарь
choice-role-member = член
choice-role-contact = контактное лицо

duty-name-seats = Назначение в состав органа «{ $subject }»: { $role }
step-name-seats = Назовите должность представителя
duty-confirm-seats = Окончательный состав на заседание: { $subject }
step-confirm-seats = Подтвердите состав

refusal-not-held = Место уже вакантно.
seat-named = { $role }: { $body }
