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
paper-chase = On what was agreed
paper-chase-opening = We have the honour to recall that under the signed texts the following is awaited from your side.
paper-chase-closing = We should be grateful for your answer, or for another date if you propose one.
paper-chase-none = Nothing with a date is awaited from your side at present.
paper-summary = Summary of the month
paper-ours = On our side
paper-theirs = On the other side
paper-together = Together
paper-recorded = Recorded in this month
paper-day = Day
nav-papers = Papers
papers-lead = To print, edit or send; from one record both nodes make one paper.
papers-both = From the joint record
papers-own = Papers of our own office
paper-sessions = Calendar of sessions
paper-workplan = Table of commitments
paper-document = Text
