### Events outside the record.

subject-event = event

act-event-attest = Attestation of an event
act-event-attest-about = One side, or all sides together, attest an event outside the record, such as a signature on paper.

field-instrument = Instrument
field-what = What took place
field-who = Who took part
