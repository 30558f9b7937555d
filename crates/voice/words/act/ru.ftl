### Acts in general, what several kinds of them share, and acts about acts.

subject-act = акт

act-act-erase = Удаление сопроводительных текстов и файлов
act-act-erase-about = Все Стороны соглашаются удалить тексты и файлы при акте, которые не следовало передавать; сама запись сохраняется.
act-act-erased = Подтверждение удаления
act-act-erased-about = Сторона сообщает, что согласованное удаление выполнено; узел делает это сам.

# Fields of several kinds of act, by their names on the wire with dashes.

field-base = Предыдущий акт
field-attested = Стороны, подписавшие на бумаге
field-body = Орган
field-by = Сторона, от которой исходит акт
field-charter = Устав записи
field-document = Документ
field-in-force-from = Действует с
field-in-force-until = Действует по
field-kind = Вид
field-names = Названия
field-on = Дата
field-key = Открытый ключ
field-origin = Имя журнала
field-place = Место
field-scan = Электронный образ подлинника
field-settles = Акты, место которых он занимает
field-side = Сторона
field-sides = Стороны
field-subject = Предмет
field-text = Текст
field-version = Редакция
field-words = Слова рядом с записью

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

# What should stand in a field where something else does.

expected-json = JSON
expected-object = объект JSON
expected-list = список
expected-shorter-list = более короткий список
expected-one-spelling = единственное написание, которое допускает формат
expected-code = обозначение: строчные латинские буквы, цифры, точки и дефисы
expected-item = номер, как он записан в документе
expected-line = одна строка текста
expected-origin = имя журнала
expected-key = ключ проверки
expected-seat-key = открытый ключ устройства
expected-zone = название часового пояса
expected-language = код языка
expected-names = название на каждом языке
expected-text = текст на каждом языке
expected-date = дата
expected-number = целое число
expected-size = число записей
expected-flag = да или нет
expected-file = хеш файла, 64 знака
expected-hash = хеш, 64 знака
expected-nonce = 32 знака
expected-act = имя акта
expected-side = краткое имя Стороны
expected-subject = предмет
expected-choice = одно из слов, известных правилам
expected-commitment = хеш значения, которое хранится отдельно
expected-kind-of-act = вид акта

refusal-too-long = Акт длиннее { $limit } байт. Длинные тексты помещайте в документ.
refusal-malformed = Акт нельзя прочитать: в «{ $at }» нужно значение другого вида ({ $expected }).
refusal-unknown-kind = Эти правила не знают вида акта «{ $name }».
refusal-wrong-kind = Для этого акта нужен предмет другого вида: { $expected }.
refusal-wrong-sides = Акт исходит не от тех Сторон, которые нужны: совместный акт скрепляют цифровой подписью все Стороны, односторонний — одна.
refusal-not-yours = Акт стоит в журнале другой Стороны; его автор: { $by }.
refusal-wrong-entry = Акт стоит в записи не того вида.
refusal-repeated = Этот акт уже был внесён.
refusal-not-the-base = Акт не следует за действующим актом по тому же предмету. Начните с действующего.
refusal-frozen = За одним актом следуют два. Прежнее состояние сохраняется, пока Стороны не урегулируют это совместно.
refusal-base-of-own-act = Односторонний акт не следует за другим. Оставьте это поле пустым.
refusal-kind-changed = Принятое относится к другому виду и сохраняет свой вид.
refusal-needs-hand = Требуется согласие должности в одной из форм, предусмотренных уставом.
refusal-nothing-to-withdraw = Такого уведомления или сообщения этой Стороны, которое можно отозвать, нет.
refusal-already-withdrawn = Уже отозвано ранее.
refusal-no-such-act = Такой акт здесь неизвестен.
refusal-nothing-beside = При этом акте нет ни текстов, ни файлов; удалять нечего.
refusal-erased = Тексты и файлы при этом акте уже удалены.
refusal-no-erasure = Стороны не договаривались об удалении при этом акте.
refusal-named-elsewhere = На тексты или файлы при этом акте ссылается другой акт; то, на что ещё опираются, не удаляется.
refusal-names-erased = Акт ссылается на то, что все Стороны согласились удалить; оно не возвращается.
refusal-dates-out-of-order = Даты не согласуются: более поздняя стоит раньше более ранней.
refusal-unknown-side = «{ $side }» не является Стороной этой записи.
refusal-unknown-field = Эти правила не знают поля «{ $at }».
refusal-unknown-value = Эти правила не знают слова «{ $value }» в «{ $at }».
refusal-reordering = В «{ $at }» есть знаки, меняющие порядок чтения. Уберите их.
refusal-words-missing = Акту нужны слова, которые хранятся рядом с записью. Укажите их.
refusal-words-unasked = У актов этого вида нет слов рядом с записью.

refused = Ничего не записано. { $why }
refused-field = Поле: { $field } ({ $name })
