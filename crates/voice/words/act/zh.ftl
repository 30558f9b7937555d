### Acts in general, what several kinds of them share, and acts about acts.

subject-act = 行为

act-act-erase = 删除所附文字和文件
act-act-erase-about = 各方同意删除某一事项所附、本不应发出的文字和文件；记录本身保持不变。
act-act-erased = 确认删除
act-act-erased-about = 一方说明已删除各方同意删除的内容；由节点自动办理。

# Fields of several kinds of act, by their names on the wire with dashes.

field-base = 所承接的行为
field-attested = 以纸质方式签署的各方
field-body = 合作机制
field-by = 作出行为的一方
field-charter = 记录章程
field-document = 文件
field-in-force-from = 有效期自
field-in-force-until = 有效期至
field-kind = 类别
field-names = 名称
field-on = 日期
field-key = 公钥
field-origin = 日志名称
field-place = 地点
field-scan = 原件扫描件
field-settles = 所取代的行为
field-side = 一方
field-sides = 各方
field-subject = 事项
field-text = 正文
field-version = 版本
field-words = 记录之外的文字

duty-concur = 对提议的认可：{ $what }
step-concur = 阅读提议，然后认可或不予认可
duty-close = 提议的关闭：{ $what }
step-close = 关闭提议
duty-enact = 各方数字签名后待成立：{ $what }
step-enact = 使提议成立
duty-receipt = 对已成立行为的收讫确认：{ $what }
step-receipt = 交换日志，收讫确认将自动生成
duty-erase = 各方同意的删除：{ $what }
step-erase = 交换日志；由节点删除并自动说明

# What should stand in a field where something else does.

expected-json = JSON
expected-object = JSON 对象
expected-list = 列表
expected-shorter-list = 较短的列表
expected-one-spelling = 格式规定的唯一写法
expected-code = 标识符：小写字母、数字、点和连字符
expected-item = 文件中所写的编号
expected-line = 一行文字
expected-origin = 日志名称
expected-key = 验证密钥
expected-seat-key = 设备公钥
expected-zone = 时区名称
expected-language = 语言代码
expected-names = 各语言的名称
expected-text = 各语言的文字
expected-date = 日期
expected-number = 整数
expected-size = 条目数
expected-flag = 是或否
expected-file = 文件哈希，64位
expected-hash = 哈希，64位
expected-nonce = 32位字符
expected-act = 行为的名称
expected-side = 一方的简称
expected-subject = 事项
expected-choice = 规则所列的用语之一
expected-commitment = 另行保存之值的哈希
expected-kind-of-act = 行为类别

refusal-too-long = 该行为超过{ $limit }字节。较长的文字请放入文件。
refusal-malformed = 无法读取该行为：“{ $at }”处的值须为另一形式（{ $expected }）。
refusal-unknown-kind = 现行规则无法识别行为类别“{ $name }”。
refusal-wrong-kind = 该行为须针对另一类事项：{ $expected }。
refusal-wrong-sides = 该行为并非由所需各方作出：共同行为由各方数字签名，单方行为由一方数字签名。
refusal-not-yours = 该行为由{ $by }作出，却载于另一方的日志。
refusal-wrong-entry = 该行为载于类别不符的条目。
refusal-repeated = 该行为此前已经记录。
refusal-not-the-base = 该行为未承接同一事项上现行有效的行为。请以该有效行为为起点。
refusal-frozen = 有两项行为承接同一行为。在各方共同解决之前，该事项维持原状。
refusal-base-of-own-act = 单方行为不承接其他行为，此栏请留空。
refusal-kind-changed = 已通过的内容属于另一类别，其类别不变。
refusal-needs-hand = 此事项须以章程规定的方式之一取得有关职务的同意。
refusal-nothing-to-withdraw = 没有可由本方撤回的此项通知或通报。
refusal-already-withdrawn = 此前已经撤回。
refusal-no-such-act = 此处没有该事项的记录。
refusal-nothing-beside = 该事项未附文字或文件，无可删除。
refusal-erased = 该事项所附内容此前已经删除。
refusal-no-erasure = 各方未就该事项的删除达成一致。
refusal-named-elsewhere = 另有事项引用该事项所附内容；仍被引用的内容不予删除。
refusal-names-erased = 该事项引用了各方同意删除的内容；已删除的内容不再恢复。
refusal-dates-out-of-order = 日期不一致：较晚日期早于较早日期。
refusal-unknown-side = “{ $side }”不是本记录的一方。
refusal-unknown-field = 现行规则无法识别字段“{ $at }”。
refusal-unknown-value = 现行规则无法识别“{ $at }”处的“{ $value }”。
refusal-reordering = “{ $at }”含有改变阅读顺序的字符，请予删除。
refusal-words-missing = 该行为须附文字，文字存放于记录之外。请填写。
refusal-words-unasked = 此类行为在记录之外不附文字。

refused = 未写入任何内容。{ $why }
refused-field = 字段：{ $field }（{ $name }）
