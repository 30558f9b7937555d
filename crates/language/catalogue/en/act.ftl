# Kinds of act: a noun phrase, then one sentence of help.

act-charter-found = Founding of the joint record
act-charter-found-about = All sides found their joint record and name the sides, their logs and the rules that apply.
act-event-attest = Attestation of an event
act-event-attest-about = One side, or all sides together, attest an event outside the record, such as a signature on paper.
act-document-adopt = Adoption of a document
act-document-adopt-about = All sides adopt a document or a new version of it, in all its languages at once.
act-document-notice = Written notice
act-document-notice-about = A side gives written notice that it will terminate a document or not renew it.
act-document-withdraw = Withdrawal of a notice
act-document-withdraw-about = A side takes back a notice before it takes effect.
act-institution-record = Entry of an institution
act-institution-record-about = A side enters the names of a ministry, university, institute or enterprise that takes part.
act-body-constitute = Constitution of a body
act-body-constitute-about = All sides constitute a working group or a dialogue mechanism under a provision, with its terms of reference.
act-seat-fill = Appointment to a seat
act-seat-fill-about = A side names the office that holds a seat in its part of a body; no person’s name enters the log.
act-seat-vacate = Vacancy of a seat
act-seat-vacate-about = A side states that a seat in its part of a body is vacant.
act-seat-confirm = Confirmation of composition
act-seat-confirm-about = A side confirms that its composition for a session is final.
act-seat-key = Key of a seat
act-seat-key-about = A side states the public key of an office’s device, by which the consent of that office is known from then on; no person is named.
act-session-fix = Arrangement of a session
act-session-fix-about = All sides agree the date and place of a session; the host follows by rotation unless agreed otherwise.
act-session-held = Record of a session held
act-session-held-about = All sides record that a session was held, and may set the date of the next one.
act-commitment-claim = Claim of completion
act-commitment-claim-about = A side reports on a commitment, with evidence: done, partly done, hindered, or overtaken by events.
act-commitment-respond = Answer to a claim
act-commitment-respond-about = Another side concurs with a claim, takes note of it or disputes it; a commitment is complete when the sides concur.
act-commitment-withdraw = Withdrawal of a claim
act-commitment-withdraw-about = A side takes back a claim before another side concurs with it.
act-calendar-state = Calendar of a year
act-calendar-state-about = A side states the public holidays of a year and the days of rest on which it works.
act-act-erase = Erasure of what stands beside an act
act-act-erase-about = All sides agree to remove the words and files of an act that should not have been released; the record itself stays.
act-act-erased = Confirmation of an erasure
act-act-erased-about = A side states that it has removed what all sides agreed to erase; its node does so by itself.
act-log-succeed = Continuation of a log by another
act-log-succeed-about = All sides let another log of a side continue its present one, for instance after its key was stolen.
act-log-recovery = Replacement of a recovery key
act-log-recovery-about = All sides put another recovery key of a side in the place of the present one.

# Who decides.

authority-own = one side
authority-joint = all sides
authority-either = one side, or all sides together

# What an act can be about.

subject-charter = charter of the record
subject-document = document
subject-event = event
subject-institution = institution
subject-body = body
subject-seat = seat
subject-session = session
subject-commitment = commitment
subject-calendar = calendar

# Fields of an act, by their names on the wire with dashes. A field inside another that means something else
# there carries both names: `field-sides-office`.

field-alternate = Alternate
field-answer = Answer
field-base = Act it follows
field-body = Body
field-charter = Charter
field-circle = Circle of sides
field-claim = Claim
field-commitment = Commitment
field-continues = Earlier record that it goes on from
field-counts = Counts for the rotation
field-document = Document
field-evidence = Evidence
field-genesis = First entry of the log
field-hands = How an office gives its consent, by kind of act
field-held-on = Held on
field-holder = Holder
field-holidays = Public holidays
field-host = Host
field-in-force-from = In force from
field-in-force-until = In force until
field-institution = Institution
field-instrument = Instrument
field-intent = Intention
field-kind = Kind
field-languages = Languages of the record
field-names = Names
field-next-on = Date of the next session
field-nonce = Number used once
field-number = Number
field-office = Office held
field-on = Date
field-key = Public key
field-site = Site of the device
field-origin = Name of the log
field-outcome = Outcome
field-place = Place
field-provision = Provision
field-rank = Rank
field-role = Role
field-notice = Notice
field-scan = Scanned original
field-side = Side
field-sides = Sides
field-sides-office = Authority
field-subject = Subject
field-suite = Method of signing
field-terms = Terms of reference
field-text = Text
field-tzdb = Version of the time zone data
field-under = Under
field-version = Version
field-what = What took place
field-who = Who took part
field-workdays = Working days of rest
field-zone = Time zone

# Values.

role-co-chair = co-chair
role-deputy = deputy
role-secretary = secretary
role-member = member
role-contact = contact

kind-charter = charter
kind-instrument = instrument (memorandum of understanding or agreement)
kind-terms = terms of reference
kind-workplan = work plan

kind-working-group = working group
kind-dialogue = dialogue mechanism

intent-terminate = to terminate
intent-not-renew = not to renew

renewal-tacit = renewed tacitly
renewal-none = not renewed by itself

outcome-done = done
outcome-partly = partly done
outcome-obstacle = hindered
outcome-overtaken = overtaken by events

answer-concur = concurs
answer-note = takes note
answer-dispute = disputes

strength-constitutive = constitutive
strength-due = with a date
strength-best-efforts = best efforts
strength-standing = standing

label-reconstructed = reconstructed from public reporting; not the signed text
label-demonstration = demonstration text; not a document of the sides

origin-authored = authored in this language
origin-person = translated by a person
origin-machine = translated by a machine
origin-certified = certified by { $who }

ownership-internal = internal: never leaves this node
ownership-own = own: one side writes, the others read
ownership-joint = joint: changes only by a joint act
ownership-log = log: entries are added, never changed

# States of a joint act.

fate-open = open
fate-signed = signed digitally by { $sides }
fate-enacted = enacted, awaiting receipt
fate-in-force = in force
fate-superseded = superseded
fate-closed = closed: { $reason }
fate-void = void
fate-suspended = suspended

reason-withdrawn = withdrawn by the proposer
reason-declined = declined
reason-lapsed = lapsed
reason-crossed = gave way to another proposal
