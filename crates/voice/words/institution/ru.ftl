### Institutions.

subject-institution = организация

act-institution-record = Сведения об организации
act-institution-record-about = Сторона вносит названия министерства, университета, института или предприятия, участвующего в сотрудничестве.
