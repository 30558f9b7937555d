### Documents.

subject-document = document

act-document-adopt = Adoption of a document
act-document-adopt-about = All sides adopt a document or a new version of it, in all its languages at once.
act-document-notice = Written notice
act-document-notice-about = A side gives written notice that it will terminate a document or not renew it.
act-document-withdraw = Withdrawal of a notice
act-document-withdraw-about = A side takes back a notice before it takes effect.

field-intent = Intention
field-notice = Notice

incomplete-not-held = Incomplete: an enacted act names a text of “{ $what }” that this node does not hold ({ $digest }). What is owed under it is not shown here. Obtain the document and hand it in.
incomplete-differs = Incomplete: the text adopted for “{ $what }” is another document than the act says ({ $digest }). Nothing follows from it until all sides adopt the right text.
choice-kind-charter = charter
choice-kind-instrument = instrument (memorandum of understanding or agreement)
choice-kind-terms = terms of reference
choice-kind-workplan = work plan
choice-intent-terminate = to terminate
choice-intent-not-renew = not to renew

duty-decide-renewal = Decision on the renewal of “{ $subject }”
step-decide-renewal = Give notice, or let the term be renewed

refusal-no-such-document = No such document is in force; a notice needs one.
refusal-unknown-provision = The document names the provision { $provision }, which the text that it governs does not have. Name a provision that is there.
refusal-no-term = No terms set a term for this document; there is nothing that a notice could end.
