### Logs of a side.

subject-log = log

act-log-succeed = Continuation of a log by another
act-log-succeed-about = All sides let another log of a side continue its present one, for instance after its key was stolen.
act-log-recovery = Replacement of a recovery key
act-log-recovery-about = All sides put another recovery key of a side in the place of the present one.
