### Bodies of all sides.

subject-body = body

act-body-constitute = Constitution of a body
act-body-constitute-about = All sides constitute a working group or a dialogue mechanism under a provision, with its terms of reference.

field-provision = Provision
field-terms = Terms of reference
field-under = Under

choice-kind-working-group = working group
choice-kind-dialogue = dialogue mechanism

refusal-no-such-body = No such body has been constituted. Name one that is in force.
