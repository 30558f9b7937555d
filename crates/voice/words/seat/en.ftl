### Seats of a body.

subject-seat = seat

act-seat-fill = Appointment to a seat
act-seat-fill-about = A side names the office that holds a seat in its part of a body; no person’s name enters the log.
act-seat-vacate = Vacancy of a seat
act-seat-vacate-about = A side states that a seat in its part of a body is vacant.
act-seat-confirm = Confirmation of composition
act-seat-confirm-about = A side confirms that its composition for a session is final.
act-seat-key = Key of a seat
act-seat-key-about = A side states the public key of an office’s device, by which the consent of that office is known from then on; no person is named.

field-alternate = Alternate
field-holder = Holder
field-institution = Institution
field-office = Office held
field-site = Site of the device
field-rank = Rank
field-role = Role

choice-role-co-chair = co-chair
choice-role-deputy = deputy
choice-role-secretary = secretary
choice-role-member = member
choice-role-contact = contact

duty-name-seats = Appointments to “{ $subject }”: { $role }
step-name-seats = Name the office that holds the seat
duty-confirm-seats = Final composition for the session: { $subject }
step-confirm-seats = Confirm the composition

refusal-not-held = The seat is already vacant.
seat-named = { $role }: { $body }
