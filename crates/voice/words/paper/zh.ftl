### 文书用语。

paper-what = 待办事项
paper-on = 承担方
paper-by = 期限
paper-under = 依据
paper-evidence = 佐证
paper-number = 编号
paper-commitment = 承诺
paper-dues = 待办清单
paper-aid = 工作参考；以签署文本为准。沉默或所列日期本身不产生法律效力。
