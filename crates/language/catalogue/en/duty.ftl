# What is awaited, and the one step that clears it. Names stand after a colon or in quotation marks, so that
# no language has to bend them.

duty-name-seats = Appointments to “{ $subject }”: { $role }
step-name-seats = Name the office that holds the seat
duty-first-session = First session of “{ $subject }”
step-first-session = Agree its date and place; once held, record it
duty-regular-session = Next regular session of “{ $subject }”
step-regular-session = Agree its date and place; once held, record it
duty-confirm-seats = Final composition for the session: { $subject }
step-confirm-seats = Confirm the composition
duty-respond-claim = Answer to the claim of completion: { $what }
step-respond-claim = Concur, take note or dispute
duty-decide-renewal = Decision on the renewal of “{ $subject }”
step-decide-renewal = Give notice, or let the term be renewed
duty-fulfil = Commitment { $item }: { $what }
step-fulfil = Report completion, with evidence
duty-concur = Concurrence with the proposal: { $what }
step-concur = Read the proposal, then concur or decline
duty-close = Closing of the proposal: { $what }
step-close = Close the proposal
duty-enact = Enactment, all sides having signed digitally: { $what }
step-enact = Enact the proposal
duty-receipt = Receipt of the enacted act: { $what }
step-receipt = Exchange the logs; the receipt follows by itself
duty-erase = Erasure agreed by all sides: { $what }
step-erase = Exchange the logs; the node removes it and says so

whose-ours = Our side
whose-theirs = Their side
whose-both = Both sides
due-since = since { $since }
due-by = by { $by }
due-none = Nothing is awaited.

incomplete-not-held = Incomplete: an enacted act names a text of “{ $what }” that this node does not hold ({ $digest }). What is owed under it is not shown here. Obtain the document and hand it in.
incomplete-differs = Incomplete: the text adopted for “{ $what }” is another document than the act says ({ $digest }). Nothing follows from it until all sides adopt the right text.
not-received = not yet received
clocks-disagree = Clocks disagree: the entry { $index } of { $side } says { $stated }, and another time of the record is { $against }.
