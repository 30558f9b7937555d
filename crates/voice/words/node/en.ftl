### What a node tells of its record and of the other sides.

words-not-held = The words are not held here
clocks-disagree = Clocks disagree: the entry { $index } of { $side } says { $stated }, and another time of the record is { $against }.
error-read-only = The record can be read but not added to while it is being restored. It will open again once it has caught up.
error-contradicts = The log of { $side } is not readable alike on both sides. What was held before goes on; the proof is kept; speak with that side.
error-unconfirmed = This node was started and does not know yet whether it holds all that it ever gave out. What is said here waits, and enters the record when these sides have shown what they hold: { $sides }.
error-statements-only = A person let this node make statements before every side has shown what it holds. Nothing joint is signed until then; awaited: { $sides }.
error-quota = { $side } writes more than is usual; soon no more of it will be taken here. Speak with that side.
wait-stopped = The log { $origin } holds at entry { $index } something that this version does not know. Update the node.
wait-unknown = The log { $origin } holds at entry { $index } something that this version does not know; under the charter in force it counts for nothing.
vault-lacks = Personal values to which this side’s acts commit are not in its vault: { $count }. Put the file vault.sqlite back from the newest backup.
