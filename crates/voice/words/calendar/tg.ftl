### Calendars of a year.

subject-calendar = тақвим

act-calendar-state = Тақвими сол
act-calendar-state-about = Тараф рӯзҳои иди сол ва рӯзҳои истироҳатеро, ки корӣ эълон шудаанд, муайян мекунад.

field-holidays = Рӯзҳои ид
field-workdays = Рӯзҳои истироҳати корӣ эълоншуда

refusal-outside-year = Санаи { $on } ба соли тақвим рост намеояд.
refusal-date-twice = Санаи { $on } ду бор зикр шудааст.
refusal-date-unsorted = Санаи { $on } аз тартиб берун аст. Санаҳоро бо тартиб гузоред.
refusal-no-year = Тақвим бо соли худ номгузорӣ мешавад: calendar/2027.
