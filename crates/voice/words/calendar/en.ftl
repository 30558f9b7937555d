### Calendars of a year.

subject-calendar = calendar

act-calendar-state = Calendar of a year
act-calendar-state-about = A side states the public holidays of a year and the days of rest on which it works.

field-holidays = Public holidays
field-workdays = Working days of rest

refusal-outside-year = The date { $on } lies outside the year of the calendar.
refusal-date-twice = The date { $on } is given twice.
refusal-date-unsorted = The date { $on } is out of order. Sort the dates.
refusal-no-year = A calendar is named by its year, as calendar/2027.
