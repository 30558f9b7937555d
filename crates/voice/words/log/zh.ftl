### Logs of a side.

subject-log = 日志

act-log-succeed = 由另一日志接续
act-log-succeed-about = 各方同意由一方的另一日志接续其现有日志，例如在其密钥被盗之后。
act-log-recovery = 更换恢复密钥
act-log-recovery-about = 各方以新的恢复密钥替换一方现有的恢复密钥。
