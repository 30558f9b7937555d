### Documents.

subject-document = 文件

act-document-adopt = 文件的通过
act-document-adopt-about = 各方通过一份文件或其新版本，各语言文本同时通过。
act-document-notice = 书面通知
act-document-notice-about = 一方书面通知终止某一文件或不再延长。
act-document-withdraw = 撤回通知
act-document-withdraw-about = 一方在通知生效前将其撤回。

field-intent = 意向
field-notice = 通知

incomplete-not-held = 不完整：已成立的行为指明了“{ $what }”的文本（{ $digest }），本节点未存有该文件。由该文本产生的事项在此未予显示。请取得该文件并存入本节点。
incomplete-differs = 不完整：为“{ $what }”通过的文本（{ $digest }）与该行为所述文件不符。在各方通过正确文本之前，不由其产生任何事项。
choice-kind-charter = 章程
choice-kind-instrument = 合作文书（谅解备忘录或协议）
choice-kind-terms = 职责范围
choice-kind-workplan = 工作计划
choice-intent-terminate = 终止
choice-intent-not-renew = 不再延长

duty-decide-renewal = 关于延长“{ $subject }”的决定
step-decide-renewal = 作出通知，或任其延长

refusal-no-such-document = 没有这样的有效文件，无从作出通知。
refusal-unknown-provision = 文件引用了条款 { $provision }，而其所依据的文本中没有该条款。请写明现有条款。
refusal-no-term = 尚无条款为该文件规定有效期，通知无可终止的对象。
