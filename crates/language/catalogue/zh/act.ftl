# Kinds of act: a noun phrase, then one sentence of help.

act-charter-found = 联合记录的建立
act-charter-found-about = 各方共同建立联合记录，列明各方、各方日志及适用规则。
act-event-attest = 事件证明
act-event-attest-about = 由一方或各方共同证明记录之外的事件，例如纸质文本的签署。
act-document-adopt = 文件的通过
act-document-adopt-about = 各方通过一份文件或其新版本，各语言文本同时通过。
act-document-notice = 书面通知
act-document-notice-about = 一方书面通知终止某一文件或不再延长。
act-document-withdraw = 撤回通知
act-document-withdraw-about = 一方在通知生效前将其撤回。
act-institution-record = 机构登记
act-institution-record-about = 一方登记参与合作的部委、高校、研究所或企业的名称。
act-body-constitute = 合作机制的设立
act-body-constitute-about = 各方依据条款设立工作组或对话机制，并确定其职责范围。
act-seat-fill = 席位任命
act-seat-fill-about = 一方指定在合作机制本方席位上任职的职务；人员姓名不写入日志。
act-seat-vacate = 席位空缺
act-seat-vacate-about = 一方说明其在合作机制中的某一席位空缺。
act-seat-confirm = 人员组成确认
act-seat-confirm-about = 一方确认其出席会议的人员组成为最终组成。
act-seat-key = 席位密钥
act-seat-key-about = 一方说明某职务所用设备的公钥，此后据以确认该职务的同意；不涉及个人姓名。
act-session-fix = 会议安排
act-session-fix-about = 各方商定会议的日期和地点；如无另行约定，主办方依轮换确定。
act-session-held = 会议举行记录
act-session-held-about = 各方记录会议已经举行，并可列明下次会议日期。
act-commitment-claim = 完成情况通报
act-commitment-claim-about = 一方通报承诺事项的情况并附佐证材料：已完成、部分完成、遇到障碍或因情况变化不再适用。
act-commitment-respond = 对通报的答复
act-commitment-respond-about = 另一方认可通报、注意到通报或提出异议；经各方认可，承诺事项方为完成。
act-commitment-withdraw = 撤回通报
act-commitment-withdraw-about = 在另一方认可之前，一方撤回其完成情况通报。
act-calendar-state = 年度日历
act-calendar-state-about = 一方列明当年的节假日和调休工作日。
act-act-erase = 删除所附文字和文件
act-act-erase-about = 各方同意删除某一事项所附、本不应发出的文字和文件；记录本身保持不变。
act-act-erased = 确认删除
act-act-erased-about = 一方说明已删除各方同意删除的内容；由节点自动办理。
act-log-succeed = 由另一日志接续
act-log-succeed-about = 各方同意由一方的另一日志接续其现有日志，例如在其密钥被盗之后。
act-log-recovery = 更换恢复密钥
act-log-recovery-about = 各方以新的恢复密钥替换一方现有的恢复密钥。

# Who decides.

authority-own = 一方
authority-joint = 各方共同
authority-either = 一方或各方共同

# What an act can be about.

subject-charter = 记录章程
subject-document = 文件
subject-event = 事件
subject-institution = 机构
subject-body = 合作机制
subject-seat = 席位
subject-session = 会议
subject-commitment = 承诺事项
subject-calendar = 日历

# Fields of an act, by their names on the wire with dashes. A field inside another that means something else
# there carries both names: `field-sides-office`.

field-alternate = 替代代表
field-answer = 答复
field-base = 所承接的行为
field-body = 合作机制
field-charter = 记录章程
field-circle = 各方范围
field-claim = 通报
field-commitment = 承诺事项
field-continues = 所承续的原有记录
field-counts = 计入轮换
field-document = 文件
field-evidence = 佐证材料
field-genesis = 日志首条
field-hands = 各类行为中职位表示同意的方式
field-held-on = 举行日期
field-holder = 任职人员
field-holidays = 节假日
field-host = 主办方
field-in-force-from = 有效期自
field-in-force-until = 有效期至
field-institution = 机构
field-instrument = 合作文书
field-intent = 意向
field-kind = 类别
field-languages = 记录使用的语言
field-names = 名称
field-next-on = 下次会议日期
field-nonce = 一次性编号
field-number = 届次
field-office = 职务
field-on = 日期
field-key = 公钥
field-site = 设备密钥所属网站
field-origin = 日志名称
field-outcome = 结果
field-place = 地点
field-provision = 条款
field-rank = 级别
field-role = 角色
field-notice = 通知
field-scan = 原件扫描件
field-side = 一方
field-sides = 各方
field-sides-office = 主管部门
field-subject = 事项
field-suite = 签署方式
field-terms = 职责范围
field-text = 正文
field-tzdb = 时区数据版本
field-under = 依据
field-version = 版本
field-what = 事件内容
field-who = 参加者
field-workdays = 调休工作日
field-zone = 时区

# Values.

role-co-chair = 联合主席
role-deputy = 副主席
role-secretary = 秘书
role-member = 成员
role-contact = 联络人

kind-charter = 章程
kind-instrument = 合作文书（谅解备忘录或协议）
kind-terms = 职责范围
kind-workplan = 工作计划

kind-working-group = 工作组
kind-dialogue = 对话机制

intent-terminate = 终止
intent-not-renew = 不再延长

renewal-tacit = 自动延长
renewal-none = 不自动延长

outcome-done = 已完成
outcome-partly = 部分完成
outcome-obstacle = 遇到障碍
outcome-overtaken = 因情况变化不再适用

answer-concur = 认可
answer-note = 注意到
answer-dispute = 提出异议

strength-constitutive = 设立性
strength-due = 限期
strength-best-efforts = 尽力而为
strength-standing = 持续性

label-reconstructed = 根据公开报道重构；并非签署文本
label-demonstration = 演示文本；并非各方文件

origin-authored = 以本语言起草
origin-person = 人工翻译
origin-machine = 机器翻译
origin-certified = 经{ $who }核证

ownership-internal = 内部：不离开本节点
ownership-own = 单方：一方写入，其他方可读
ownership-joint = 共同：仅凭共同行为变更
ownership-log = 日志：只增不改

# States of a joint act.

fate-open = 待定
fate-signed = 已作数字签名：{ $sides }
fate-enacted = 已成立，待收讫确认
fate-in-force = 有效
fate-superseded = 已被取代
fate-closed = 已关闭：{ $reason }
fate-void = 无效
fate-suspended = 中止

reason-withdrawn = 提议方撤回
reason-declined = 未获认可
reason-lapsed = 期满失效
reason-crossed = 让位于另一提议
