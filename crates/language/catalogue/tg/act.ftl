# Kinds of act: a noun phrase, then one sentence of help.

act-charter-found = Таъсиси сабти муштарак
act-charter-found-about = Ҳамаи Тарафҳо сабти муштаракро таъсис дода, Тарафҳо, дафтарҳои сабти онҳо ва қоидаҳои амалкунандаро муайян мекунанд.
act-event-attest = Тасдиқи рӯйдод
act-event-attest-about = Як Тараф ё ҳамаи Тарафҳо якҷоя рӯйдоди берун аз сабтро, масалан, имзои ҳуҷҷати коғазиро, тасдиқ мекунанд.
act-document-adopt = Қабули ҳуҷҷат
act-document-adopt-about = Ҳамаи Тарафҳо ҳуҷҷат ё таҳрири нави онро якбора бо ҳамаи забонҳояш қабул мекунанд.
act-document-notice = Огоҳиномаи хаттӣ
act-document-notice-about = Тараф дар бораи қатъ ё тамдид накардани ҳуҷҷат хаттӣ огоҳ менамояд.
act-document-withdraw = Бозхонди огоҳинома
act-document-withdraw-about = Тараф огоҳиномаро пеш аз эътибор пайдо карданаш бозмехонад.
act-institution-record = Сабти муассиса
act-institution-record-about = Тараф номҳои вазорат, донишгоҳ, пажӯҳишгоҳ ё корхонаи иштироккунандаро сабт мекунад.
act-body-constitute = Таъсиси мақоми муштарак
act-body-constitute-about = Ҳамаи Тарафҳо тибқи муқаррароти ҳуҷҷат гурӯҳи корӣ ё механизми муколамаро бо низомномаи он таъсис медиҳанд.
act-seat-fill = Таъйин ба ҳайат
act-seat-fill-about = Тараф вазифаеро муайян мекунад, ки дар қисми он ҷойи ҳайатро мегирад; номи шахс ба дафтари сабт дохил намешавад.
act-seat-vacate = Холӣ шудани ҷой
act-seat-vacate-about = Тараф хабар медиҳад, ки ҷой дар қисми он холӣ аст.
act-seat-confirm = Тасдиқи ҳайат
act-seat-confirm-about = Тараф тасдиқ мекунад, ки ҳайати он барои ҷаласа ниҳоӣ аст.
act-seat-key = Калиди ҷой
act-seat-key-about = Тараф калиди кушодаи дастгоҳи мансабро хабар медиҳад, ки минбаъд розигии он мансаб аз рӯи он шинохта мешавад; шахс номбар намешавад.
act-session-fix = Таъйини ҷаласа
act-session-fix-about = Ҳамаи Тарафҳо сана ва макони ҷаласаро мувофиқа мекунанд; агар тартиби дигар мувофиқа нашуда бошад, ҷониби мизбон аз рӯи навбат муайян мешавад.
act-session-held = Сабти ҷаласаи баргузоршуда
act-session-held-about = Ҳамаи Тарафҳо баргузории ҷаласаро сабт мекунанд ва метавонанд санаи ҷаласаи навбатиро муайян намоянд.
act-commitment-claim = Изҳороти иҷро
act-commitment-claim-about = Тараф вазъи уҳдадориро бо ҳуҷҷатҳои тасдиқкунанда изҳор мекунад: иҷро шуд, қисман иҷро шуд, монеа ҳаст ё аҳаммияташро гум кард.
act-commitment-respond = Ҷавоб ба изҳорот
act-commitment-respond-about = Ҷониби дигар бо изҳорот мувофиқат мекунад, онро ба маълумот мегирад ё ихтилофи назар баён мекунад; уҳдадорӣ бо мувофиқати Тарафҳо иҷрошуда ҳисоб мешавад.
act-commitment-withdraw = Бозхонди изҳорот
act-commitment-withdraw-about = Тараф изҳороти худро, то ҷониби дигар бо он мувофиқат накардааст, бозмехонад.
act-calendar-state = Тақвими сол
act-calendar-state-about = Тараф рӯзҳои иди сол ва рӯзҳои истироҳатеро, ки корӣ эълон шудаанд, муайян мекунад.
act-act-erase = Нест кардани матн ва файлҳои ҳамроҳ
act-act-erase-about = Ҳамаи Тарафҳо розӣ мешаванд, ки матн ва файлҳои ҳамроҳи санад, ки набояд фиристода мешуданд, нест карда шаванд; худи сабт боқӣ мемонад.
act-act-erased = Тасдиқи нест кардан
act-act-erased-about = Тараф хабар медиҳад, ки нест кардани мувофиқашуда иҷро шуд; гиреҳ инро худаш анҷом медиҳад.
act-log-succeed = Идомаи дафтари сабт дар дафтари дигар
act-log-succeed-about = Ҳамаи ҷонибҳо розӣ мешаванд, ки дафтари дигари як ҷониб дафтари кунунии онро идома диҳад, масалан пас аз дуздида шудани калиди он.
act-log-recovery = Иваз кардани калиди барқарорсозӣ
act-log-recovery-about = Ҳамаи ҷонибҳо калиди барқарорсозии як ҷонибро бо калиди нав иваз мекунанд.

# Who decides.

authority-own = як Тараф
authority-joint = ҳамаи Тарафҳо
authority-either = як Тараф ё ҳамаи Тарафҳо якҷоя

# What an act can be about.

subject-charter = оинномаи сабт
subject-document = ҳуҷҷат
subject-event = рӯйдод
subject-institution = муассиса
subject-body = мақоми муштарак
subject-seat = ҷой дар ҳайат
subject-session = ҷаласа
subject-commitment = уҳдадорӣ
subject-calendar = тақвим

# Fields of an act, by their names on the wire with dashes. A field inside another that means something else
# there carries both names: `field-sides-office`.

field-alternate = Ивазкунанда
field-answer = Ҷавоб
field-base = Санади пешина
field-body = Мақоми муштарак
field-charter = Оинномаи сабт
field-circle = Доираи Тарафҳо
field-claim = Изҳорот
field-commitment = Уҳдадорӣ
field-continues = Сабти пештара, ки идома меёбад
field-counts = Ба навбат ҳисоб мешавад
field-document = Ҳуҷҷат
field-evidence = Ҳуҷҷатҳои тасдиқкунанда
field-genesis = Қайди аввали дафтари сабт
field-hands = Тарзи изҳори розигии мансаб, аз рӯи навъи санад
field-held-on = Санаи баргузорӣ
field-holder = Шахси таъйиншуда
field-holidays = Рӯзҳои ид
field-host = Ҷониби мизбон
field-in-force-from = Амал мекунад аз
field-in-force-until = Амал мекунад то
field-institution = Муассиса
field-instrument = Ҳуҷҷати байналмилалӣ
field-intent = Ният
field-kind = Навъ
field-languages = Забонҳои сабт
field-names = Номҳо
field-next-on = Санаи ҷаласаи навбатӣ
field-nonce = Рақами якбора
field-number = Рақам
field-office = Вазифа
field-on = Сана
field-key = Калиди кушода
field-site = Сомонае, ки калиди дастгоҳ барои он сохта шудааст
field-origin = Номи дафтари сабт
field-outcome = Натиҷа
field-place = Макон
field-provision = Муқаррарот
field-rank = Рутба
field-role = Нақш
field-notice = Огоҳинома
field-scan = Нусхаи сканшудаи асл
field-side = Тараф
field-sides = Тарафҳо
field-sides-office = Мақоми ваколатдор
field-subject = Мавзуъ
field-suite = Усули имзогузорӣ
field-terms = Низомнома
field-text = Матн
field-tzdb = Таҳрири маълумоти минтақаҳои вақт
field-under = Асос
field-version = Таҳрир
field-what = Мазмуни рӯйдод
field-who = Иштирокчиён
field-workdays = Рӯзҳои истироҳати корӣ эълоншуда
field-zone = Минтақаи вақт

# Values.

role-co-chair = ҳамраис
role-deputy = муовин
role-secretary = котиби масъул
role-member = узв
role-contact = масъули тамос

kind-charter = оиннома
kind-instrument = ҳуҷҷати байналмилалӣ (ёддошти тафоҳум ё созишнома)
kind-terms = низомнома
kind-workplan = нақшаи корӣ

kind-working-group = гурӯҳи корӣ
kind-dialogue = механизми муколама

intent-terminate = қатъ кардан
intent-not-renew = тамдид накардан

renewal-tacit = худ ба худ тамдид мешавад
renewal-none = худ ба худ тамдид намешавад

outcome-done = иҷро шуд
outcome-partly = қисман иҷро шуд
outcome-obstacle = монеа ҳаст
outcome-overtaken = бо тағйири вазъ аҳаммияташро гум кард

answer-concur = мувофиқат мекунад
answer-note = ба маълумот мегирад
answer-dispute = ихтилофи назар дорад

strength-constitutive = таъсисӣ
strength-due = то муҳлати муайян
strength-best-efforts = бобати саъю кӯшиш
strength-standing = доимӣ

label-reconstructed = дар асоси хабарҳои оммавӣ барқарор карда шудааст; матни имзошуда нест
label-demonstration = матни намоишӣ; ҳуҷҷати Тарафҳо нест

origin-authored = дар ҳамин забон таълиф шудааст
origin-person = тарҷумаи инсон
origin-machine = тарҷумаи мошинӣ
origin-certified = тасдиқ кард: { $who }

ownership-internal = дохилӣ: аз ин гиреҳ берун намеравад
ownership-own = яктарафа: як Тараф менависад, дигарон мехонанд
ownership-joint = муштарак: танҳо бо санади муштарак тағйир меёбад
ownership-log = дафтари сабт: қайд илова мешавад, вале тағйир намеёбад

# States of a joint act.

fate-open = кушода
fate-signed = имзои рақамӣ гузоштанд: { $sides }
fate-enacted = қабул шуд, тасдиқи расидан дар интизор
fate-in-force = амал мекунад
fate-superseded = бо санади нав иваз шуд
fate-closed = пӯшида шуд: { $reason }
fate-void = беэътибор
fate-suspended = боздошта шудааст

reason-withdrawn = пешниҳодкунанда бозпас гирифт
reason-declined = рад карда шуд
reason-lapsed = муҳлаташ гузашт
reason-crossed = ба пешниҳоди дигар ҷой дод
