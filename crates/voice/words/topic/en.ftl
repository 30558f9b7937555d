### Topics.

subject-topic = topic

act-topic-raise = Raising of a topic
act-topic-raise-about = A side raises a topic before a body, or opens a closed one again; it lives across sessions until all close it.
act-topic-close = Closing of a topic
act-topic-close-about = All sides close a topic by a decision, which may stand in a document.

field-title = Title
field-decision = Decision in

refusal-not-raised = No side has raised this topic since it was last closed. Raise it first.
