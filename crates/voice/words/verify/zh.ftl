### What `verify` prints.

verify-heading = 核验：{ $path }
verify-log = { $side }的日志：{ $origin }
verify-key = 密钥指纹：{ $fingerprint }
verify-key-advice = 请将密钥指纹与您经其他途径获得的指纹比对。
verify-size = 大小：{ $count }条
verify-root = 根：{ $root }
verify-entries = 已核验条目及其数字签名：{ $count }
verify-void = 其中无效：{ $count }
verify-tiles = 已比对哈希文件：{ $count }
verify-cosignatures = 已核验其他方的确认数字签名：{ $count }
verify-in-force = 有效的共同行为：{ $count }
verify-pending = 待定或已成立待收讫确认的共同行为：{ $count }
verify-documents = 已存并已核验的文件：{ $count }
verify-ok = 结果：所核验内容全部一致。
verify-nothing = { $path }中没有记录。请指明节点的文件夹。
verify-broken = 结果：证明在{ $path }处中断。请重新取得该文件，或由备份恢复。
verify-stuck = 结果：日志{ $origin }仅可识别至第{ $size }条。更新的版本或可读取其余内容。
