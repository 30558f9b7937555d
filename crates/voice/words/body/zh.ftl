### Bodies of all sides.

subject-body = 合作机制

act-body-constitute = 合作机制的设立
act-body-constitute-about = 各方依据条款设立工作组或对话机制，并确定其职责范围。

field-provision = 条款
field-terms = 职责范围
field-under = 依据

choice-kind-working-group = 工作组
choice-kind-dialogue = 对话机制

refusal-no-such-body = 未设立该机构。请指明现行机构。
