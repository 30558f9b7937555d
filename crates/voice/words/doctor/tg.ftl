### Он чи табиби низом мегӯяд.

doctor-wrong = { $count } чиз дуруст нест
doctor-keys-well = Калидҳо дар ҷояшонанд.
doctor-keys-ill = Калидҳои гиреҳ хонда намешаванд.
doctor-keys-next = Папкаи { $folder }-ро санҷед; калидҳоро аз нусхаи эҳтиётӣ баргардонед.
doctor-private-well = Файлҳои махфии гиреҳ танҳо барои соҳибашон кушодаанд.
doctor-private-ill = Файлҳои махфии гиреҳ барои дигарон кушодаанд.
doctor-record-well = Дафтарҳои сабт санҷида шуданд.
doctor-record-ill = Дафтарҳои сабт санҷида намешаванд.
doctor-record-next = Гиреҳро боздоред ва нусхаи эҳтиётиро баргардонед: { $folder }
doctor-clock-well = Соати компютер аз сабт ақиб намемонад.
doctor-clock-ill = Соати компютер аз он чи сабт шудааст, ақиб мемонад.
doctor-clock-next = Соатро дуруст кунед, баъд гиреҳи { $folder }-ро аз нав оғоз намоед.
doctor-mark-well = Нишонаи баландӣ дар паҳлӯи папка аст.
doctor-mark-ill = Нишонаи баландӣ нест: пас аз оғоз гиреҳ ҷавоби ҷонибҳои дигарро интизор мешавад.
doctor-recovery-well = Калиди барқарорсозӣ дар ин компютер нест.
doctor-recovery-ill = Калиди барқарорсозӣ ҳанӯз дар ин компютер аст.
doctor-recovery-next = { $folder }/keys/recovery.key-ро ба ҷои амн баред ва аз ин ҷо нест кунед.
doctor-room-well = Дар диск ҷой кофӣ аст.
doctor-room-ill = Дар диск ҷой кам мондааст.
doctor-room-next = Дар диски папкаи { $folder } ҷой холӣ кунед.
doctor-others-well = Ҷониби дигар маълум аст.
doctor-others-ill = Ҳанӯз ягон ҷониби дигар маълум нест.
doctor-people-well = Ҳисобҳои корбарон ҳастанд.
doctor-people-ill = Ҳанӯз касе ворид шуда наметавонад.
doctor-running-well = Гиреҳ кор мекунад.
doctor-running-ill = Гиреҳ кор намекунад.
