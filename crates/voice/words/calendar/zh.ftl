### Calendars of a year.

subject-calendar = 日历

act-calendar-state = 年度日历
act-calendar-state-about = 一方列明当年的节假日和调休工作日。

field-holidays = 节假日
field-workdays = 调休工作日

refusal-outside-year = 日期{ $on }不属于该日历年度。
refusal-date-twice = 日期{ $on }重复。
refusal-date-unsorted = 日期{ $on }未按顺序排列。请将日期排序。
refusal-no-year = 日历以年份命名，如 calendar/2027。
