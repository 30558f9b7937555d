# Why an act is refused by the rules. It changes nothing; what it says stays readable.

refusal-too-long = 该行为超过{ $limit }字节。较长的文字请放入文件。
refusal-malformed = 无法读取该行为：“{ $at }”处的值须为另一形式（{ $expected }）。
refusal-unknown-kind = 现行规则无法识别行为类别“{ $name }”。
refusal-wrong-kind = 该行为须针对另一类事项：{ $expected }。
refusal-wrong-sides = 该行为并非由所需各方作出：共同行为由各方数字签名，单方行为由一方数字签名。
refusal-not-yours = 该行为由{ $by }作出，却载于另一方的日志。
refusal-wrong-entry = 该行为载于类别不符的条目。
refusal-no-charter = 所写章程并非现行有效的章程。
refusal-charter-exists = 各方已有记录章程，只能由新章程承接。
refusal-repeated = 该行为此前已经记录。
refusal-not-the-base = 该行为未承接同一事项上现行有效的行为。请以该有效行为为起点。
refusal-frozen = 有两项行为承接同一行为。在各方共同解决之前，该事项维持原状。
refusal-base-of-own-act = 单方行为不承接其他行为，此栏请留空。
refusal-kind-changed = 已通过的内容属于另一类别，其类别不变。
refusal-no-such-document = 没有这样的有效文件，无从作出通知。
refusal-needs-hand = 此事项须以章程规定的方式之一取得有关职务的同意。
refusal-nothing-to-withdraw = 没有可由本方撤回的此项通知或通报。
refusal-already-withdrawn = 此前已经撤回。
refusal-no-such-act = 此处没有该事项的记录。
refusal-nothing-beside = 该事项未附文字或文件，无可删除。
refusal-erased = 该事项所附内容此前已经删除。
refusal-no-erasure = 各方未就该事项的删除达成一致。
refusal-unknown-provision = 文件引用了条款 { $provision }，而其所依据的文本中没有该条款。请写明现有条款。
refusal-not-obliged = 该承诺事项属于另一方；各方只通报本方的承诺事项。
refusal-named-elsewhere = 另有事项引用该事项所附内容；仍被引用的内容不予删除。
refusal-names-erased = 该事项引用了各方同意删除的内容；已删除的内容不再恢复。
refusal-not-held = 该席位已经空缺。
refusal-not-fixed = 会议尚未安排。请先商定日期和地点。
refusal-already-held = 会议已记录为举行。
refusal-other-session = 合作机制或届次与已安排的会议不符。
refusal-dates-out-of-order = 日期不一致：较晚日期早于较早日期。
refusal-other-commitment = 所针对的事项并非该行为所写的承诺事项。
refusal-unknown-claim = 记录中没有所答复的通报。
refusal-own-claim = 一方不答复本方的通报。
refusal-unknown-side = “{ $side }”不是本记录的一方。
refusal-unknown-field = 现行规则无法识别字段“{ $at }”。
refusal-unknown-value = 现行规则无法识别“{ $at }”处的“{ $value }”。
refusal-reordering = “{ $at }”含有改变阅读顺序的字符，请予删除。
refusal-beyond-rules = 章程适用规则第{ $version }版，本软件仅识别至第{ $known }版。请安装更新的版本。
refusal-unknown-zone-data = 章程指明时区数据{ $name }，本软件未包含该数据。请安装更新的版本。
refusal-unknown-zone = 不存在时区“{ $name }”。请按 Asia/Dushanbe 的形式填写。
refusal-charter-differs = 后续章程须保留记录名称、各方及其记录册，且规则版本不得更旧。
refusal-words-missing = 该行为须附文字，文字存放于记录之外。请填写。
refusal-words-unasked = 此类行为在记录之外不附文字。
refusal-no-term = 尚无条款为该文件规定有效期，通知无可终止的对象。
refusal-no-such-body = 未设立该机构。请指明现行机构。
refusal-not-yet-held = 所填会议日期{ $on }尚未到来，请于会后记录。
refusal-concurred = 本方已对该陈述表示同意，同意不可变更。
refusal-outside-year = 日期{ $on }不属于该日历年度。
refusal-date-twice = 日期{ $on }重复。
refusal-date-unsorted = 日期{ $on }未按顺序排列。请将日期排序。
refusal-no-year = 日历以年份命名，如 calendar/2027。

# What goes wrong while the node works: what was attempted, what is wrong, what to do.

error-not-found = 此处没有该页面。请检查地址，或从首页开始。
error-bad-date = “{ $given }”不是日期。请按年-月-日填写，例如2026-11-23。
error-bad-request = 无法读取该请求。请返回后重试。
error-read-only = 记录正在恢复，目前只可查阅，不可写入。恢复完成后将重新开放。
error-not-reached = 自{ $since }起未能与{ $side }连通。本节点工作照常进行，新内容将在以后交换。
error-never-reached = 尚未与{ $side }连通。本节点工作照常进行，新内容将在以后交换。
error-contradicts = { $side }的日志在双方读来不一致。原有内容照常延续，证据已保存，请与该方联系。
error-unconfirmed = 本节点已启动，但尚不能确定是否存有其曾发出的全部内容。在此所述将先行等候，待下列各方出示其所存内容后写入记录：{ $sides }。
error-statements-only = 经人工确认，本节点可在各方出示其所存内容之前写入单方声明；在此之前不签署任何共同行为。尚待：{ $sides }。
error-quota = { $side }写入的内容多于平常，本节点即将不再接收。请与该方联系。
error-disk-full = 未写入任何内容：磁盘已满。请腾出空间后重试。
error-not-recorded = 未写入任何内容：记录无法写入。请告知管理员后重试。
error-unreadable = 无法读取文件{ $path }。请确认文件存在且本节点有权读取。
error-too-large = 文件{ $path }超过{ $limit }字节，未予接收。
error-running = 另一进程正在使用本记录。请先停止该进程。
error-document-missing = 本节点未存有文件{ $digest }。请取得并存入该文件。
error-act-too-long = 该行为超过{ $limit }字节，未予记录。较长的文字请放入文件。
error-unknown-act = 此处没有提议{ $act }。请从待定提议中选择。
error-bound = 本方在同一事项上已对{ $act }作数字签名。须先使该行为关闭或成立。
error-no-charter = 各方之间尚无有效的记录章程。请先建立联合记录。
error-unknown-side = 此处不知晓“{ $side }”这一方。请先与其交换名片。
error-exchange-refused = { $side }送来的内容不是其日志的延续，未予接收。原有内容未受影响。
error-pouch = 邮袋已损坏，或该文件不是邮袋。请对方重新封装。
error-no-node = { $path }中没有节点。请先建立节点。
error-node-exists = { $path }中已有节点。请选择其他文件夹。
error-damaged = 文件{ $path }已损坏。请由备份或对方处恢复。
error-unexpected = 发生了意外故障。记录未受影响，请告知管理员。
error-words-missing = 本节点未存有该行为的文字{ $digest }，请等待送达。

# Why an entry of a log counts for nothing. It stays in the log and is shown.

void-malformed = 条目格式有误。
void-signature = 条目没有在此处有效的密钥所作的数字签名。
void-misplaced = 条目所写的日志或位置与其所在不符。
void-seen = 条目所引内容在另一日志中不存在。
void-genesis = 日志以可信密钥下的唯一首条开始，不得另有首条。
void-succeeded = 该日志在此条目之前已经结束，并有后续日志。
void-keys = 密钥变更未经证明，或变更后不再有密钥。
void-act = 行为格式有误。
void-sides = 行为并非由该方作出，或并非由所需各方作出。
void-charter = 所引章程对上述各方无效。
void-reused = 该行为此前已经记录。
void-base = 所承接的行为并非有效，或已有后续行为。
void-exclusivity = 该方在同一事项上另有未结的数字签名。
void-act-signature = 行为上的数字签名未通过核验。
void-citation = 条目引用了此前不存在的内容。
void-twice = 该方此前已对该行为作数字签名或不予认可。
void-decided = 该行为此前已有定论。
void-feigned-ignorance = 各方均已数字签名，且本日志已经知悉，该行为不可再关闭。
void-unproven = 某一方的数字签名未经证明。
void-receipt = 缺少某一方的收讫确认。
void-evidence = 两个检查点并未显示矛盾。
void-too-long = 文字超过允许长度。

# Why an entry cannot be taken in yet. Nothing is wrong with it so far.

wait-log = 此处尚不知晓日志{ $origin }。
wait-entries = 须先接收日志{ $origin }至第{ $size }条。
wait-stopped = 日志{ $origin }第{ $index }条含有本版本无法识别的内容。请更新节点。
wait-unknown = 日志{ $origin }第{ $index }条含有本版本无法识别的内容；依现行章程，该内容不具效力。
vault-lacks = 本方记录所指的个人信息有{ $count }项不在其保管库中。请用最近的备份恢复文件 vault.sqlite。
