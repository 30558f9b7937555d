### What the doctor of an installation says.

doctor-wrong = { $count ->
    [one] { $count } thing is wrong
   *[other] { $count } things are wrong
 }
doctor-keys-well = The keys are in their place.
doctor-keys-ill = The keys of the node cannot be read.
doctor-keys-next = Look at { $folder }, and put the keys back from a backup.
doctor-private-well = What is secret is for its owner alone.
doctor-private-ill = Others can read what is secret.
doctor-record-well = The logs verify.
doctor-record-ill = The logs do not verify.
doctor-record-next = Stop the node and put a backup back: { $folder }
doctor-clock-well = The clock does not stand before the record.
doctor-clock-ill = The clock stands before what is recorded already.
doctor-clock-next = Set the clock right, then start the node in { $folder } again.
doctor-mark-well = The high-water mark stands beside the folder.
doctor-mark-ill = There is no high-water mark: once started, the node waits for the answers of the other sides.
doctor-recovery-well = The recovery key is off this machine.
doctor-recovery-ill = The recovery key is still on this machine.
doctor-recovery-next = Carry { $folder }/keys/recovery.key away to a safe place, and remove it here.
doctor-room-well = There is room on the disk.
doctor-room-ill = There is little room on the disk.
doctor-room-next = Make room on the disk of { $folder }.
doctor-others-well = Another side is known.
doctor-others-ill = No other side is known yet.
doctor-people-well = Somebody can sign in.
doctor-people-ill = Nobody can sign in yet.
doctor-people-broken = Those who may sign in cannot be read.
doctor-people-next = Stop the node and put people.sqlite back from a backup into { $folder }.
doctor-running-well = The node is running.
doctor-running-ill = The node is not running.
