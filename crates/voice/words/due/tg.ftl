### How a list of dues is told.

whose-ours = Ҷониби мо
whose-theirs = Ҷониби дигар
whose-both = Ҳарду ҷониб
due-since = аз { $since }
due-by = то { $by }
due-none = Чизе дар интизор нест.
not-received = ҳанӯз гирифта нашудааст
duty-act = { $act }: { $subject }
step-act = Сабт кунед
