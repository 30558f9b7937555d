### Documents.

subject-document = ҳуҷҷат

act-document-adopt = Қабули ҳуҷҷат
act-document-adopt-about = Ҳамаи Тарафҳо ҳуҷҷат ё таҳрири нави онро якбора бо ҳамаи забонҳояш қабул мекунанд.
act-document-notice = Огоҳиномаи хаттӣ
act-document-notice-about = Тараф дар бораи қатъ ё тамдид накардани ҳуҷҷат хаттӣ огоҳ менамояд.
act-document-withdraw = Бозхонди огоҳинома
act-document-withdraw-about = Тараф огоҳиномаро пеш аз эътибор пайдо карданаш бозмехонад.

field-intent = Ният
field-notice = Огоҳинома

incomplete-not-held = Нопурра: дар санади қабулшуда матни «{ $what }» номбар шудааст, вале он дар ин гиреҳ нест ({ $digest }). Он чи аз он бармеояд, ин ҷо нишон дода намешавад. Ҳуҷҷатро гирифта, ба гиреҳ супоред.
incomplete-differs = Нопурра: матни барои «{ $what }» қабулшуда на он ҳуҷҷат аст, ки дар санад гуфта шудааст ({ $digest }). То он даме ки ҳамаи Тарафҳо матни дурустро қабул накунанд, аз он чизе барнамеояд.
choice-kind-charter = оиннома
choice-kind-instrument = ҳуҷҷати байналмилалӣ (ёддошти тафоҳум ё созишнома)
choice-kind-terms = низомнома
choice-kind-workplan = нақшаи корӣ
choice-intent-terminate = қатъ кардан
choice-intent-not-renew = тамдид накардан

duty-decide-renewal = Қарор оид ба тамдиди «{ $subject }»
step-decide-renewal = Огоҳинома диҳед ё тамдиди муҳлатро интизор шавед

refusal-no-such-document = Чунин ҳуҷҷати амалкунанда нест; огоҳинома бе он дода намешавад.
refusal-unknown-provision = Ҳуҷҷат ба муқаррароти { $provision } ишора мекунад, ки дар матни асосӣ нест. Муқаррароти мавҷударо нишон диҳед.
refusal-no-term = Барои ин ҳуҷҷат мӯҳлати амал муқаррар нашудааст; огоҳинома чизеро қатъ карда наметавонад.
