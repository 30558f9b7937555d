"""What entries come to, by docs/protocol.md sections 5 to 8, as far as a record of honest rules needs it."""

import base64
import json

from formats import ACT_TYPE, Key, Note, Wrong, cite, digest, no_float, plain, pre_authentication, require
from formats import root_by_path, unique


class Act:
    """A joint act: its head, where it was put forward, and who signed."""

    def __init__(self, suite, raw, at):
        self.raw, self.at = raw, at
        self.id = act_id(suite, raw)
        self.head = json.loads(raw, object_pairs_hook=unique, parse_float=no_float)
        self.attested = [paper["side"] for paper in self.head.get("attested", [])]
        self.signers = [side for side in self.head["sides"] if side not in self.attested]
        self.others = [side for side in self.signers if side != self.head["by"]]
        self.concurs, self.declined, self.taken, self.fate, self.place = {}, {}, {}, "open", None
        self.enact = self.end = None


def act_id(suite, raw):
    """The name of an act by the suite of the log in which it first stands."""
    return digest(suite, pre_authentication(ACT_TYPE, raw)).hex()


def covers(past, place):
    return past.get(place["origin"], 0) > place["index"]


class Record:
    """All logs of a circle, folded in any order that respects what was seen."""

    def __init__(self, logs):
        self.logs = {log.origin: log for log in logs}

    def fold_all(self):
        """Folds everything, and once more with the ends known where one came behind what it makes void."""
        ends = None
        while ends != (ends := {origin: log.end for origin, log in self.logs.items()}):
            for log in self.logs.values():
                log.begin()
            self.fold_once()

    def fold_once(self):
        self.acts, self.stated, self.slots = {}, set(), {}
        moved = True
        while moved:
            moved = False
            for log in self.logs.values():
                while len(log.pasts) < len(log.raw) and self.fold(log):
                    moved = True
        for log in self.logs.values():
            require(len(log.pasts) == len(log.raw), f"{log.name} waits for what is not here")

    def fold(self, log):
        """Folds the next entry; false where something that it saw must come first."""
        index = len(log.pasts)
        entry = log.read(index)
        if entry and any(self.size(origin) < seen["size"] for origin, seen in entry.seen.items()):
            return False
        try:
            require(log.end is None or index < log.end, "the log has ended")
            require(entry, "the entry is malformed")
            self.check_place(log, index, entry)
            past = self.past_of(log, index, entry)
        except (Wrong, ValueError, KeyError, TypeError):
            return self.done(log, log.past, True)
        try:
            if self.KINDS[entry.kind](self, log, index, entry, past) == "wait":
                return False
            void = False
        except (Wrong, ValueError, KeyError, TypeError):
            void = True
        log.saw.update(entry.seen)
        return self.done(log, past, void)

    def done(self, log, past, void):
        log.past = past
        log.pasts.append(past)
        log.voids.append(void)
        return True

    def size(self, origin):
        return len(self.logs[origin].pasts)

    def check_place(self, log, index, entry):
        keys = log.keys + ([log.recovery] if entry.kind == "keys" and log.recovery else [])
        if index == 0:
            require(entry.kind == "genesis", "a log begins with a genesis")
            keys = [Key(entry.body["log_key"])]
        require(any(entry.by(key) for key in keys), "no key valid at its place signed it")
        require((entry.origin, entry.index) == (log.origin, index), "it names another place")
        for origin, seen in entry.seen.items():
            before = log.saw.get(origin, {"size": 0})
            require(before["size"] < seen["size"] or before == seen, "it has seen less than before")
            require(origin != log.origin, "it has seen itself")

    def past_of(self, log, index, entry):
        past = {**log.past, log.origin: index}
        seen = [(origin, at["size"], at["root"]) for origin, at in entry.seen.items()]
        old = entry.body.get("predecessor") if entry.kind == "genesis" else None
        if old:
            seen.append((old["origin"], old["size"], old["root"]))
        for origin, size, root in seen:
            other = self.logs[origin]
            if other.root(size).hex() != root:
                continue
            known = [(origin, size), *(other.pasts[size - 1].items() if size else [])]
            for name, covered in known:
                past[name] = max(past.get(name, 0), covered)
        for name in list(past):
            # Who has seen a log since it continues another has seen that one to its end.
            old = self.logs[name]
            while old.began and past.get(old.origin, 0) > old.began:
                before = self.logs[old.genesis["predecessor"]["origin"]]
                past[before.origin] = max(past.get(before.origin, 0), before.end)
                old = before
        return past

    def logs_of(self, side):
        return [log for log in self.logs.values() if log.side == side]

    def cosigned(self, note, side, past):
        """Whether a side cosigned a note by a key that it had in this past."""
        keys = [key for log in self.logs_of(side) for key in log.cosigners_at(past.get(log.origin, 0))]
        return any(note.by(key) for key in keys)

    def genesis(self, log, index, entry, past):
        require(index == 0, "a log has one genesis")
        said = entry.body
        keys = [Key(said[name]) for name in ("log_key", "cosigner_key", "recovery_key")]
        require(all(key.suite == log.suite == said["suite"] for key in keys), "its keys are of another suite")
        require([key.cosigns for key in keys] == [False, True, False], "its keys are for something else")
        require(len(plain(said["sealing_key"])) == 32, "sealing key")
        if said["predecessor"]:
            old = said["predecessor"]
            fields = [said[name] for name in ("circle", "side")] + [log.origin]
            fields += [said[name] for name in ("suite", "log_key", "cosigner_key", "recovery_key", "sealing_key")]
            fields += [old["origin"], str(old["size"]), in_base64(old["root"])]
            fields.append(in_base64(old["rehashed"]) if old["rehashed"] else "-")
            message = "".join(f"{line}\n" for line in ["paivand succession v1", *fields]).encode()
            before = self.logs[old["origin"]]
            require(before.recovery.signed(message, plain(old["authorisation"])), "the recovery key says no such thing")
            require(before.side == said["side"], "a log continues one of its own side")
            anew = before.root(old["size"], log.suite).hex() if before.suite != log.suite else None
            require(old["rehashed"] == anew, "the old entries have another root under the new hash")
        else:
            require(said["log_key"] == log.first.line, "the genesis is under another key")
        log.genesis, log.side = said, said["side"]
        log.recovery = Key(said["recovery_key"])
        log.change(0, [Key(said["log_key"])], [Key(said["cosigner_key"])])

    def keys(self, log, index, entry, past):
        keys, cosigners = list(log.keys), list(log.cosigners)
        for line in entry.body["revoke"]:
            require(any(key.line == line for key in keys + cosigners), "it revokes what is no key")
            keys = [key for key in keys if key.line != line]
            cosigners = [key for key in cosigners if key.line != line]
        for new in entry.body["add"]:
            key = Key(new["key"])
            message = f"paivand possession v1\n{log.origin}\n{index}\n{key.line}\n".encode()
            require(key.signed(message, plain(new["possession"])), "a key is not held")
            require(key.suite == log.suite, "a change of keys keeps the suite")
            held = cosigners if key.cosigns else keys
            require(key.name == (log.cosigners[0].name if key.cosigns else log.origin), "a key has another name")
            held.append(key)
        require(1 <= len(keys) <= 4 and 1 <= len(cosigners) <= 4, "too many keys, or none")
        log.change(index + 1, keys, cosigners)

    def in_force(self, act, past):
        return act.fate == "in force" and covers(past, act.place)

    def of_all(self, act, past):
        taken = all(side in act.taken and covers(past, act.taken[side]) for side in act.attested)
        return self.in_force(act, past) and (taken or act.head["subject"] == "charter")

    def following(self, subject, base):
        return [act for act in self.acts.values() if (act.head["subject"], act.head["base"]) == (subject, base)]

    def charter(self, name, past):
        act = self.acts[name]
        require(self.in_force(act, past), "the charter is not in force")
        require(not any(self.in_force(next, past) for next in self.following("charter", name)), "it has a successor")
        return act.head["content"]["sides"]

    def statement(self, log, index, entry, past):
        raw = plain(entry.body["act"])
        act = Act(log.suite, raw, None)
        head = act.head
        require(head["by"] == log.side and head["sides"] == [log.side], "a statement is of one side")
        require(act.id not in self.stated and act.id not in self.acts, "it was said before")
        self.charter(head["charter"], past)
        self.stated.add(act.id)

    def propose(self, log, index, entry, past):
        act = Act(log.suite, plain(entry.body["act"]), cite(log.origin, index, entry.leaf))
        head = act.head
        require(act.id not in self.acts and head["by"] == log.side, "it was said before, or by another")
        listed = head["content"]["sides"] if head["subject"] == "charter" else self.charter(head["charter"], past)
        require(sorted(side["side"] for side in listed) == head["sides"], "the sides are not the charter's")
        on_paper = sorted(side["side"] for side in listed if side["origin"] is None)
        require(on_paper == act.attested, "who is on paper is attested, and nobody else")
        counts = self.in_force if act.attested else self.of_all
        if head["base"]:
            base = self.acts[head["base"]]
            require(base.head["subject"] == head["subject"] and counts(base, past), "the base is not in force")
        after = sorted(other.id for other in self.following(head["subject"], head["base"]) if counts(other, past))
        require(after == head.get("settles", []), "the base has a successor")
        self.sign(log, act, entry, past, log.origin if log.genesis["predecessor"] and not log.began else log.side)
        self.acts[act.id] = act

    def sign(self, log, act, entry, past, by):
        """P-R5: one open signature of a side; the next cites the close of the one before."""
        message = pre_authentication(ACT_TYPE, act.raw)
        require(any(key.signed(message, plain(entry.body["signature"])) for key in log.keys), "the act is not signed")
        of_all = not act.attested or log.side in act.attested
        slot = (by, act.head["subject"], act.head["base"], of_all)
        earlier = self.acts.get(self.slots.get(slot))
        if earlier is act or earlier and earlier.id in act.head.get("settles", []):
            earlier = None
        freed = earlier.place if earlier and earlier.fate.startswith("closed") else None
        require(entry.body["releases"] == freed, "it does not cite what freed the signature")
        require(not earlier or freed and covers(past, freed), "another signature is open")
        self.slots[slot] = act.id

    def cited(self, log, entry, past):
        act = self.acts[entry.body["act_id"]]
        require(act.at == entry.body["proposal"] and covers(past, act.at), "what it cites does not stand there")
        require(log.side in act.head["sides"] and log.side != act.head["by"], "the side is not asked")
        said = (act.concurs, act.taken, act.declined if entry.kind == "decline" or act.attested else {})
        require(not any(log.side in before for before in said), "the side answered before")
        return act

    def concur(self, log, index, entry, past):
        act = self.cited(log, entry, past)
        self.sign(log, act, entry, past, log.side)
        at = cite(log.origin, index, entry.leaf)
        if log.side in act.attested:
            act.taken[log.side] = at
        else:
            act.concurs[log.side] = (at, entry.body)

    def decline(self, log, index, entry, past):
        self.cited(log, entry, past).declined[log.side] = cite(log.origin, index, entry.leaf)

    def own(self, log, body):
        act = self.acts[body["act_id"]]
        require(act.at == body["proposal"] and self.is_own(log, act.at["origin"]), "the proposal is not its own")
        require(act.fate == "open", "the act is decided")
        return act

    def is_own(self, log, origin):
        while log.origin != origin and log.began:
            log = self.logs[log.genesis["predecessor"]["origin"]]
        return log.origin == origin

    def close(self, log, index, entry, past):
        act = self.own(log, entry.body)
        signed = [act.concurs[side][0] for side in act.others if side in act.concurs]
        require(len(signed) < len(act.others) or not all(covers(past, at) for at in signed), "all had signed")
        if entry.body["reason"] == "declined":
            require(any(covers(past, at) for at in act.declined.values()), "nobody declined")
        act.fate, act.place = f"closed: {entry.body['reason']}", cite(log.origin, index, entry.leaf)

    def enact(self, log, index, entry, past):
        act = self.own(log, entry.body)
        proven = entry.body["concurs"]
        require(len(proven) == len(act.others), "not all have signed")
        for side, shown in zip(act.others, proven):
            at, said = act.concurs[side]
            require(shown["concur"] == at and covers(past, at), "a concurrence does not stand there")
            require(shown["signature"] == said["signature"], "a concurrence has another signature")
            note, other = Note(shown["checkpoint"]), self.logs[at["origin"]]
            require(note.origin == other.origin, "a checkpoint is of another log")
            path = [bytes.fromhex(step) for step in shown["proof"]]
            reached = root_by_path(other.suite, bytes.fromhex(at["leaf"]), at["index"], note.size, path)
            require(reached == note.root, "a proof")
            require(any(note.by(key) for key in other.keys_at(past.get(other.origin, 0))), "a checkpoint is unsigned")
            mirrors = [mirror for mirror in act.signers if mirror != side]
            require(all(self.cosigned(note, mirror, past) for mirror in mirrors), "a side does not hold it")
        end = entry.body["end"]
        stopped = [said["stopped"] for _, said in act.concurs.values()]
        require((end is not None) == any(stopped), "an end stands where checkpoints were named")
        if end:
            require(min(named["size"] for named in stopped) == end["size"] or end["parts"], "the end does not follow")
            act.end = end["size"]
        act.enact = cite(log.origin, index, entry.leaf)
        act.fate = "enacted" if act.others else "in force"
        act.place = None if act.others else act.enact

    def observe(self, log, index, entry, past):
        receipt = entry.body.get("receipt")
        if not receipt:
            return None
        note, enact = Note(receipt["checkpoint"]), receipt["enact"]
        require(note.origin == log.origin and 1 <= note.size <= index, "a receipt is of its own log")
        require(log.root(note.size) == note.root, "a receipt is of another branch")
        require(any(note.by(key) for key in log.keys), "a receipt is unsigned")
        if enact is None:
            return None
        act = next((act for act in self.acts.values() if act.enact == enact and act.fate == "enacted"), None)
        require(act and (enact["origin"] != log.origin or enact["index"] < note.size), "nothing awaits it")
        require(all(self.cosigned(note, side, past) for side in act.others), "not every side holds it")
        at = cite(log.origin, index, entry.leaf)
        if log.genesis["predecessor"] and not log.began:
            old = self.logs[log.genesis["predecessor"]["origin"]]
            if old.end is None and act.end is None:
                return "wait"
            old.end = act.end if old.end is None else old.end
            log.began = index
            self.lapse(old, act, at)
        act.fate, act.place = "in force", at
        return None

    def lapse(self, old, succession, at):
        for act in self.acts.values():
            if act.fate != "open" or act.at["origin"] != old.origin:
                continue
            places = [(act.concurs.get(side), succession.concurs.get(side)) for side in act.others]
            before = [one and two and one[0]["index"] < two[0]["index"] for one, two in places]
            if not all(before):
                act.fate, act.place = "closed: lapsed", at

    def succeed(self, log, index, entry, past):
        cited = entry.body["enact"]
        if self.size(cited["origin"]) <= cited["index"]:
            return "wait"
        act = next((act for act in self.acts.values() if act.enact == cited), None)
        require(act and act.head["subject"] == f"log/{log.side}" and act.end is None, "no act lets a log continue this")
        predecessor = self.logs[cited["origin"]].genesis["predecessor"]
        require(predecessor and predecessor["origin"] == log.origin, "it continues another")
        log.end = index + 1
        return None

    KINDS = {
        "genesis": genesis, "keys": keys, "statement": statement, "propose": propose, "concur": concur,
        "decline": decline, "close": close, "enact": enact, "observe": observe, "succeed": succeed,
    }

    def told(self):
        logs = [
            {"origin": log.origin, "size": len(log.raw), "root": log.note.root.hex(), "void": sum(log.voids)}
            for log in self.logs.values()
        ]
        acts = [
            {"act": act.id, "by": act.head["by"], "subject": act.head["subject"], "at": act.at, "fate": act.fate}
            for act in self.acts.values()
        ]
        return {"logs": sorted(logs, key=lambda log: log["origin"]), "acts": sorted(acts, key=lambda act: act["act"])}


def in_base64(digits):
    return base64.b64encode(bytes.fromhex(digits)).decode()
