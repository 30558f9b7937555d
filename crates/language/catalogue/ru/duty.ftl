# What is awaited, and the one step that clears it. Names stand after a colon or in quotation marks, so that
# no language has to bend them.

duty-name-seats = Назначение в состав «{ $subject }»: { $role }
step-name-seats = Назовите должность представителя
duty-first-session = Первое заседание: «{ $subject }»
step-first-session = Согласуйте дату и место; после проведения внесите запись
duty-regular-session = Очередное заседание: «{ $subject }»
step-regular-session = Согласуйте дату и место; после проведения внесите запись
duty-confirm-seats = Окончательный состав на заседание: { $subject }
step-confirm-seats = Подтвердите состав
duty-respond-claim = Ответ на сообщение о выполнении: { $what }
step-respond-claim = Согласитесь, примите к сведению или заявите разногласие
duty-decide-renewal = Решение о продлении: «{ $subject }»
step-decide-renewal = Направьте уведомление или оставьте срок продлеваться
duty-fulfil = Обязательство { $item }: { $what }
step-fulfil = Сообщите о выполнении с подтверждающими материалами
duty-concur = Согласие с предложением: { $what }
step-concur = Прочтите предложение, затем согласитесь или отклоните его
duty-close = Закрытие предложения: { $what }
step-close = Закройте предложение
duty-enact = Принятие после цифровых подписей всех Сторон: { $what }
step-enact = Оформите принятие
duty-receipt = Подтверждение получения принятого акта: { $what }
step-receipt = Обменяйтесь журналами; подтверждение поступит само
duty-erase = Удаление, согласованное всеми Сторонами: { $what }
step-erase = Обменяться журналами; узел удалит и сообщит об этом сам

whose-ours = Наша сторона
whose-theirs = Другая сторона
whose-both = Обе стороны
due-since = с { $since }
due-by = до { $by }
due-none = Ничего не ожидается.

incomplete-not-held = Неполно: принятый акт указывает текст «{ $what }», которого нет на этом узле ({ $digest }). То, что из него следует, здесь не показано. Получите документ и передайте его узлу.
incomplete-differs = Неполно: текст, принятый для «{ $what }», — не тот документ, что указан в акте ({ $digest }). Из него ничего не следует, пока все Стороны не примут верный текст.
not-received = ещё не получено
clocks-disagree = Часы расходятся: в записи { $index } стороны { $side } указано { $stated }, а другое время записи — { $against }.
