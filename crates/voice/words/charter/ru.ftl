### The charter of the record.

subject-charter = устав записи

act-charter-found = Учреждение совместной записи
act-charter-found-about = Все Стороны учреждают совместную запись и называют Стороны, их журналы и действующие правила.

field-circle = Круг Сторон
field-continues = Прежняя запись, которую она продолжает
field-genesis = Первая запись журнала
field-hands = Как должность выражает согласие, по видам актов
field-languages = Языки записи
field-root = Корень журнала
field-size = Число записей
field-suite = Способ подписи
field-tzdb = Редакция данных о часовых поясах
field-zone = Часовой пояс

choice-suite-ed25519-sha256 = Ed25519 с SHA-256
choice-suite-p256-sha512-256 = ECDSA с SHA-512/256

refusal-no-charter = Указанный устав не является действующим.
refusal-charter-exists = У Сторон уже есть устав; за ним может следовать только новый.
refusal-beyond-rules = Устав следует редакции правил { $version }, а эта программа знает { $known }. Установите более новую.
refusal-unknown-zone-data = Устав указывает данные о часовых поясах { $name }, которых нет в этой программе. Установите более новую.
refusal-unknown-zone = Часового пояса «{ $name }» нет. Укажите его так: Asia/Dushanbe.
refusal-charter-differs = Новый устав сохраняет название записи, её стороны и их журналы и не возвращается к прежней редакции правил.
