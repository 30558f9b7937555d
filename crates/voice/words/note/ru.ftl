### Notes verbales and letters between the sides.

subject-note = нота или письмо

act-note-send = Регистрация направленной ноты
act-note-send-about = Сторона вносит направленную ею ноту или письмо под своим исходящим номером; более поздняя запись исправляет прежнюю.
act-note-receive = Регистрация полученной ноты
act-note-receive-about = Сторона отмечает поступление ноты или письма другой Стороны под своим входящим номером; более поздняя запись исправляет прежнюю.

field-form = Форма
field-channel = Канал
field-outgoing = Исходящий номер
field-incoming = Входящий номер
field-dated = Дата ноты
field-arrived = Дата поступления
field-asks = Запрашивается ответ
field-answers = Ответ на

choice-form-note-verbale = вербальная нота
choice-form-letter = письмо
choice-channel-embassy = через посольство
choice-channel-ministry = между министерствами
choice-channel-agency = между ведомствами
choice-channel-other = иным путём
choice-kind-information = информация
choice-kind-request = запрос
choice-kind-proposal = предложение
choice-kind-acceptance = согласие
choice-kind-notification = уведомление
choice-kind-correction = исправление

duty-answer-note = Ответ на: { $subject }
step-answer-note = Направьте ответ и внесите его

refusal-unknown-note = Ни одна Сторона не внесла эту ноту как направленную. Укажите ноту, которая есть в записи.
refusal-unknown-answered = Ноты, на которую даётся ответ, нет в записи. Выберите ту, которая в ней есть.
refusal-own-note = Сторона не получает собственную ноту и не отвечает на неё.
refusal-note-of-another = Другая Сторона уже внесла ноту с таким обозначением. Дайте ноте другое обозначение.
refusal-arrived-early = Нота датирована { $dated } и не могла поступить раньше этого дня.

note-named = { $form } от { $dated }

nav-notes = Ноты
notes-title = Ноты и письма
notes-lead = Реестр всех Сторон, сначала новые.
notes-none = Пока не внесено ни одной ноты и ни одного письма.
notes-send = Внести направленную ноту
notes-receive = Отметить поступление
notes-reply = Внести ответ
notes-arrived = поступила { $date }
notes-not-entered = поступление ещё не отмечено
notes-asked = запрашивается ответ
notes-asked-until = запрашивается ответ до { $date }
notes-answered = ответ дан:
notes-answers = в ответ на:
