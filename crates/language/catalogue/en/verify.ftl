# What `verify` prints.

verify-heading = Verification of { $path }
verify-log = Log of { $side }: { $origin }
verify-key = Key fingerprint: { $fingerprint }
verify-key-advice = Compare the key fingerprints with those you received by another way.
verify-size = { $count ->
    [one] Size: { $count } entry
   *[other] Size: { $count } entries
}
verify-root = Root: { $root }
verify-entries = Entries checked: { $count }
verify-signatures = Digital signatures checked: { $count }
verify-cosignatures = Cosignatures of other sides checked: { $count }
verify-void = Void entries: { $count }
verify-acts = Joint acts: { $count }
verify-in-force = Of these in force: { $count }
verify-documents = Documents held: { $held } of { $named }
verify-missing = Document not held: { $digest }
verify-ok = Result: everything checked agrees.
verify-incomplete = Result: everything checked agrees, but documents are lacking.
verify-broken = Result: the proof breaks in the log { $origin } at entry { $index }: { $reason }
verify-nothing = Nothing to verify was found in { $path }.
