# Kinds of act: a noun phrase, then one sentence of help.

act-charter-found = Учреждение совместной записи
act-charter-found-about = Все Стороны учреждают совместную запись и называют Стороны, их журналы и действующие правила.
act-event-attest = Удостоверение события
act-event-attest-about = Одна Сторона или все Стороны вместе удостоверяют событие вне записи, например подписание на бумаге.
act-document-adopt = Принятие документа
act-document-adopt-about = Все Стороны принимают документ или его новую редакцию сразу на всех языках.
act-document-notice = Письменное уведомление
act-document-notice-about = Сторона письменно уведомляет о прекращении действия документа или об отказе от продления.
act-document-withdraw = Отзыв уведомления
act-document-withdraw-about = Сторона отзывает уведомление до того, как оно возымело действие.
act-institution-record = Сведения об организации
act-institution-record-about = Сторона вносит названия министерства, университета, института или предприятия, участвующего в сотрудничестве.
act-body-constitute = Создание органа
act-body-constitute-about = Все Стороны создают рабочую группу или механизм диалога по указанному пункту документа и утверждают положение об этом органе.
act-seat-fill = Назначение в состав
act-seat-fill-about = Сторона называет должность, которая занимает место в её части органа; имя лица в журнал не вносится.
act-seat-vacate = Вакансия в составе
act-seat-vacate-about = Сторона сообщает, что место в её части органа вакантно.
act-seat-confirm = Подтверждение состава
act-seat-confirm-about = Сторона подтверждает, что её состав на заседание окончателен.
act-seat-key = Ключ места
act-seat-key-about = Сторона сообщает открытый ключ устройства должности, по которому далее узнаётся согласие этой должности; лицо не называется.
act-session-fix = Назначение заседания
act-session-fix-about = Все Стороны согласуют дату и место заседания; принимающая сторона определяется по очереди, если не согласовано иное.
act-session-held = Запись о проведённом заседании
act-session-held-about = Все Стороны подтверждают, что заседание проведено, и могут назвать дату следующего.
act-commitment-claim = Сообщение о выполнении
act-commitment-claim-about = Сторона сообщает об обязательстве с подтверждающими материалами: выполнено, выполнено частично, есть препятствие или утратило актуальность.
act-commitment-respond = Ответ на сообщение о выполнении
act-commitment-respond-about = Другая сторона соглашается с сообщением, принимает его к сведению или заявляет разногласие; обязательство выполнено, когда Стороны согласны.
act-commitment-withdraw = Отзыв сообщения о выполнении
act-commitment-withdraw-about = Сторона отзывает своё сообщение, пока другая сторона с ним не согласилась.
act-calendar-state = Календарь на год
act-calendar-state-about = Сторона сообщает праздничные дни года и выходные дни, объявленные рабочими.
act-act-erase = Удаление сопроводительных текстов и файлов
act-act-erase-about = Все Стороны соглашаются удалить тексты и файлы при акте, которые не следовало передавать; сама запись сохраняется.
act-act-erased = Подтверждение удаления
act-act-erased-about = Сторона сообщает, что согласованное удаление выполнено; узел делает это сам.
act-log-succeed = Продолжение журнала другим
act-log-succeed-about = Все стороны соглашаются, что другой журнал стороны продолжает нынешний, например после кражи его ключа.
act-log-recovery = Замена ключа восстановления
act-log-recovery-about = Все стороны заменяют ключ восстановления одной из сторон новым.

# Who decides.

authority-own = одна Сторона
authority-joint = все Стороны
authority-either = одна Сторона или все Стороны вместе

# What an act can be about.

subject-charter = устав записи
subject-document = документ
subject-event = событие
subject-institution = организация
subject-body = орган
subject-seat = место в составе
subject-session = заседание
subject-commitment = обязательство
subject-calendar = календарь

# Fields of an act, by their names on the wire with dashes. A field inside another that means something else
# there carries both names: `field-sides-office`.

field-alternate = Замещающее лицо
field-answer = Ответ
field-base = Предыдущий акт
field-body = Орган
field-charter = Устав записи
field-circle = Круг Сторон
field-claim = Сообщение о выполнении
field-commitment = Обязательство
field-continues = Прежняя запись, которую она продолжает
field-counts = Учитывается в очерёдности
field-document = Документ
field-evidence = Подтверждающие материалы
field-genesis = Первая запись журнала
field-hands = Как должность выражает согласие, по видам актов
field-held-on = Дата проведения
field-holder = Назначенное лицо
field-holidays = Праздничные дни
field-host = Принимающая сторона
field-in-force-from = Действует с
field-in-force-until = Действует по
field-institution = Организация
field-instrument = Международный документ
field-intent = Намерение
field-kind = Вид
field-languages = Языки записи
field-names = Названия
field-next-on = Дата следующего заседания
field-nonce = Разовый номер
field-number = Номер
field-office = Должность
field-on = Дата
field-key = Открытый ключ
field-site = Узел, для которого создан ключ устройства
field-origin = Имя журнала
field-outcome = Результат
field-place = Место
field-provision = Положение
field-rank = Ранг
field-role = Роль
field-notice = Уведомление
field-scan = Электронный образ подлинника
field-side = Сторона
field-sides = Стороны
field-sides-office = Уполномоченное ведомство
field-subject = Предмет
field-suite = Способ подписи
field-terms = Положение об органе
field-text = Текст
field-tzdb = Редакция данных о часовых поясах
field-under = Основание
field-version = Редакция
field-what = Содержание события
field-who = Участники
field-workdays = Рабочие выходные дни
field-zone = Часовой пояс

# Values.

role-co-chair = сопредседатель
role-deputy = заместитель
role-secretary = ответственный секретарь
role-member = член
role-contact = контактное лицо

kind-charter = устав
kind-instrument = международный документ (меморандум о взаимопонимании или соглашение)
kind-terms = положение об органе
kind-workplan = план работы

kind-working-group = рабочая группа
kind-dialogue = механизм диалога

intent-terminate = прекратить действие
intent-not-renew = не продлевать

renewal-tacit = продлевается автоматически
renewal-none = автоматически не продлевается

outcome-done = выполнено
outcome-partly = выполнено частично
outcome-obstacle = есть препятствие
outcome-overtaken = утратило актуальность

answer-concur = соглашается
answer-note = принимает к сведению
answer-dispute = заявляет разногласие

strength-constitutive = учредительное
strength-due = к установленному сроку
strength-best-efforts = приложить усилия
strength-standing = постоянное

label-reconstructed = воссоздано по открытым сообщениям; не является подписанным текстом
label-demonstration = демонстрационный текст; не является документом Сторон

origin-authored = составлено на этом языке
origin-person = перевод, выполненный человеком
origin-machine = машинный перевод
origin-certified = заверено: { $who }

ownership-internal = внутреннее: не покидает этот узел
ownership-own = одностороннее: одна Сторона пишет, другие читают
ownership-joint = совместное: изменяется только совместным актом
ownership-log = журнал: записи добавляются, но не изменяются

# States of a joint act.

fate-open = открыт
fate-signed = цифровые подписи: { $sides }
fate-enacted = принят, ожидается подтверждение получения
fate-in-force = действует
fate-superseded = заменён новым актом
fate-closed = закрыт: { $reason }
fate-void = недействителен
fate-suspended = приостановлен

reason-withdrawn = отозван предложившей стороной
reason-declined = отклонён
reason-lapsed = срок истёк
reason-crossed = уступил место другому предложению
