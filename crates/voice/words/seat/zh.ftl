### Seats of a body.

subject-seat = 席位

act-seat-fill = 席位任命
act-seat-fill-about = 一方指定在合作机制本方席位上任职的职务；人员姓名不写入日志。
act-seat-vacate = 席位空缺
act-seat-vacate-about = 一方说明其在合作机制中的某一席位空缺。
act-seat-confirm = 人员组成确认
act-seat-confirm-about = 一方确认其出席会议的人员组成为最终组成。
act-seat-key = 席位密钥
act-seat-key-about = 一方说明某职务所用设备的公钥，此后据以确认该职务的同意；不涉及个人姓名。

field-alternate = 替代代表
field-holder = 任职人员
field-institution = 机构
field-office = 职务
field-site = 设备密钥所属网站
field-rank = 级别
field-role = 角色

choice-role-co-chair = 联合主席
choice-role-deputy = 副主席
choice-role-secretary = 秘书
choice-role-member = 成员
choice-role-contact = 联络人

duty-name-seats = “{ $subject }”席位任命：{ $role }
step-name-seats = 指定担任该席位的职务
duty-confirm-seats = 会议最终人员组成：{ $subject }
step-confirm-seats = 确认人员组成

refusal-not-held = 该席位已经空缺。
seat-named = { $body }{ $role }
