### Что говорят страницы.

product = Пайванд
skip = К основному тексту
nav-places = Страницы
nav-languages = Язык
nav-turn = За кем следующий шаг
foot-node = Узел стороны:
foot-held = Обе стороны хранят записей: { $count }.
foot-alone = У другой стороны пока нет узла.
foot-here = Записано здесь и пока не подтверждено другой стороной: { $count }.
foot-version = Версия { $version }
help = Помощь и клавиши
help-turn = «За кем следующий шаг» показывает, что ожидается, с какого дня, до какого дня, по какому положению и какой шаг это завершает. Оба узла вычисляют один и тот же список.
help-document = На странице документа языки стоят рядом; номер каждого положения служит ссылкой, которую можно переслать.
help-proof = Заверенную копию можно проверить и без этого узла.
keys = Клавиши
key-rows = следующая строка, предыдущая строка
key-columns = скрыть первый или второй столбец
key-language = сменить язык
key-go = на главную, к меморандуму
key-help = этот список
keys-turn-off = Отключить однобуквенные клавиши
keys-turn-on = Включить однобуквенные клавиши
about-parts = Части страниц
about-parts-lead = Каждая часть на четырёх языках, на образцах.
turn-theirs = Другая сторона
turn-ours-blank = От нашей стороны ничего не ожидается. Когда начнётся срок или другая сторона что-либо предложит, это появится здесь вместе с шагом, который его завершает.
turn-theirs-blank = От другой стороны ничего не ожидается. То, что мы предложим и что требует ответа, появится здесь.
pager = Части списка
pager-before = Предыдущая часть
pager-after = Следующая часть
pager-place = Часть { $part } из { $parts }
turn-cut = Список вычислен на { $date } по этим журналам; по тем же журналам другой узел получает тот же список.
cut-heading = По чему вычислено
digest = Хеш списка
as-of = По состоянию на
as-of-show = Показать
since = с
by-when = не позднее
no-date = срока нет
under = Основание
mark-past = срок прошёл
mark-provisional = дата предварительная
mark-standing = постоянно
text-missing = Текста нет
text-missing-in = Текста на этом языке ({ $language }) нет.
difference-heading = Расхождения текстов
difference-number = Числа «{ $what }» ({ $language }) нет в другом тексте ({ $missing }), где ожидалось бы { $expected }.
difference-date = Даты «{ $what }» ({ $language }) нет в другом тексте ({ $missing }).
difference-code = Ссылки «{ $what }» ({ $language }) нет в другом тексте ({ $missing }).
difference-name = Имени «{ $what }» ({ $language }) нет в другом тексте ({ $missing }), где ожидалось бы { $expected }.
difference-term = Для «{ $what }» ({ $language }) согласованного термина «{ $expected }» нет в другом тексте ({ $missing }).
difference-avoided = Вместо «{ $what }» ({ $language }) согласован термин «{ $expected }».
page-label-reconstructed = воссоздано; не является подписанным текстом
page-label-demonstration = для демонстрации, не принято
page-kind-instrument = Меморандум о взаимопонимании
page-kind-terms = Положение
page-kind-workplan = План работы
fact-agreed = Согласие в записи
fact-attested = Подпись на бумаге
fact-versions = Редакции
agreed-on-paper = в нашей записи; другая Сторона подписала на бумаге
agreed-yes = в записи обеих Сторон
agreed-no = ещё не согласовано
agreed-ended = более не действует
fact-ends = Последний день действия
ends-stated = так указано в тексте
ends-term = срок не продлевается
ends-notice = направлено уведомление
attested-by = засвидетельствовали:
attested-who = подписали:
attested-no = в записи не засвидетельствована
version-number = редакция { $number }
term-heading = Срок и продление
term = Срок действия
renewal = Продление
page-renewal-tacit = автоматически, если нет уведомления
page-renewal-none = нет
notice-by = Последний день для уведомления
text-heading = Текст
show-languages = Языки рядом
page-origin-authored = написан на этом языке
page-origin-person = перевод человека
page-origin-machine = машинный перевод
authentic = аутентичный текст
not-authentic = не аутентичный текст
certified-by = сверено:
page-strength-constitutive = учредительное
page-strength-due = со сроком
page-strength-best-efforts = по мере возможности
page-strength-standing = постоянное
strength = Степень обязательности
commitments-heading = Обязательства
on-whom = За кем
lead = Ответственный исполнитель
evidence = Подтверждающие материалы
page-outcome-done = сообщает: выполнено
page-outcome-partly = сообщает: выполнено частично
page-outcome-obstacle = сообщает о препятствии
page-outcome-overtaken = отпало в силу событий
page-answer-concur = согласна
page-answer-note = приняла к сведению
page-answer-dispute = заявляет разногласие
answer-awaited = Ответ ожидается.
state-open = выполняется
state-claimed = сообщено, ответ ожидается
state-done = выполнено, обе стороны согласны
state-disputed = разногласие
rules-heading = Правила о сроках
rules-lead = Каждая цифра взята из известной практики или задана этим продуктом по умолчанию.
rule-number = Номер
rule = Правило
precedent = Прецедент
precedent-none = принято в продукте по умолчанию
proof-heading = Цифровые подписи
proof-lead = Что каждая сторона заверила своим ключом и где это стоит в журнале. Это не подпись на бумаге.
proof-blank = В записи пока нет цифровых подписей.
proof-proposed = предложила
proof-concurred = согласилась
proof-enacted = свела подписи воедино
proof-in-force = подтвердила получение: действует
proof-where = Место в журнале
proof-when = Время по часам подписавшего
proof-key = Отпечаток ключа
certified-copy = Заверенная копия
document-digest = Хеш документа (SHA-256):
document-cut = Состояния вычислены на { $date } по этим журналам.
trouble-place = Такой страницы нет
trouble-place-what = По этому адресу на узле ничего нет.
trouble-place-next = Проверьте адрес или начните с главной страницы.
trouble-document = Такого документа нет
trouble-document-what = В записи нет документа с таким именем.
trouble-document-next = Выберите документ вверху страницы.
trouble-date = Это не дата
trouble-date-what = Страницу запросили на дату, но дату прочесть не удалось:
trouble-date-next = Напишите дату так: 2026-11-23.
trouble-node = Запись не читается
trouble-node-what = Узел не смог прочесть свою запись. Ничего не изменилось.
trouble-node-next = Попросите ответственного за узел посмотреть его рабочий журнал.
turn-title = { $count ->
    [0] За нами ничего нет
    [one] За нами { $count } дело
    [few] За нами { $count } дела
   *[other] За нами { $count } дел
 }
turn-first = Сначала это
turn-then = Затем
turn-together = Вместе
turn-theirs-of = Ждём:
turn-nearest = Ближайшее:
turn-do = Выполнить
nav-documents = Документы
nav-acts = Новое
agreed-not-yet = ещё нет
agreed-rehearsed = в учебной записи: учтено
due-until = до { $date }, 24:00 по времени: { $place }
days-left = { $days ->
    [0] сегодня последний день
    [one] остался { $days } день
    [few] осталось { $days } дня
   *[other] осталось { $days } дней
 }
days-past = { $days ->
    [one] прошёл { $days } день
    [few] прошло { $days } дня
   *[other] прошло { $days } дней
 }
foot-aid = Это рабочий материал; преимущество имеют подписанные тексты. Молчание или указанная здесь дата сами по себе не имеют правовых последствий.
other-date = Состояние на { $date }
other-date-back = К сегодня
trouble-seat = Это не в ваших полномочиях
trouble-seat-what = Ваши должности не дают такого права. Ничего не записано.
trouble-seat-next = Обратитесь в секретариат: он выполнит это или пригласит вас на нужную должность.
trouble-form = Форма не принята
trouble-form-what = Форма отправлена с устаревшей страницы или слишком велика. Ничего не записано.
trouble-form-next = Вернитесь к форме, обновите страницу и отправьте снова; каждый файл не больше мегабайта.
documents-none = В записи пока нет документов.
documents-versions = { $count ->
    [one] { $count } редакция
    [few] { $count } редакции
   *[other] { $count } редакций
 }
recorded-received = Записано: № { $number }. Другая Сторона получила.
recorded-not-received = Записано: № { $number }. Другая Сторона ещё не получила.
recorded-waiting = Сказано, но ещё не в записи: узел ждёт подтверждения запуска.
recorded-withdrawn = Взято назад; в записи ничего нет.
city-almaty = Алматы
city-beijing = Пекин
city-bishkek = Бишкек
city-dushanbe = Душанбе
city-kuala-lumpur = Куала-Лумпур
city-moscow = Москва
city-tashkent = Ташкент
