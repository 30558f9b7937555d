"""Notes, envelopes and logs as docs/protocol.md sections 1 to 4 spell them."""


import base64
import hashlib
import json
import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ACT_TYPE = "application/vnd.paivand.act.v1+json"
KIND = re.compile(r"application/vnd\.paivand\.([a-z]+)\.v1\+json")
ENVELOPE = re.compile(
    r'\{"payload":"([^"\\]*)","payloadType":"([^"\\]*)","signatures":\[\{"keyid":"([^"\\]*)","sig":"([^"\\]*)"\}'
    r'((?:,\{"keyid":"[^"\\]*","sig":"[^"\\]*"\}){0,3})\]\}'
)


class Wrong(Exception):
    """What is refused."""


def require(sound, what):
    if not sound:
        raise Wrong(what)


def plain(text):
    """The bytes of canonical standard base64."""
    data = base64.b64decode(text, validate=True)
    require(base64.b64encode(data).decode() == text, "base64 is not canonical")
    return data


def leaf_hash(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def root_of(leaves):
    """RFC 6962 section 2.1."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    return node_hash(root_of(leaves[:split]), root_of(leaves[split:]))


def root_by_path(leaf, index, size, path):
    """RFC 9162 section 2.1.3.2: the root to which an audit path leads."""
    require(index < size, "a proof is of a place beyond the log")
    at, last, found = index, size - 1, leaf
    for step in path:
        require(last > 0, "a proof is too long")
        if at % 2 == 1 or at == last:
            found = node_hash(step, found)
            while at % 2 == 0 and at > 0:
                at, last = at >> 1, last >> 1
        else:
            found = node_hash(found, step)
        at, last = at >> 1, last >> 1
    require(last == 0, "a proof is too short")
    return found


def pre_authentication(kind, payload):
    return b"DSSEv1 %d %s %d " % (len(kind), kind.encode(), len(payload)) + payload


class Key:
    """A verifier key line: name+id+base64(byte || key)."""

    def __init__(self, line):
        self.line = line
        self.name, self.id, text = line.split("+", 2)
        raw = plain(text)
        self.algorithm, self.raw = raw[0], raw[1:]
        digest = hashlib.sha256(self.name.encode() + b"\n" + raw).hexdigest()
        require(digest[:8] == self.id and len(raw) == 33, f"the key {line} is misspelt")

    def signed(self, message, signature):
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, message)
            return True
        except (InvalidSignature, ValueError):
            return False


class Note:
    """A signed note whose text is a checkpoint."""

    def __init__(self, text):
        self.text, _, signatures = text.rpartition("\n\n")
        self.text += "\n"
        self.lines = []
        for line in signatures.strip("\n").split("\n"):
            mark, name, data = line.split(" ")
            require(mark == "—", "a signature line begins with a dash")
            raw = plain(data)
            self.lines.append((name, raw[:4].hex(), raw[4:]))
        origin, size, root, end = self.text.split("\n")
        require(end == "" and str(int(size)) == size, "a checkpoint has three lines")
        self.origin, self.size, self.root = origin, int(size), plain(root)

    def by(self, key):
        """Whether a key signed it, or cosigned it."""
        for name, key_id, raw in self.lines:
            if (name, key_id) != (key.name, key.id):
                continue
            if key.algorithm == 1 and key.signed(self.text.encode(), raw):
                return True
            time = int.from_bytes(raw[:8], "big")
            cosigned = f"cosignature/v1\ntime {time}\n{self.text}".encode()
            if key.algorithm == 4 and key.signed(cosigned, raw[8:]):
                return True
        return False


def unique(pairs):
    members = dict(pairs)
    require(len(members) == len(pairs), "a member stands twice")
    return members


def no_float(text):
    raise Wrong(f"{text} is no integer")


class Entry:
    """An entry in its one spelling; nothing of it is believed yet."""

    def __init__(self, raw):
        self.leaf = leaf_hash(raw)
        found = ENVELOPE.fullmatch(raw.decode())
        require(found, "an envelope is spelt otherwise")
        payload, self.type, _, signature, _ = found.groups()
        self.payload, self.signature = plain(payload), plain(signature)
        kind = KIND.fullmatch(self.type)
        require(kind, "an entry is of no kind")
        self.kind = kind.group(1)
        said = json.loads(self.payload, object_pairs_hook=unique, parse_float=no_float)
        spelt = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
        require(spelt == self.payload, "a payload is spelt otherwise")
        require(list(said) == ["origin", "index", "seen", "stated_at", "body"], "a payload has other members")
        self.origin, self.index, self.body = said["origin"], said["index"], said["body"]
        self.seen = {seen["origin"]: seen for seen in said["seen"]}

    def by(self, key):
        return key.signed(pre_authentication(self.type, self.payload), self.signature)


def cite(origin, index, leaf):
    return {"origin": origin, "index": index, "leaf": leaf.hex()}


def tile(kind, index, width):
    name = f"{index % 1000:03}"
    while index >= 1000:
        index //= 1000
        name = f"x{index % 1000:03}/{name}"
    return f"tile/{kind}/{name}" + (f".p/{width}" if width < 256 else "")


class Log:
    """A log as its folder holds it: entries that lead to a root that was signed."""

    def __init__(self, folder):
        self.name = folder.name
        lines = [Key(line) for line in (folder / "vkeys").read_text().splitlines()]
        self.note = Note((folder / "checkpoint").read_text())
        self.origin, size = self.note.origin, self.note.size
        self.first = [key for key in lines if key.algorithm == 1][-1]
        require(lines[0].name == self.origin == self.first.name, "a log has the name of its key")
        require(self.note.by(lines[0]), f"the checkpoint of {self.name} is not signed by its first line")
        self.checkpoint_key = lines[0]
        cosigners = [key for key in lines if key.algorithm == 4]
        self.cosignatures = sum(self.note.by(key) for key in cosigners)
        self.raw = []
        for start in range(0, size, 256):
            width = min(256, size - start)
            data = (folder / tile("entries", start // 256, width)).read_bytes()
            for _ in range(width):
                length = int.from_bytes(data[:2], "big")
                require(len(data) >= 2 + length, "a bundle is torn")
                self.raw.append(data[2 : 2 + length])
                data = data[2 + length :]
            require(not data, "a bundle has a tail")
        self.leaves = [leaf_hash(raw) for raw in self.raw]
        require(root_of(self.leaves) == self.note.root, f"the entries of {self.name} lead to another root")
        self.end = None
        self.begin()

    def begin(self):
        """Forgets what folding finds out: side, keys, what each entry could know; but not where the log ended."""
        self.side = self.recovery = self.genesis = None
        self.history, self.past, self.pasts, self.voids, self.saw = [], {}, [], [], {}
        self.began = None

    def change(self, index, keys, cosigners):
        """Other keys from this place on."""
        self.history.append((index, keys, cosigners))

    @property
    def keys(self):
        return self.history[-1][1] if self.history else []

    @property
    def cosigners(self):
        return self.history[-1][2]

    def keys_at(self, size):
        """The keys for the entry behind so many."""
        return next((keys for index, keys, _ in reversed(self.history) if index <= size), [])

    def cosigners_at(self, size):
        return next((keys for index, _, keys in reversed(self.history) if index <= size and size > 0), [])

    def read(self, index):
        try:
            return Entry(self.raw[index])
        except (Wrong, ValueError, TypeError, KeyError):
            return None
