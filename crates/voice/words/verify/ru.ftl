### What `verify` prints.

verify-heading = Проверка: { $path }
verify-log = Журнал стороны ({ $side }): { $origin }
verify-key = Отпечаток ключа: { $fingerprint }
verify-key-advice = Сравните отпечатки ключей с теми, что вы получили другим путём.
verify-size = { $count ->
    [one] Размер: { $count } запись
    [few] Размер: { $count } записи
   *[many] Размер: { $count } записей
}
verify-root = Корень: { $root }
verify-entries = Проверено записей с их цифровыми подписями: { $count }
verify-void = Из них недействительных: { $count }
verify-tiles = Сверено файлов с хешами: { $count }
verify-cosignatures = Проверено подтверждающих цифровых подписей других Сторон: { $count }
verify-in-force = Действующих совместных актов: { $count }
verify-pending = Совместных актов, открытых или ожидающих подтверждения получения: { $count }
verify-documents = Документов в наличии и проверено: { $count }
verify-ok = Результат: всё проверенное сходится.
verify-nothing = В { $path } нет записи. Укажите папку узла.
verify-broken = Результат: доказательство обрывается на { $path }. Получите файл заново или восстановите его из резервной копии.
verify-stuck = Результат: журнал { $origin } можно понять только до записи { $size }. Остальное, возможно, прочтёт более новая версия.
