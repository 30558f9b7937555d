### Events outside the record.

subject-event = 事件

act-event-attest = 事件证明
act-event-attest-about = 由一方或各方共同证明记录之外的事件，例如纸质文本的签署。

field-instrument = 合作文书
field-what = 事件内容
field-who = 参加者
