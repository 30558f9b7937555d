### Sessions of a body.

subject-session = заседание

act-session-fix = Назначение заседания
act-session-fix-about = Все Стороны согласуют дату и место заседания; принимающая сторона определяется по очереди, если не согласовано иное.
act-session-held = Запись о проведённом заседании
act-session-held-about = Все Стороны подтверждают, что заседание проведено, и могут назвать дату следующего.

field-counts = Учитывается в очерёдности
field-held-on = Дата проведения
field-host = Принимающая сторона
field-next-on = Дата следующего заседания
field-number = Номер

duty-first-session = Первое заседание: «{ $subject }»
step-first-session = Согласуйте дату и место; после проведения внесите запись
duty-regular-session = Очередное заседание: «{ $subject }»
step-regular-session = Согласуйте дату и место; после проведения внесите запись

refusal-not-fixed = Заседание ещё не назначено. Сначала согласуйте дату и место.
refusal-already-held = Уже записано, что заседание проведено.
refusal-other-session = Орган или номер не совпадает с назначенным заседанием.
refusal-not-yet-held = Указано, что заседание проведено { $on }, но этот день ещё не наступил. Запишите его после.
session-named = Заседание { $number }: { $body }
