### The charter of the record.

subject-charter = 记录章程

act-charter-found = 联合记录的建立
act-charter-found-about = 各方共同建立联合记录，列明各方、各方日志及适用规则。

field-circle = 各方范围
field-continues = 所承续的原有记录
field-genesis = 日志首条
field-hands = 各类行为中职位表示同意的方式
field-languages = 记录使用的语言
field-root = 日志的根
field-size = 条目数
field-suite = 签署方式
field-tzdb = 时区数据版本
field-zone = 时区

choice-suite-ed25519-sha256 = Ed25519 与 SHA-256
choice-suite-p256-sha512-256 = ECDSA 与 SHA-512/256

refusal-no-charter = 所写章程并非现行有效的章程。
refusal-charter-exists = 各方已有记录章程，只能由新章程承接。
refusal-beyond-rules = 章程适用规则第{ $version }版，本软件仅识别至第{ $known }版。请安装更新的版本。
refusal-unknown-zone-data = 章程指明时区数据{ $name }，本软件未包含该数据。请安装更新的版本。
refusal-unknown-zone = 不存在时区“{ $name }”。请按 Asia/Dushanbe 的形式填写。
refusal-charter-differs = 后续章程须保留记录名称、各方及其记录册，且规则版本不得更旧。
