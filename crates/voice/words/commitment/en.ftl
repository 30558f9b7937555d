### Commitments and the claims about them.

subject-commitment = commitment

act-commitment-claim = Claim of completion
act-commitment-claim-about = A side reports on a commitment, with evidence: done, partly done, hindered, or overtaken by events.
act-commitment-respond = Answer to a claim
act-commitment-respond-about = Another side concurs with a claim, takes note of it or disputes it; a commitment is complete when the sides concur.
act-commitment-withdraw = Withdrawal of a claim
act-commitment-withdraw-about = A side takes back a claim before another side concurs with it.

field-answer = Answer
field-claim = Claim
field-commitment = Commitment
field-evidence = Evidence
field-outcome = Outcome

choice-outcome-done = done
choice-outcome-partly = partly done
choice-outcome-obstacle = hindered
choice-outcome-overtaken = overtaken by events
choice-answer-concur = concurs
choice-answer-note = takes note
choice-answer-dispute = disputes

duty-respond-claim = Answer to the claim of completion: { $what }
step-respond-claim = Concur, take note or dispute
duty-fulfil = Commitment { $item }: { $what }
step-fulfil = Report completion, with evidence

refusal-not-obliged = The commitment is another side’s; a side reports on its own.
refusal-other-commitment = The subject is not the commitment that the act names.
refusal-unknown-claim = The claim it answers is not in the record.
refusal-own-claim = A side does not answer its own claim.
refusal-concurred = This side has concurred with the claim, and concurrence is final.
