### Documents.

subject-document = документ

act-document-adopt = Принятие документа
act-document-adopt-about = Все Стороны принимают документ или его новую редакцию сразу на всех языках.
act-document-notice = Письменное уведомление
act-document-notice-about = Сторона письменно уведомляет о прекращении действия документа или об отказе от продления.
act-document-withdraw = Отзыв уведомления
act-document-withdraw-about = Сторона отзывает уведомление до того, как оно возымело действие.

field-intent = Намерение
field-notice = Уведомление

incomplete-not-held = Неполно: принятый акт указывает текст «{ $what }», которого нет на этом узле ({ $digest }). То, что из него следует, здесь не показано. Получите документ и передайте его узлу.
incomplete-differs = Неполно: текст, принятый для «{ $what }», — не тот документ, что указан в акте ({ $digest }). Из него ничего не следует, пока все Стороны не примут верный текст.
kind-charter = устав
kind-instrument = международный документ (меморандум о взаимопонимании или соглашение)
kind-terms = положение об органе
kind-workplan = план работы
intent-terminate = прекратить действие
intent-not-renew = не продлевать
renewal-tacit = продлевается автоматически
renewal-none = автоматически не продлевается
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

duty-decide-renewal = Решение о продлении: «{ $subject }»
step-decide-renewal = Направьте уведомление или оставьте срок продлеваться

refusal-no-such-document = Такого действующего документа нет; для уведомления он нужен.
refusal-unknown-provision = Документ ссылается на положение { $provision }, которого нет в тексте, к которому он относится. Укажите существующее положение.
refusal-no-term = Срок действия этого документа не установлен; уведомлению нечего прекращать.
