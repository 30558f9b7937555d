### Sessions of a body.

subject-session = session

act-session-fix = Arrangement of a session
act-session-fix-about = All sides agree the date and place of a session; the host follows by rotation unless agreed otherwise.
act-session-held = Record of a session held
act-session-held-about = All sides record that a session was held, and may set the date of the next one.

field-counts = Counts for the rotation
field-held-on = Held on
field-host = Host
field-next-on = Date of the next session
field-number = Number

duty-first-session = First session of “{ $subject }”
step-first-session = Agree its date and place; once held, record it
duty-regular-session = Next regular session of “{ $subject }”
step-regular-session = Agree its date and place; once held, record it

refusal-not-fixed = The session has not been arranged yet. Agree its date and place first.
refusal-already-held = It is already recorded that the session was held.
refusal-other-session = The body or the number differs from the session that was arranged.
refusal-not-yet-held = The session is said to be held on { $on }, which is still to come. Record it afterwards.
session-named = Session { $number }: { $body }
