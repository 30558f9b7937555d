# What is awaited, and the one step that clears it. Names stand after a colon or in quotation marks, so that
# no language has to bend them.

duty-name-seats = Таъйин ба ҳайати «{ $subject }»: { $role }
step-name-seats = Вазифаи намояндаро муайян кунед
duty-first-session = Ҷаласаи аввали «{ $subject }»
step-first-session = Сана ва макони онро мувофиқа кунед; пас аз баргузорӣ сабт намоед
duty-regular-session = Ҷаласаи навбатии «{ $subject }»
step-regular-session = Сана ва макони онро мувофиқа кунед; пас аз баргузорӣ сабт намоед
duty-confirm-seats = Ҳайати ниҳоӣ барои ҷаласа: { $subject }
step-confirm-seats = Ҳайатро тасдиқ кунед
duty-respond-claim = Ҷавоб ба изҳороти иҷро: { $what }
step-respond-claim = Мувофиқат кунед, ба маълумот гиред ё ихтилофи назар баён намоед
duty-decide-renewal = Қарор оид ба тамдиди «{ $subject }»
step-decide-renewal = Огоҳинома диҳед ё тамдиди муҳлатро интизор шавед
duty-fulfil = Уҳдадории { $item }: { $what }
step-fulfil = Иҷроро бо ҳуҷҷатҳои тасдиқкунанда изҳор кунед
duty-concur = Мувофиқат ба пешниҳод: { $what }
step-concur = Пешниҳодро хонед, сипас мувофиқат кунед ё рад намоед
duty-close = Пӯшидани пешниҳод: { $what }
step-close = Пешниҳодро пӯшед
duty-enact = Қабул пас аз имзои рақамии ҳамаи Тарафҳо: { $what }
step-enact = Қабули пешниҳодро сабт кунед
duty-receipt = Тасдиқи расидани санади қабулшуда: { $what }
step-receipt = Дафтарҳои сабтро мубодила кунед; тасдиқ худ аз худ меояд
duty-hold = Ҳуҷҷати сабт, ки дар ин гиреҳ нест: { $what }
step-hold = Ҳуҷҷатро гирифта, ба гиреҳ супоред

whose-ours = Ҷониби мо
whose-theirs = Ҷониби дигар
whose-both = Ҳарду ҷониб
due-since = аз { $since }
due-by = то { $by }
due-none = Чизе дар интизор нест.
