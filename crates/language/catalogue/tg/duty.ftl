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
duty-erase = Нест кардан, ки ҳамаи Тарафҳо бо он розӣ шуданд: { $what }
step-erase = Дафтарҳои сабтро мубодила кунед; гиреҳ худаш нест мекунад ва хабар медиҳад

whose-ours = Ҷониби мо
whose-theirs = Ҷониби дигар
whose-both = Ҳарду ҷониб
due-since = аз { $since }
due-by = то { $by }
due-none = Чизе дар интизор нест.

incomplete-not-held = Нопурра: дар санади қабулшуда матни «{ $what }» номбар шудааст, вале он дар ин гиреҳ нест ({ $digest }). Он чи аз он бармеояд, ин ҷо нишон дода намешавад. Ҳуҷҷатро гирифта, ба гиреҳ супоред.
incomplete-differs = Нопурра: матни барои «{ $what }» қабулшуда на он ҳуҷҷат аст, ки дар санад гуфта шудааст ({ $digest }). То он даме ки ҳамаи Тарафҳо матни дурустро қабул накунанд, аз он чизе барнамеояд.
not-received = ҳанӯз гирифта нашудааст
clocks-disagree = Соатҳо мувофиқ нестанд: дар сабти { $index }-и тарафи { $side } вақти { $stated } нишон дода шудааст, вақти дигари сабт бошад { $against } аст.
