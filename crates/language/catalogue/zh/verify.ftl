# What `verify` prints.

verify-heading = 核验：{ $path }
verify-log = { $side }的日志：{ $origin }
verify-key = 密钥指纹：{ $fingerprint }
verify-key-advice = 请将密钥指纹与您经其他途径获得的指纹比对。
verify-size = 大小：{ $count }条
verify-root = 根：{ $root }
verify-entries = 已核验条目：{ $count }
verify-signatures = 已核验数字签名：{ $count }
verify-cosignatures = 已核验其他方的确认数字签名：{ $count }
verify-void = 无效条目：{ $count }
verify-acts = 共同行为：{ $count }
verify-in-force = 其中有效：{ $count }
verify-documents = 已存文件：{ $held } / { $named }
verify-missing = 缺少文件：{ $digest }
verify-ok = 结果：所核验内容全部一致。
verify-incomplete = 结果：所核验内容全部一致，但尚缺文件。
verify-broken = 结果：证明在日志{ $origin }第{ $index }条处中断：{ $reason }
verify-nothing = 在{ $path }中未找到可核验的内容。
