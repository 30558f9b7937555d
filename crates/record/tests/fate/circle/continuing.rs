//! Logs that are to continue others.

use super::{Circle, Party, begin_of};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::{
    Body, Concur, Enact, Genesis, LogEnd, Predecessor, Signature, succession_message,
};
use paivand_record::hash::Hash;
use paivand_record::key::Signer;
use paivand_record::suite::Suite;
use paivand_record::tree::{Frontier, Hashes};

impl Party {
    /// The root of the first entries under another suite.
    pub(crate) fn rehashed(&self, suite: Suite, size: u64) -> Hash {
        let mut frontier = Frontier::new(suite);
        let entries = self.entries.iter().take(usize::try_from(size).unwrap());
        entries.for_each(|entry| frontier.append(suite.leaf(entry), |_, _, _| {}));
        frontier.root()
    }
}

impl Circle {
    /// The genesis of the log named `next`, which is to continue the one named `old` from where every other side
    /// holds it.
    pub(crate) fn continuing(&self, next: &str, old: &str, size: u64) -> Genesis {
        let Body::Genesis(mut genesis) = self.genesis(next) else { unreachable!() };
        let (new, old) = (self.party(next).suite(), self.party(old));
        let Checkpoint { origin, size, root } = old.checkpoint(size);
        let rehashed = (new != old.suite()).then(|| old.rehashed(new, size));
        let authorisation = Signature([0; 64]);
        genesis.predecessor = Some(Predecessor { origin, size, root, rehashed, authorisation });
        self.authorised(next, genesis, &old.recovery)
    }

    /// The same genesis under the word of this recovery key.
    pub(crate) fn authorised(&self, next: &str, mut genesis: Genesis, recovery: &Signer) -> Genesis {
        let message = succession_message(&self.party(next).origin, &genesis);
        if let Some(old) = &mut genesis.predecessor {
            old.authorisation = Signature(recovery.sign(message.as_bytes()));
        }
        genesis
    }

    /// Takes up a log named `next` of a side and folds its genesis, which is to continue the one named `old`;
    /// then proposes that it does.
    pub(crate) fn candidate(&mut self, next: &str, old: &str) -> Vec<u8> {
        let (side, size) = (self.party(old).side.clone(), self.party(old).size());
        let number = u8::try_from(8 + self.parties.len()).unwrap();
        self.parties.insert(next.into(), begin_of(self.suite, &side, format!("{next}.example/log"), number));
        assert!(self.record.expect(&self.party(next).origin.clone()));
        let genesis = self.continuing(next, old, size);
        self.says(next, &Body::Genesis(genesis)).unwrap();
        let origin = self.party(next).origin.clone();
        let subject = format!("log/{side}");
        let (charter, base) = (self.record.charter(), self.record.head_of(&subject));
        let content = format!(r#"{{"act":"log.succeed","origin":"{origin}"}}"#);
        let act = self.act(next, &subject, charter, base, &content);
        self.says(next, &self.propose(next, &act)).unwrap();
        act
    }

    /// Signs that a log goes on in another, and says where this side stopped taking the old one, if it did.
    pub(crate) fn lets(&self, by: &str, act: &[u8], stopped: Option<Checkpoint>) -> Body {
        let Body::Concur(concur) = self.concur(by, act) else { unreachable!() };
        Body::Concur(Concur { stopped, ..concur })
    }

    /// The enact of a succession, with the end of the old log.
    pub(crate) fn enact_ending(&self, by: &str, act: &[u8], end: Option<LogEnd>) -> Body {
        let Body::Enact(enact) = self.enact_by(by, act) else { unreachable!() };
        Body::Enact(Enact { end, ..enact })
    }

    /// Lets the log named `next` continue the one named `old` of a side that cannot end it: all others name what
    /// all hold.
    pub(crate) fn succeeds(&mut self, next: &str, old: &str) -> Vec<u8> {
        let act = self.candidate(next, old);
        let stopped = self.party(old).checkpoint(self.party(old).size());
        let others = self.others(next);
        for side in &others {
            self.says(side, &self.lets(side, &act, Some(stopped.clone()))).unwrap();
        }
        let proofs = others.iter().map(|_| Vec::new()).collect();
        let end = LogEnd { size: stopped.size, root: stopped.root, proofs, parts: None };
        self.says(next, &self.enact_ending(next, &act, Some(end))).unwrap();
        let enact = self.enacted(&act);
        let mirrors: Vec<&str> = others.iter().map(String::as_str).collect();
        self.says(next, &self.receipt(next, Some(enact), &mirrors)).unwrap();
        act
    }
}
