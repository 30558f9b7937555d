### Notes verbales and letters between the sides.

subject-note = 照会或公函

act-note-send = 发出照会的登记
act-note-send-about = 一方将本方发出的照会或公函以本方发文号登记；后一次登记更正前一次登记。
act-note-receive = 收到照会的登记
act-note-receive-about = 一方将另一方的照会或公函的收到情况以本方收文号登记；后一次登记更正前一次登记。

field-form = 形式
field-channel = 渠道
field-outgoing = 发文号
field-incoming = 收文号
field-dated = 照会日期
field-arrived = 收到日期
field-asks = 请予答复
field-answers = 答复的照会

choice-form-note-verbale = 普通照会
choice-form-letter = 公函
choice-channel-embassy = 经使馆
choice-channel-ministry = 部际往来
choice-channel-agency = 机构间往来
choice-channel-other = 其他渠道
choice-kind-information = 通报
choice-kind-request = 请求
choice-kind-proposal = 提议
choice-kind-acceptance = 同意
choice-kind-notification = 通知
choice-kind-correction = 更正

duty-answer-note = 答复：{ $subject }
step-answer-note = 发出答复并登记

refusal-unknown-note = 尚无任何一方登记发出该照会。请指明记录中已有的照会。
refusal-unknown-answered = 记录中没有所答复的照会。请选择记录中已有的照会。
refusal-own-note = 一方不登记收到、也不答复本方的照会。
refusal-note-of-another = 另一方已登记同一标识的照会。请为该照会另取标识。
refusal-arrived-early = 照会日期为{ $dated }，不可能在该日之前收到。

note-named = { $dated }{ $form }

nav-notes = 照会
notes-title = 照会与公函
notes-lead = 各方的登记簿，最新的在前。
notes-none = 尚未登记任何照会或公函。
notes-send = 登记发出的照会
notes-receive = 登记收到
notes-reply = 登记答复
notes-arrived = { $date }收到
notes-not-entered = 尚未登记收到
notes-asked = 请予答复
notes-asked-until = 请于{ $date }前答复
notes-answered = 已答复：
notes-answers = 答复：
