### What `verify` prints.

verify-heading = Санҷиши { $path }
verify-log = Дафтари сабти Тараф ({ $side }): { $origin }
verify-key = Нишонаи калид: { $fingerprint }
verify-key-advice = Нишонаҳои калидҳоро бо онҳое, ки аз роҳи дигар гирифтаед, муқоиса кунед.
verify-size = Ҳаҷм: { $count } қайд
verify-root = Реша: { $root }
verify-entries = Қайдҳои бо имзои рақамӣ санҷидашуда: { $count }
verify-void = Аз онҳо беэътибор: { $count }
verify-tiles = Файлҳои хэши муқоисашуда: { $count }
verify-cosignatures = Имзоҳои рақамии тасдиқкунандаи Тарафҳои дигар: { $count }
verify-in-force = Санадҳои муштараки амалкунанда: { $count }
verify-pending = Санадҳои муштараки кушода ё мунтазири тасдиқи расидан: { $count }
verify-documents = Ҳуҷҷатҳои мавҷуда ва санҷидашуда: { $count }
verify-ok = Натиҷа: ҳамаи санҷидашуда мувофиқ аст.
verify-nothing = Дар { $path } сабт нест. Ҷузвдони гиреҳро нишон диҳед.
verify-broken = Натиҷа: исбот дар { $path } канда мешавад. Файлро аз нав гиред ё аз нусхаи эҳтиётӣ барқарор кунед.
verify-stuck = Натиҷа: дафтари сабти { $origin } танҳо то қайди { $size } фаҳмо аст. Таҳрири навтари барнома метавонад боқимондаро хонад.
