### Acts in general, what several kinds of them share, and acts about acts.

subject-act = act

act-act-erase = Erasure of what stands beside an act
act-act-erase-about = All sides agree to remove the words and files of an act that should not have been released; the record itself stays.
act-act-erased = Confirmation of an erasure
act-act-erased-about = A side states that it has removed what all sides agreed to erase; its node does so by itself.

# Fields of several kinds of act, by their names on the wire with dashes.

field-base = Act it follows
field-attested = Sides that signed on paper
field-body = Body
field-by = Side that says it
field-charter = Charter
field-document = Document
field-in-force-from = In force from
field-in-force-until = In force until
field-kind = Kind
field-names = Names
field-on = Date
field-key = Public key
field-origin = Name of the log
field-place = Place
field-scan = Scanned original
field-settles = Acts whose place it takes
field-side = Side
field-sides = Sides
field-subject = Subject
field-text = Text
field-version = Version
field-words = Words beside the record

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

# What should stand in a field where something else does.

expected-json = JSON
expected-object = a JSON object
expected-list = a list
expected-shorter-list = a shorter list
expected-one-spelling = the one spelling that the format allows
expected-code = an identifier: lowercase letters, digits, dots and hyphens
expected-item = a number as the document writes it
expected-line = one line of text
expected-origin = the name of a log
expected-key = a verifier key
expected-seat-key = the public key of a device
expected-zone = the name of a time zone
expected-language = the code of a language
expected-names = a name in each language
expected-text = a text in each language
expected-date = a date
expected-number = a whole number
expected-size = a number of entries
expected-flag = yes or no
expected-file = the hash of a file, 64 digits
expected-hash = a hash, 64 digits
expected-nonce = 32 digits
expected-act = the name of an act
expected-side = the short name of a side
expected-subject = a subject
expected-choice = one of the words that the rules know
expected-commitment = the hash of a value that is kept apart
expected-kind-of-act = a kind of act

refusal-too-long = The act is longer than { $limit } bytes. Put long texts into a document.
refusal-malformed = The act cannot be read: at “{ $at }” another form of value is needed ({ $expected }).
refusal-unknown-kind = These rules do not know the kind of act “{ $name }”.
refusal-wrong-kind = This act needs a subject of another kind: { $expected }.
refusal-wrong-sides = The act is not by the sides it needs: what is joint is signed by all sides, what is own by one.
refusal-not-yours = The act is by { $by } and stands in the log of another side.
refusal-wrong-entry = The act stands in an entry of the wrong kind.
refusal-repeated = The act was recorded before.
refusal-not-the-base = The act does not follow the one in force on its subject. Begin from that one.
refusal-frozen = Two acts follow the same one. The subject stands as it was until the sides settle it jointly.
refusal-base-of-own-act = An act of one side follows no other. Leave that field empty.
refusal-kind-changed = What was adopted is of another kind and keeps its kind.
refusal-needs-hand = This needs the consent of an office, in one of the forms that the charter provides for.
refusal-nothing-to-withdraw = There is no such notice or report of this side to take back.
refusal-already-withdrawn = It was taken back before.
refusal-no-such-act = No such act is known here.
refusal-nothing-beside = Nothing stands beside that act; there is nothing to erase.
refusal-erased = What stood beside that act has been erased already.
refusal-no-erasure = The sides have agreed on no erasure of that act.
refusal-named-elsewhere = Another act names what stands beside that one; nothing is erased that is still relied on.
refusal-names-erased = The act names something that all sides agreed to erase; nothing of it comes back.
refusal-dates-out-of-order = The dates do not fit together: the later one comes before the earlier one.
refusal-unknown-side = “{ $side }” is not a side of this record.
refusal-unknown-field = These rules do not know the member “{ $at }”.
refusal-unknown-value = These rules do not know the word “{ $value }” at “{ $at }”.
refusal-reordering = “{ $at }” holds characters that turn round the order of what is read. Leave them out.
refusal-words-missing = The act needs words, which are kept beside the record. Say them.
refusal-words-unasked = This kind of act has no words beside the record.

refused = Nothing was recorded. { $why }
refused-field = Field: { $field } ({ $name })
