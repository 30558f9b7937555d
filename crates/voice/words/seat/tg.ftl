### Seats of a body.

subject-seat = ҷой дар ҳайат

act-seat-fill = Таъйин ба ҳайат
act-seat-fill-about = Тараф вазифаеро муайян мекунад, ки дар қисми он ҷойи ҳайатро мегирад; номи шахс ба дафтари сабт дохил намешавад.
act-seat-vacate = Холӣ шудани ҷой
act-seat-vacate-about = Тараф хабар медиҳад, ки ҷой дар қисми он холӣ аст.
act-seat-confirm = Тасдиқи ҳайат
act-seat-confirm-about = Тараф тасдиқ мекунад, ки ҳайати он барои ҷаласа ниҳоӣ аст.
act-seat-key = Калиди ҷой
act-seat-key-about = Тараф калиди кушодаи дастгоҳи мансабро хабар медиҳад, ки минбаъд розигии он мансаб аз рӯи он шинохта мешавад; шахс номбар намешавад.

field-alternate = Ивазкунанда
field-holder = Шахси таъйиншуда
field-institution = Муассиса
field-office = Вазифа
field-site = Сомонае, ки калиди дастгоҳ барои он сохта шудааст
field-rank = Рутба
field-role = Нақш

choice-role-co-chair = ҳамраис
choice-role-deputy = муовин
choice-role-secretary = котиби масъул
choice-role-member = узв
choice-role-contact = масъули тамос

duty-name-seats = Таъйин ба ҳайати «{ $subject }»: { $role }
step-name-seats = Вазифаи намояндаро муайян кунед
duty-confirm-seats = Ҳайати ниҳоӣ барои ҷаласа: { $subject }
step-confirm-seats = Ҳайатро тасдиқ кунед

refusal-not-held = Ҷой аллакай холӣ аст.
seat-named = { $role }: { $body }
