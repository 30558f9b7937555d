# What is awaited, and the one step that clears it. Names stand after a colon or in quotation marks, so that
# no language has to bend them.

duty-name-seats = “{ $subject }”席位任命：{ $role }
step-name-seats = 指定任职职务
duty-first-session = “{ $subject }”首次会议
step-first-session = 商定日期和地点；举行后予以记录
duty-regular-session = “{ $subject }”下次例会
step-regular-session = 商定日期和地点；举行后予以记录
duty-confirm-seats = 会议最终人员组成：{ $subject }
step-confirm-seats = 确认人员组成
duty-respond-claim = 对完成情况通报的答复：{ $what }
step-respond-claim = 认可、注意到或提出异议
duty-decide-renewal = 关于延长“{ $subject }”的决定
step-decide-renewal = 作出通知，或任其延长
duty-fulfil = 承诺事项{ $item }：{ $what }
step-fulfil = 通报完成情况并附佐证材料
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

whose-ours = 我方
whose-theirs = 对方
whose-both = 双方
due-since = 自{ $since }起
due-by = 截至{ $by }
due-none = 暂无待办事项。

incomplete-not-held = 不完整：已成立的行为指明了“{ $what }”的文本（{ $digest }），本节点未存有该文件。由该文本产生的事项在此未予显示。请取得该文件并存入本节点。
incomplete-differs = 不完整：为“{ $what }”通过的文本（{ $digest }）与该行为所述文件不符。在各方通过正确文本之前，不由其产生任何事项。
not-received = 尚未收到
clocks-disagree = 时钟不一致：{ $side }第{ $index }条所载时间为{ $stated }，记录中另一时间为{ $against }。
