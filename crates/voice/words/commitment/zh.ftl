### Commitments and the claims about them.

subject-commitment = 承诺事项

act-commitment-claim = 完成情况通报
act-commitment-claim-about = 一方通报承诺事项的情况并附佐证材料：已完成、部分完成、遇到障碍或因情况变化不再适用。
act-commitment-respond = 对通报的答复
act-commitment-respond-about = 另一方认可通报、注意到通报或提出异议；经各方认可，承诺事项方为完成。
act-commitment-withdraw = 撤回通报
act-commitment-withdraw-about = 在另一方认可之前，一方撤回其完成情况通报。

field-answer = 答复
field-claim = 通报
field-commitment = 承诺事项
field-evidence = 佐证材料
field-outcome = 结果

choice-outcome-done = 已完成
choice-outcome-partly = 部分完成
choice-outcome-obstacle = 遇到障碍
choice-outcome-overtaken = 因情况变化不再适用
choice-answer-concur = 认可
choice-answer-note = 注意到
choice-answer-dispute = 提出异议

duty-respond-claim = 对完成情况通报的答复：{ $what }
step-respond-claim = 认可、注意到或提出异议
duty-fulfil = 承诺事项{ $item }：{ $what }
step-fulfil = 通报完成情况并附佐证材料

refusal-not-obliged = 该承诺事项属于另一方；各方只通报本方的承诺事项。
refusal-other-commitment = 所针对的事项并非该行为所写的承诺事项。
refusal-unknown-claim = 记录中没有所答复的通报。
refusal-own-claim = 一方不答复本方的通报。
refusal-concurred = 本方已对该陈述表示同意，同意不可变更。
