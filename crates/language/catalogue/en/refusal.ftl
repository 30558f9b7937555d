# Why an act is refused by the rules. It changes nothing; what it says stays readable.

refusal-malformed = The act cannot be read: it is not in the form its kind requires.
refusal-unknown-deed = This version does not know the kind of act “{ $deed }”.
refusal-wrong-subject = An act of this kind cannot be about { $subject }.
refusal-wrong-sides = This act needs other sides: what is joint is signed by all sides, what is own by one.
refusal-wrong-base = The act must follow the act now in force on the same subject, and follows another.
refusal-wrong-kind = The document named is of another kind than this act needs.
refusal-wrong-dates = The dates do not fit together: the later one comes before the earlier one.
refusal-wrong-year = A date lies outside the year that the calendar is for.
refusal-day-twice = The same day is stated twice.
refusal-unknown-side = “{ $side }” is not a side of this record.
refusal-unknown-subject = Nothing called { $subject } is in the record yet.
refusal-unknown-provision = The document has no provision { $provision }.
refusal-unknown-commitment = The work plan has no commitment { $commitment }.
refusal-unknown-claim = The claim it answers is not in the record.
refusal-not-in-force = { $subject } is not in force.
refusal-not-yours = This belongs to another side; only that side can change it.
refusal-not-obligor = The commitment is not on this side, so this side makes no claim about it.
refusal-own-claim = A side does not answer its own claim.
refusal-already-answered = This side has already answered the claim.
refusal-vacant = The seat is already vacant.
refusal-missing-text = A text is empty. Fill it in at least one language.
refusal-too-long = A text is longer than { $limit } bytes. Put long texts into a document.
refusal-too-many = A list has more than { $limit } items.
refusal-frozen = The log of { $side } is frozen, so no act of it can take effect for now.
refusal-conflicted = Two acts contradict each other on { $subject }. It stands as it was until the sides settle it jointly.

# What goes wrong while the node works: what was attempted, what is wrong, what to do.

error-not-found = There is no such page here. Check the address, or start from the first page.
error-bad-date = “{ $given }” is not a date. Write it as year-month-day, for example 2026-11-23.
error-bad-request = The request could not be read. Go back and try again.
error-read-only = The record can be read but not added to while it is being restored. It will open again once it has caught up.
error-not-reached = { $side } has not been reached since { $since }. Work here goes on; what is new will be exchanged later.
error-never-reached = { $side } has not been reached yet. Work here goes on; what is new will be exchanged later.
error-frozen = The log of { $side } contradicts itself and is frozen. The evidence is kept; speak with the other side.
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
