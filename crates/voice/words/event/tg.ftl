### Events outside the record.

subject-event = рӯйдод

act-event-attest = Тасдиқи рӯйдод
act-event-attest-about = Як Тараф ё ҳамаи Тарафҳо якҷоя рӯйдоди берун аз сабтро, масалан, имзои ҳуҷҷати коғазиро, тасдиқ мекунанд.

field-instrument = Ҳуҷҷати байналмилалӣ
field-what = Мазмуни рӯйдод
field-who = Иштирокчиён
