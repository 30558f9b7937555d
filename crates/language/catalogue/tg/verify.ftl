# What `verify` prints.

verify-heading = Санҷиши { $path }
verify-log = Дафтари сабти Тараф ({ $side }): { $origin }
verify-key = Нишонаи калид: { $fingerprint }
verify-key-advice = Нишонаҳои калидҳоро бо онҳое, ки аз роҳи дигар гирифтаед, муқоиса кунед.
verify-size = Ҳаҷм: { $count } қайд
verify-root = Реша: { $root }
verify-entries = Қайдҳои санҷидашуда: { $count }
verify-signatures = Имзоҳои рақамии санҷидашуда: { $count }
verify-cosignatures = Имзоҳои рақамии тасдиқкунандаи Тарафҳои дигар: { $count }
verify-void = Қайдҳои беэътибор: { $count }
verify-acts = Санадҳои муштарак: { $count }
verify-in-force = Аз онҳо амал мекунанд: { $count }
verify-documents = Ҳуҷҷатҳои мавҷуда: { $held } аз { $named }
verify-missing = Ҳуҷҷати ғоиб: { $digest }
verify-ok = Натиҷа: ҳамаи санҷидашуда мувофиқ аст.
verify-incomplete = Натиҷа: ҳамаи санҷидашуда мувофиқ аст, вале ҳуҷҷатҳо намерасанд.
verify-broken = Натиҷа: исбот дар дафтари сабти { $origin }, қайди { $index }, канда мешавад: { $reason }
verify-nothing = Дар { $path } чизе барои санҷидан ёфт нашуд.
