### How a list of dues is told.

whose-ours = 我方
whose-theirs = 对方
whose-both = 双方
due-since = 自{ $since }起
due-by = 期限：{ $by }
due-none = 暂无待办事项。
not-received = 尚未收到
duty-act = { $act }：{ $subject }
step-act = 作出记录
