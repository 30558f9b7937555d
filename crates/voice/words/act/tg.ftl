### Acts in general, what several kinds of them share, and acts about acts.

subject-act = санад

act-act-erase = Нест кардани матн ва файлҳои ҳамроҳ
act-act-erase-about = Ҳамаи Тарафҳо розӣ мешаванд, ки матн ва файлҳои ҳамроҳи санад, ки набояд фиристода мешуданд, нест карда шаванд; худи сабт боқӣ мемонад.
act-act-erased = Тасдиқи нест кардан
act-act-erased-about = Тараф хабар медиҳад, ки нест кардани мувофиқашуда иҷро шуд; гиреҳ инро худаш анҷом медиҳад.

# Fields of several kinds of act, by their names on the wire with dashes.

field-base = Санади пешина
field-attested = Тарафҳое, ки дар коғаз имзо гузоштаанд
field-body = Мақоми муштарак
field-by = Тарафе, ки санад аз номи он аст
field-charter = Оинномаи сабт
field-document = Ҳуҷҷат
field-in-force-from = Амал мекунад аз
field-in-force-until = Амал мекунад то
field-kind = Навъ
field-names = Номҳо
field-on = Сана
field-key = Калиди кушода
field-origin = Номи дафтари сабт
field-place = Макон
field-scan = Нусхаи сканшудаи асл
field-settles = Санадҳое, ки ҷойи онҳоро мегирад
field-side = Тараф
field-sides = Тарафҳо
field-subject = Мавзуъ
field-text = Матн
field-version = Таҳрир
field-words = Суханҳои паҳлуи сабт

duty-concur = Мувофиқат ба пешниҳод: { $what }
step-concur = Пешниҳодро хонед, сипас мувофиқат кунед ё рад намоед
duty-close = Пӯшидани пешниҳод: { $what }
step-close = Пешниҳодро пӯшед
duty-enact = Қабул пас аз имзои рақамии ҳамаи Тарафҳо: { $what }
step-enact = Қабули пешниҳодро сабт кунед
duty-receipt = Тасдиқи расидани санади қабулшуда: { $what }
step-receipt = Дафтарҳои сабтро мубодила кунед; тасдиқ худ аз худ меояд
duty-erase = Нест кардан, ки ҳамаи Тарафҳо бо он розӣ шуданд: { $what }
step-erase = Дафтарҳои сабтро мубодила кунед; гиреҳ худаш нест мекунад ва хабар медиҳад

# What should stand in a field where something else does.

expected-json = JSON
expected-object = объекти JSON
expected-list = рӯйхат
expected-shorter-list = рӯйхати кӯтоҳтар
expected-one-spelling = навишти ягонае, ки қолаб иҷозат медиҳад
expected-code = шиноса: ҳарфҳои хурди лотинӣ, рақамҳо, нуқтаҳо ва дефисҳо
expected-item = рақам, чунон ки дар ҳуҷҷат навишта шудааст
expected-line = як сатри матн
expected-origin = номи дафтари сабт
expected-key = калиди санҷиш
expected-seat-key = калиди кушодаи дастгоҳ
expected-zone = номи минтақаи вақт
expected-language = рамзи забон
expected-names = ном ба ҳар забон
expected-text = матн ба ҳар забон
expected-date = сана
expected-number = адади бутун
expected-size = шумораи қайдҳо
expected-flag = ҳа ё не
expected-file = хеши файл, 64 аломат
expected-hash = хеш, 64 аломат
expected-nonce = 32 аломат
expected-act = номи санад
expected-side = номи кӯтоҳи Тараф
expected-subject = мавзуъ
expected-choice = яке аз калимаҳое, ки қоидаҳо мешиносанд
expected-commitment = хеши қимате, ки ҷудо нигоҳ дошта мешавад
expected-kind-of-act = навъи санад

refusal-too-long = Санад аз { $limit } байт дарозтар аст. Матнҳои дарозро ба ҳуҷҷат гузоред.
refusal-malformed = Санадро хондан мумкин нест: дар «{ $at }» қимати навъи дигар лозим аст ({ $expected }).
refusal-unknown-kind = Ин қоидаҳо навъи санади «{ $name }»-ро намешиносанд.
refusal-wrong-kind = Барои ин санад мавзуи навъи дигар лозим аст: { $expected }.
refusal-wrong-sides = Санад на аз номи Тарафҳои зарурӣ аст: ба санади муштарак ҳамаи Тарафҳо ва ба санади яктарафа як Тараф имзои рақамӣ мегузоранд.
refusal-not-yours = Санад аз номи { $by } аст ва дар дафтари сабти Тарафи дигар сабт шудааст.
refusal-wrong-entry = Санад дар қайде сабт шудааст, ки навъаш номувофиқ аст.
refusal-repeated = Ин санад пештар сабт шудааст.
refusal-not-the-base = Санад аз паи санади амалкунанда дар ҳамин мавзуъ наомадааст. Аз он санад оғоз кунед.
refusal-frozen = Ду санад аз паи як санад омадаанд. То ҳалли муштараки Тарафҳо ҳолати пешина боқӣ мемонад.
refusal-base-of-own-act = Санади яктарафа аз паи санади дигар намеояд. Ин майдонро холӣ гузоред.
refusal-kind-changed = Он чи қабул шуда буд, навъи дигар дорад ва навъи худро нигоҳ медорад.
refusal-needs-hand = Розигии мансаб дар яке аз шаклҳое, ки оиннома пешбинӣ кардааст, лозим аст.
refusal-nothing-to-withdraw = Чунин огоҳинома ё изҳороти ин Тараф, ки бозхонда шавад, нест.
refusal-already-withdrawn = Пештар бозхонда шудааст.
refusal-no-such-act = Чунин санад дар ин ҷо маълум нест.
refusal-nothing-beside = Дар назди ин санад матн ё файл нест; чизе барои нест кардан нест.
refusal-erased = Матн ва файлҳои назди ин санад аллакай нест карда шудаанд.
refusal-no-erasure = Тарафҳо дар бораи нест кардани он чи дар назди ин санад аст, мувофиқат накардаанд.
refusal-named-elsewhere = Ба матн ё файлҳои назди ин санад санади дигар такя мекунад; он чи ҳанӯз лозим аст, нест карда намешавад.
refusal-names-erased = Санад ба чизе ишора мекунад, ки ҳамаи Тарафҳо ба нест карданаш розӣ шудаанд; он барнамегардад.
refusal-dates-out-of-order = Санаҳо ба ҳам мувофиқ нестанд: санаи баъдӣ аз санаи пешина барвақттар аст.
refusal-unknown-side = «{ $side }» Тарафи ин сабт нест.
refusal-unknown-field = Ин қоидаҳо майдони «{ $at }»-ро намешиносанд.
refusal-unknown-value = Ин қоидаҳо калимаи «{ $value }»-ро дар «{ $at }» намешиносанд.
refusal-reordering = Дар «{ $at }» аломатҳое ҳастанд, ки тартиби хонданро дигар мекунанд. Онҳоро бардоред.
refusal-words-missing = Барои санад суханҳо лозиманд, ки дар паҳлуи сабт нигоҳ дошта мешаванд. Онҳоро нависед.
refusal-words-unasked = Санадҳои ин навъ дар паҳлуи сабт сухан надоранд.

refused = Чизе сабт нашуд. { $why }
refused-field = Майдон: { $field } ({ $name })
