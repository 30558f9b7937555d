### Notes verbales and letters between the sides.

subject-note = note or letter

act-note-send = Entry of a note sent
act-note-send-about = A side enters a note or letter that it sent, under its own number; a later entry corrects an earlier one.
act-note-receive = Entry of a note received
act-note-receive-about = A side enters that a note or letter of the other side arrived, under its own number; a later entry corrects an earlier one.

field-form = Form
field-channel = Channel
field-outgoing = Outgoing number
field-incoming = Incoming number
field-dated = Dated
field-arrived = Date of arrival
field-asks = An answer is asked
field-answers = Answers

choice-form-note-verbale = note verbale
choice-form-letter = letter
choice-channel-embassy = through the embassy
choice-channel-ministry = between ministries
choice-channel-agency = between agencies
choice-channel-other = another way
choice-kind-information = information
choice-kind-request = request
choice-kind-proposal = proposal
choice-kind-acceptance = acceptance
choice-kind-notification = notification
choice-kind-correction = correction

duty-answer-note = Answer to: { $subject }
step-answer-note = Send an answer and enter it

refusal-unknown-note = No side has entered that it sent this note. Name one that is in the record.
refusal-unknown-answered = The note that it answers is not in the record. Choose one that is there.
refusal-own-note = A side neither receives nor answers its own note.
refusal-note-of-another = The other side has entered a note of this name. Give the note a name of its own.
refusal-arrived-early = The note is dated { $dated } and cannot have arrived before that day.

note-named = { $form } of { $dated }

nav-notes = Notes
notes-title = Notes and letters
notes-lead = The register of all sides, the newest first.
notes-none = No note or letter has been entered yet.
notes-send = Enter a note sent
notes-receive = Enter its arrival
notes-reply = Enter the answer
notes-arrived = arrived { $date }
notes-not-entered = arrival not entered yet
notes-asked = answer asked
notes-asked-until = answer asked until { $date }
notes-answered = answered:
notes-answers = in answer to:
