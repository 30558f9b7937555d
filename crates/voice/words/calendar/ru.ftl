### Calendars of a year.

subject-calendar = календарь

act-calendar-state = Календарь на год
act-calendar-state-about = Сторона сообщает праздничные дни года и выходные дни, объявленные рабочими.

field-holidays = Праздничные дни
field-workdays = Рабочие выходные дни

refusal-outside-year = Дата { $on } не относится к году календаря.
refusal-date-twice = Дата { $on } указана дважды.
refusal-date-unsorted = Дата { $on } стоит не по порядку. Расположите даты по порядку.
refusal-no-year = Календарь называется по году: calendar/2027.
