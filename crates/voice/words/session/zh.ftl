### Sessions of a body.

subject-session = 会议

act-session-fix = 会议安排
act-session-fix-about = 各方商定会议的日期和地点；如无另行约定，主办方依轮换确定。
act-session-held = 会议举行记录
act-session-held-about = 各方记录会议已经举行，并可列明下次会议日期。

field-counts = 计入轮换
field-held-on = 举行日期
field-host = 主办方
field-next-on = 下次会议日期
field-number = 届次

duty-first-session = “{ $subject }”首次会议
step-first-session = 商定日期和地点；举行后予以记录
duty-regular-session = “{ $subject }”下次例会
step-regular-session = 商定日期和地点；举行后予以记录

refusal-not-fixed = 会议尚未安排。请先商定日期和地点。
refusal-already-held = 会议已记录为举行。
refusal-other-session = 合作机制或届次与已安排的会议不符。
refusal-not-yet-held = 所填会议日期{ $on }尚未到来，请于会后记录。
session-named = { $body }第 { $number } 次会议
