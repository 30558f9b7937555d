"""Notes, envelopes and logs as docs/protocol.md sections 1 to 4 spell them."""


import base64
import hashlib
import json
import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
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


FIRST, SECOND = "ed25519-sha256", "p256-sha512-256"

# The order of the group of P-256.
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551

# What stands before a public key: suite, and whether it cosigns.
IDENTIFIERS = {
    b"\x01": (FIRST, False),
    b"\x04": (FIRST, True),
    b"\xffpaivand/p256-sha512-256\n": (SECOND, False),
    b"\xffpaivand/p256-sha512-256/cosignature/v1\n": (SECOND, True),
}


def digest(suite, data):
    return hashlib.new({FIRST: "sha256", SECOND: "sha512_256"}[suite], data).digest()


def leaf_hash(suite, entry):
    return digest(suite, b"\0" + entry)


def node_hash(suite, left, right):
    return digest(suite, b"\1" + left + right)


def root_of(suite, leaves):
    """RFC 6962 section 2.1."""
    if not leaves:
        return digest(suite, b"")
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    return node_hash(suite, root_of(suite, leaves[:split]), root_of(suite, leaves[split:]))


def root_by_path(suite, leaf, index, size, path):
    """RFC 9162 section 2.1.3.2: the root to which an audit path leads."""
    require(index < size, "a proof is of a place beyond the log")
    at, last, found = index, size - 1, leaf
    for step in path:
        require(last > 0, "a proof is too long")
        if at % 2 == 1 or at == last:
            found = node_hash(suite, step, found)
            while at % 2 == 0 and at > 0:
                at, last = at >> 1, last >> 1
        else:
            found = node_hash(suite, found, step)
        at, last = at >> 1, last >> 1
    require(last == 0, "a proof is too short")
    return found


def pre_authentication(kind, payload):
    return b"DSSEv1 %d %s %d " % (len(kind), kind.encode(), len(payload)) + payload


class Key:
    """A verifier key line: name+id+base64(identifier || key)."""

    def __init__(self, line):
        self.line = line
        self.name, self.id, text = line.split("+", 2)
        raw = plain(text)
        known = next((known for known in IDENTIFIERS if raw.startswith(known)), None)
        require(known, f"the key {line} is of no known suite")
        self.suite, self.cosigns = IDENTIFIERS[known]
        self.raw = raw[len(known) :]
        sound = hashlib.sha256(self.name.encode() + b"\n" + raw).hexdigest()[:8] == self.id
        shape = len(self.raw) == 65 and self.raw[0] == 4 if self.suite == SECOND else len(self.raw) == 32
        require(sound and shape, f"the key {line} is misspelt")

    def signed(self, message, signature):
        try:
            if self.suite == FIRST:
                Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, message)
                return True
            r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
            require(len(signature) == 64 and 0 < r < ORDER and 0 < s <= ORDER // 2, "a signature has one form")
            key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), self.raw)
            prehashed = utils.Prehashed(hashes.SHA512_256())
            key.verify(utils.encode_dss_signature(r, s), digest(SECOND, message), ec.ECDSA(prehashed))
            return True
        except (InvalidSignature, ValueError, Wrong):
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
            if not key.cosigns and key.signed(self.text.encode(), raw):
                return True
            time = int.from_bytes(raw[:8], "big")
            cosigned = f"cosignature/v1\ntime {time}\n{self.text}".encode()
            if key.cosigns and key.signed(cosigned, raw[8:]):
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

    def __init__(self, suite, raw):
        self.leaf = leaf_hash(suite, raw)
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
        self.first = [key for key in lines if not key.cosigns][-1]
        require(lines[0].name == self.origin == self.first.name, "a log has the name of its key")
        require(self.note.by(lines[0]), f"the checkpoint of {self.name} is not signed by its first line")
        self.checkpoint_key = lines[0]
        cosigners = [key for key in lines if key.cosigns]
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
        self.suite = self.first.suite
        self.leaves = [leaf_hash(self.suite, raw) for raw in self.raw]
        require(self.root(size) == self.note.root, f"the entries of {self.name} lead to another root")
        self.end = None
        self.begin()

    def root(self, size, suite=None):
        """The root of its first entries, under its own suite or another."""
        if suite is None:
            return root_of(self.suite, self.leaves[:size])
        return root_of(suite, [leaf_hash(suite, raw) for raw in self.raw[:size]])

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
            return Entry(self.suite, self.raw[index])
        except (Wrong, ValueError, TypeError, KeyError):
            return None
