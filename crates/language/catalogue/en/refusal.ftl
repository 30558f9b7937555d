# Why an act is refused by the rules. It changes nothing; what it says stays readable.

refusal-too-long = The act is longer than { $limit } bytes. Put long texts into a document.
refusal-malformed = The act cannot be read: at “{ $at }” another form of value is needed ({ $expected }).
refusal-unknown-kind = These rules do not know the kind of act “{ $name }”.
refusal-wrong-kind = This act needs a subject of another kind: { $expected }.
refusal-wrong-sides = The act is not by the sides it needs: what is joint is signed by all sides, what is own by one.
refusal-not-yours = The act is by { $by } and stands in the log of another side.
refusal-wrong-entry = The act stands in an entry of the wrong kind.
refusal-no-charter = The charter it names is not the one in force.
refusal-charter-exists = The sides already have a charter; it can only be followed by a new one.
refusal-repeated = The act was recorded before.
refusal-not-the-base = The act does not follow the one in force on its subject. Begin from that one.
refusal-frozen = Two acts follow the same one. The subject stands as it was until the sides settle it jointly.
refusal-base-of-own-act = An act of one side follows no other. Leave that field empty.
refusal-kind-changed = What was adopted is of another kind and keeps its kind.
refusal-no-such-document = No such document is in force; a notice needs one.
refusal-needs-hand = This needs the consent of an office, in one of the forms that the charter provides for.
refusal-nothing-to-withdraw = There is no such notice or report of this side to take back.
refusal-already-withdrawn = It was taken back before.
refusal-no-such-act = No such act is known here.
refusal-nothing-beside = Nothing stands beside that act; there is nothing to erase.
refusal-erased = What stood beside that act has been erased already.
refusal-no-erasure = The sides have agreed on no erasure of that act.
refusal-unknown-provision = The document names the provision { $provision }, which the text that it governs does not have. Name a provision that is there.
refusal-not-obliged = The commitment is another side’s; a side reports on its own.
refusal-named-elsewhere = Another act names what stands beside that one; nothing is erased that is still relied on.
refusal-names-erased = The act names something that all sides agreed to erase; nothing of it comes back.
refusal-not-held = The seat is already vacant.
refusal-not-fixed = The session has not been arranged yet. Agree its date and place first.
refusal-already-held = It is already recorded that the session was held.
refusal-other-session = The body or the number differs from the session that was arranged.
refusal-dates-out-of-order = The dates do not fit together: the later one comes before the earlier one.
refusal-other-commitment = The subject is not the commitment that the act names.
refusal-unknown-claim = The claim it answers is not in the record.
refusal-own-claim = A side does not answer its own claim.
refusal-unknown-side = “{ $side }” is not a side of this record.
refusal-unknown-field = These rules do not know the member “{ $at }”.
refusal-unknown-value = These rules do not know the word “{ $value }” at “{ $at }”.
refusal-reordering = “{ $at }” holds characters that turn round the order of what is read. Leave them out.
refusal-beyond-rules = The charter keeps version { $version } of the rules; this software knows { $known }. Install a newer version.
refusal-unknown-zone-data = The charter names the time zone data { $name }, which this software does not hold. Install a newer version.
refusal-unknown-zone = There is no time zone “{ $name }”. Name one as Asia/Dushanbe.
refusal-charter-differs = A later charter keeps the name of the record, its sides and their logs, and no older version of the rules.
refusal-words-missing = The act needs words, which are kept beside the record. Say them.
refusal-words-unasked = This kind of act has no words beside the record.
refusal-no-term = No terms set a term for this document; there is nothing that a notice could end.
refusal-no-such-body = No such body has been constituted. Name one that is in force.
refusal-not-yet-held = The session is said to be held on { $on }, which is still to come. Record it afterwards.
refusal-concurred = This side has concurred with the claim, and concurrence is final.
refusal-outside-year = The date { $on } lies outside the year of the calendar.
refusal-date-twice = The date { $on } is given twice.
refusal-date-unsorted = The date { $on } is out of order. Sort the dates.
refusal-no-year = A calendar is named by its year, as calendar/2027.

# What goes wrong while the node works: what was attempted, what is wrong, what to do.

error-not-found = There is no such page here. Check the address, or start from the first page.
error-bad-date = “{ $given }” is not a date. Write it as year-month-day, for example 2026-11-23.
error-bad-request = The request could not be read. Go back and try again.
error-read-only = The record can be read but not added to while it is being restored. It will open again once it has caught up.
error-not-reached = { $side } has not been reached since { $since }. Work here goes on; what is new will be exchanged later.
error-never-reached = { $side } has not been reached yet. Work here goes on; what is new will be exchanged later.
error-contradicts = The log of { $side } is not readable alike on both sides. What was held before goes on; the proof is kept; speak with that side.
error-unconfirmed = This node was started and does not know yet whether it holds all that it ever gave out. What is said here waits, and enters the record when these sides have shown what they hold: { $sides }.
error-statements-only = A person let this node make statements before every side has shown what it holds. Nothing joint is signed until then; awaited: { $sides }.
error-quota = { $side } writes more than is usual; soon no more of it will be taken here. Speak with that side.
error-disk-full = Nothing was recorded: the disk is full. Free some space, then try again.
error-not-recorded = Nothing was recorded: the record could not be written. Tell the operator, then try again.
error-unreadable = The file { $path } could not be read. Check that it exists and that the node may read it.
error-too-large = The file { $path } is larger than { $limit } bytes and was not taken in.
error-running = Another process already uses this record. Stop it first.
error-document-missing = The document { $digest } is not held by this node. Obtain it and hand it in.
error-act-too-long = The act is longer than { $limit } bytes and was not recorded. Put long texts into a document.
error-unknown-act = No proposal { $act } is known here. Choose one from the list of open proposals.
error-bound = This side has already signed { $act } on the same subject. That act must be closed or enacted first.
error-no-charter = No charter is in force between the sides yet. Found the joint record first.
error-unknown-side = No side “{ $side }” is known here. Exchange cards with it first.
error-exchange-refused = What { $side } sent does not continue its log and was not taken in. What was held before is untouched.
error-pouch = The pouch is damaged, or the file is not a pouch. Ask for it to be packed again.
error-no-node = There is no node in { $path }. Make one first.
error-node-exists = There is already a node in { $path }. Choose another folder.
error-damaged = The file { $path } is damaged. Restore it from a backup or from the other side.
error-unexpected = Something failed that should not. The record is unharmed; tell the operator.
error-words-missing = The words { $digest } of the act are not held by this node. Wait until they have arrived.

# Why an entry of a log counts for nothing. It stays in the log and is shown.

void-malformed = The entry is malformed.
void-signature = No key valid at this place signed the entry.
void-misplaced = The entry names another log or place than its own.
void-seen = The entry refers to something that the other log does not hold.
void-genesis = A log begins with one founding entry under the trusted key, and has no other.
void-succeeded = The log ended before this entry and has a successor.
void-keys = The change of keys is not proven, or would leave none.
void-act = The act is malformed.
void-sides = The act is not by this side, or not by the sides it needs.
void-charter = The charter it cites is not in force with these sides.
void-reused = The act was recorded before.
void-base = The act it follows is not in force, or already has a successor.
void-exclusivity = The side has another open digital signature on the same subject.
void-act-signature = The digital signature on the act does not verify.
void-citation = The entry cites something that was not before it.
void-twice = The side had already signed or declined this act.
void-decided = The act was already decided.
void-feigned-ignorance = All sides had signed, and this log had seen it; the act could not be closed any more.
void-unproven = The digital signature of some side is not proven.
void-receipt = The receipt of some side is lacking.
void-evidence = The two checkpoints do not show a contradiction.
void-too-long = A text is longer than allowed.

# Why an entry cannot be taken in yet. Nothing is wrong with it so far.

wait-log = The log { $origin } is not known here yet.
wait-entries = The log { $origin } must be received up to entry { $size } first.
wait-stopped = The log { $origin } holds at entry { $index } something that this version does not know. Update the node.
wait-unknown = The log { $origin } holds at entry { $index } something that this version does not know; under the charter in force it counts for nothing.
vault-lacks = Personal values to which this side’s acts commit are not in its vault: { $count }. Put the file vault.sqlite back from the newest backup.
