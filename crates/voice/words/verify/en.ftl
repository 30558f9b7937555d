### What `verify` prints.

verify-heading = Verification of { $path }
verify-log = Log of { $side }: { $origin }
verify-key = Key fingerprint: { $fingerprint }
verify-key-advice = Compare the key fingerprints with those you received by another way.
verify-size = { $count ->
    [one] Size: { $count } entry
   *[other] Size: { $count } entries
}
verify-root = Root: { $root }
verify-entries = Entries checked, with their digital signatures: { $count }
verify-void = Of these void: { $count }
verify-tiles = Hash files compared: { $count }
verify-cosignatures = Cosignatures of other sides checked: { $count }
verify-in-force = Joint acts in force: { $count }
verify-pending = Joint acts open, or enacted and awaiting receipt: { $count }
verify-documents = Documents held and checked: { $count }
verify-ok = Result: everything checked agrees.
verify-nothing = { $path } holds no record. Name the folder of a node.
verify-broken = Result: the proof breaks at { $path }. Fetch the file again, or restore it from a backup.
verify-stuck = Result: the log { $origin } can be understood only up to entry { $size }. A newer version may read the rest.
