### Notes verbales and letters between the sides.

subject-note = нота ё мактуб

act-note-send = Сабти нотаи фиристодашуда
act-note-send-about = Тараф нота ё мактуби фиристодаи худро бо рақами содиротии худ сабт мекунад; сабти баъдӣ сабти пешинаро ислоҳ мекунад.
act-note-receive = Сабти нотаи гирифташуда
act-note-receive-about = Тараф расидани нота ё мактуби ҷониби дигарро бо рақами воридотии худ сабт мекунад; сабти баъдӣ сабти пешинаро ислоҳ мекунад.

field-form = Шакл
field-channel = Роҳи ирсол
field-outgoing = Рақами содиротӣ
field-incoming = Рақами воридотӣ
field-dated = Санаи нота
field-arrived = Санаи расидан
field-asks = Ҷавоб талаб карда мешавад
field-answers = Ҷавоб ба

choice-form-note-verbale = нотаи вербалӣ
choice-form-letter = мактуб
choice-channel-embassy = тавассути сафорат
choice-channel-ministry = байни вазоратҳо
choice-channel-agency = байни идораҳо
choice-channel-other = бо роҳи дигар
choice-kind-information = маълумот
choice-kind-request = дархост
choice-kind-proposal = пешниҳод
choice-kind-acceptance = розигӣ
choice-kind-notification = огоҳинома
choice-kind-correction = ислоҳ

duty-answer-note = Ҷавоб ба: { $subject }
step-answer-note = Ҷавоб фиристед ва онро сабт кунед

refusal-unknown-note = Ҳеҷ як Тараф фиристодани ин нотаро сабт накардааст. Нотаеро номбар кунед, ки дар сабт ҳаст.
refusal-unknown-answered = Нотае, ки ба он ҷавоб дода мешавад, дар сабт нест. Нотаеро интихоб кунед, ки дар сабт ҳаст.
refusal-own-note = Тараф нотаи худро қабул намекунад ва ба он ҷавоб намедиҳад.
refusal-note-of-another = Ҷониби дигар нотаро бо ҳамин ном сабт кардааст. Ба нота номи дигар диҳед.
refusal-arrived-early = Санаи нота { $dated } аст ва он пеш аз ин рӯз расида наметавонист.

note-named = { $form } аз { $dated }

nav-notes = Нотаҳо
notes-title = Нотаҳо ва мактубҳо
notes-lead = Феҳристи ҳамаи Тарафҳо, аввал навтаринҳо.
notes-none = Ҳанӯз ягон нота ё мактуб сабт нашудааст.
notes-send = Сабти нотаи фиристодашуда
notes-receive = Сабти расидан
notes-reply = Сабти ҷавоб
notes-arrived = { $date } расид
notes-not-entered = расидан ҳанӯз сабт нашудааст
notes-asked = ҷавоб талаб карда мешавад
notes-asked-until = ҷавоб то { $date } талаб карда мешавад
notes-answered = ҷавоб дода шуд:
notes-answers = дар ҷавоб ба:
