### Commitments and the claims about them.

subject-commitment = обязательство

act-commitment-claim = Сообщение о выполнении
act-commitment-claim-about = Сторона сообщает об обязательстве с подтверждающими материалами: выполнено, выполнено частично, есть препятствие или утратило актуальность.
act-commitment-respond = Ответ на сообщение о выполнении
act-commitment-respond-about = Другая сторона соглашается с сообщением, принимает его к сведению или заявляет разногласие; обязательство выполнено, когда Стороны согласны.
act-commitment-withdraw = Отзыв сообщения о выполнении
act-commitment-withdraw-about = Сторона отзывает своё сообщение, пока другая сторона с ним не согласилась.

field-answer = Ответ
field-claim = Сообщение о выполнении
field-commitment = Обязательство
field-evidence = Подтверждающие материалы
field-outcome = Результат

choice-outcome-done = выполнено
choice-outcome-partly = выполнено частично
choice-outcome-obstacle = есть препятствие
choice-outcome-overtaken = утратило актуальность
choice-answer-concur = соглашается
choice-answer-note = принимает к сведению
choice-answer-dispute = заявляет разногласие

duty-respond-claim = Ответ на сообщение о выполнении: { $what }
step-respond-claim = Согласитесь, примите к сведению или заявите разногласие
duty-fulfil = Обязательство { $item }: { $what }
step-fulfil = Сообщите о выполнении с подтверждающими материалами

refusal-not-obliged = Это обязательство другой стороны; сторона сообщает о своих.
refusal-other-commitment = Предмет акта — не то обязательство, которое в нём названо.
refusal-unknown-claim = Сообщения, на которое даётся ответ, нет в записи.
refusal-own-claim = Сторона не отвечает на собственное сообщение.
refusal-concurred = Эта сторона согласилась с заявлением; согласие окончательно.
