### Commitments and the claims about them.

subject-commitment = уҳдадорӣ

act-commitment-claim = Изҳороти иҷро
act-commitment-claim-about = Тараф вазъи уҳдадориро бо ҳуҷҷатҳои тасдиқкунанда изҳор мекунад: иҷро шуд, қисман иҷро шуд, монеа ҳаст ё аҳаммияташро гум кард.
act-commitment-respond = Ҷавоб ба изҳорот
act-commitment-respond-about = Ҷониби дигар бо изҳорот мувофиқат мекунад, онро ба маълумот мегирад ё ихтилофи назар баён мекунад; уҳдадорӣ бо мувофиқати Тарафҳо иҷрошуда ҳисоб мешавад.
act-commitment-withdraw = Бозхонди изҳорот
act-commitment-withdraw-about = Тараф изҳороти худро, то ҷониби дигар бо он мувофиқат накардааст, бозмехонад.

field-answer = Ҷавоб
field-claim = Изҳорот
field-commitment = Уҳдадорӣ
field-evidence = Ҳуҷҷатҳои тасдиқкунанда
field-outcome = Натиҷа

choice-outcome-done = иҷро шуд
choice-outcome-partly = қисман иҷро шуд
choice-outcome-obstacle = монеа ҳаст
choice-outcome-overtaken = бо тағйири вазъ аҳаммияташро гум кард
choice-answer-concur = мувофиқат мекунад
choice-answer-note = ба маълумот мегирад
choice-answer-dispute = ихтилофи назар дорад

duty-respond-claim = Ҷавоб ба изҳороти иҷро: { $what }
step-respond-claim = Мувофиқат кунед, ба маълумот гиред ё ихтилофи назар баён намоед
duty-fulfil = Уҳдадории { $item }: { $what }
step-fulfil = Иҷроро бо ҳуҷҷатҳои тасдиқкунанда изҳор кунед

refusal-not-obliged = Ин уҳдадории ҷониби дигар аст; Тараф дар бораи уҳдадориҳои худ хабар медиҳад.
refusal-other-commitment = Мавзуи санад он уҳдадорие нест, ки дар санад номбар шудааст.
refusal-unknown-claim = Изҳороте, ки ба он ҷавоб дода мешавад, дар сабт нест.
refusal-own-claim = Тараф ба изҳороти худ ҷавоб намедиҳад.
refusal-concurred = Ин тараф ба изҳорот розӣ шудааст; розигӣ қатъӣ аст.
