### 文书用语。

paper-what = 待办事项
paper-on = 承担方
paper-by = 期限
paper-under = 依据
paper-evidence = 佐证材料
paper-number = 编号
paper-commitment = 承诺
paper-dues = 待办清单
paper-aid = 工作参考；以签署文本为准。沉默或所列日期本身不产生法律效力。
paper-chase = 关于商定事项的落实
paper-chase-opening = 谨此函告：根据已签署文本，以下事项尚待贵方办理。
paper-chase-closing = 如蒙函复或另行提议日期，不胜感谢。
paper-chase-none = 目前没有待贵方限期办理的事项。
paper-summary = 月度小结
paper-ours = 我方
paper-theirs = 另一方
paper-together = 双方共同
paper-recorded = 本月入录
paper-day = 日期
nav-papers = 文书
papers-lead = 供打印、编辑或发送；相同记录在两个节点上生成相同文书。
papers-both = 出自联合记录
papers-own = 我方文书
paper-sessions = 会议日历
paper-workplan = 承诺事项表
paper-document = 文本
