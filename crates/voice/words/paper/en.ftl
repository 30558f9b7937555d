### What stands on papers.

paper-what = What is awaited
paper-on = On
paper-by = By
paper-under = Under
paper-evidence = Evidence
paper-number = Number
paper-commitment = Commitment
paper-dues = List of dues
paper-aid = Working aid; the signed texts prevail. Silence or a date has no legal effect of itself.
