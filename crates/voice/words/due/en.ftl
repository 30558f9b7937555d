### How a list of dues is told.

whose-ours = Our side
whose-theirs = Their side
whose-both = Both sides
due-since = since { $since }
due-by = by { $by }
due-none = Nothing is awaited.
not-received = not yet received
duty-act = { $act }: { $subject }
step-act = Record it
