### Institutions.

subject-institution = institution

act-institution-record = Entry of an institution
act-institution-record-about = A side enters the names of a ministry, university, institute or enterprise that takes part.
