# What `verify` prints.

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
verify-entries = Проверено записей: { $count }
verify-signatures = Проверено цифровых подписей: { $count }
verify-cosignatures = Проверено подтверждающих цифровых подписей других Сторон: { $count }
verify-void = Недействительных записей: { $count }
verify-acts = Совместных актов: { $count }
verify-in-force = Из них действует: { $count }
verify-documents = Документов в наличии: { $held } из { $named }
verify-missing = Нет документа: { $digest }
verify-ok = Результат: всё проверенное сходится.
verify-incomplete = Результат: всё проверенное сходится, но недостаёт документов.
verify-broken = Результат: доказательство обрывается в журнале { $origin } на записи { $index }: { $reason }
verify-nothing = В { $path } нечего проверять.
