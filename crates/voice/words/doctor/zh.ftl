### 诊断工具的用语。

doctor-wrong = 有 { $count } 项异常
doctor-keys-well = 密钥齐全。
doctor-keys-ill = 无法读取节点密钥。
doctor-keys-next = 请检查 { $folder }，并从备份中恢复密钥。
doctor-private-well = 节点的私密文件仅所有者可读。
doctor-private-ill = 节点的私密文件可被他人读取。
doctor-record-well = 日志已核验。
doctor-record-ill = 日志核验未通过。
doctor-record-next = 请停止节点并恢复备份：{ $folder }
doctor-clock-well = 系统时钟不早于记录。
doctor-clock-ill = 系统时钟早于已有记录。
doctor-clock-next = 请校正时钟，然后重启节点 { $folder }。
doctor-mark-well = 高水位标记在文件夹旁。
doctor-mark-ill = 没有高水位标记：启动后节点须等待其他各方应答。
doctor-recovery-well = 恢复密钥不在本机。
doctor-recovery-ill = 恢复密钥仍在本机。
doctor-recovery-next = 请将 { $folder }/keys/recovery.key 移至安全处并从本机删除。
doctor-room-well = 磁盘空间充足。
doctor-room-ill = 磁盘空间不足。
doctor-room-next = 请清理 { $folder } 所在磁盘。
doctor-others-well = 已知其他一方。
doctor-others-ill = 尚未知其他一方。
doctor-people-well = 已有用户账户。
doctor-people-ill = 尚无人可以登录。
doctor-running-well = 节点正在运行。
doctor-running-ill = 节点未运行。
