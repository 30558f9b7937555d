### The charter of the record.

subject-charter = charter of the record

act-charter-found = Founding of the joint record
act-charter-found-about = All sides found their joint record and name the sides, their logs and the rules that apply.

field-circle = Circle of sides
field-continues = Earlier record that it goes on from
field-genesis = First entry of the log
field-hands = How an office gives its consent, by kind of act
field-languages = Languages of the record
field-root = Root of the log
field-size = Number of entries
field-suite = Method of signing
field-tzdb = Version of the time zone data
field-zone = Time zone

choice-suite-ed25519-sha256 = Ed25519 with SHA-256
choice-suite-p256-sha512-256 = ECDSA with SHA-512/256

refusal-no-charter = The charter it names is not the one in force.
refusal-charter-exists = The sides already have a charter; it can only be followed by a new one.
refusal-beyond-rules = The charter keeps version { $version } of the rules; this software knows { $known }. Install a newer version.
refusal-unknown-zone-data = The charter names the time zone data { $name }, which this software does not hold. Install a newer version.
refusal-unknown-zone = There is no time zone “{ $name }”. Name one as Asia/Dushanbe.
refusal-charter-differs = A later charter keeps the name of the record, its sides and their logs, and no older version of the rules.
