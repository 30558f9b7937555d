### Что говорит проверка установки.

doctor-wrong = Не в порядке: { $count }
doctor-keys-well = Ключи на месте.
doctor-keys-ill = Ключи узла не читаются.
doctor-keys-next = Проверьте { $folder } и верните ключи из резервной копии.
doctor-private-well = Закрытые файлы узла доступны только владельцу.
doctor-private-ill = Закрытые файлы узла открыты другим.
doctor-record-well = Журналы проверены.
doctor-record-ill = Журналы не проходят проверку.
doctor-record-next = Остановите узел и верните резервную копию: { $folder }
doctor-clock-well = Часы машины не отстают от записи.
doctor-clock-ill = Часы машины отстают от того, что уже записано.
doctor-clock-next = Поправьте часы и запустите узел { $folder } снова.
doctor-mark-well = Отметка уровня стоит рядом с папкой.
doctor-mark-ill = Отметки уровня нет: после запуска узел ждёт ответа других Сторон.
doctor-recovery-well = Ключа восстановления на машине нет.
doctor-recovery-ill = Ключ восстановления всё ещё на этой машине.
doctor-recovery-next = Унесите { $folder }/keys/recovery.key в надёжное место и удалите отсюда.
doctor-room-well = Места на диске достаточно.
doctor-room-ill = На диске мало места.
doctor-room-next = Освободите место на диске с { $folder }.
doctor-others-well = Другая Сторона известна.
doctor-others-ill = Другие Стороны пока неизвестны.
doctor-people-well = Учётные записи есть.
doctor-people-ill = Войти пока некому.
doctor-running-well = Узел работает.
doctor-running-ill = Узел не запущен.
