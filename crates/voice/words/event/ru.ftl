### Events outside the record.

subject-event = событие

act-event-attest = Удостоверение события
act-event-attest-about = Одна Сторона или все Стороны вместе удостоверяют событие вне записи, например подписание на бумаге.

field-instrument = Международный документ
field-what = Содержание события
field-who = Участники
