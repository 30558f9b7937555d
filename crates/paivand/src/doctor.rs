//! `paivand doctor`: what is wrong with an installation, and the command that mends it.

use crate::door;
use crate::out::say;
use crate::people;
use crate::reader::Reader;
use crate::trouble::{Kind, Trouble};
use clap::Args;
use jiff::Timestamp;
use paivand_node::identity::{Identity, peers};
use paivand_node::mark::Mark;
use paivand_node::{Clock, SystemClock, published, verify};
use paivand_voice::{Voice, voice};
use rustix::fs::statvfs;
use serde::Serialize;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};

/// Free bytes below which a node soon cannot write.
const FREE_BYTES_MIN: u64 = 256 * 1024 * 1024;
/// Free bytes below which somebody should look at it.
const FREE_BYTES_LOW: u64 = 2 * 1024 * 1024 * 1024;
/// Seconds by which the clock may stand before what is recorded.
const CLOCK_SECONDS_MAX: i64 = 24 * 3600;

#[derive(Debug, Args)]
pub(crate) struct Doctor {
    /// The node's folder.
    folder: PathBuf,
    /// As JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    reader: Reader,
}

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Stands {
    Well,
    Advice,
    Wrong,
}

/// One thing that was looked at.
#[derive(Debug, Serialize)]
struct Finding {
    /// What: a code, the same in every language.
    what: &'static str,
    stands: Stands,
    /// In the reader's language.
    told: String,
    /// What was found, where there is more to say than a sentence of ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

pub(crate) fn run(doctor: &Doctor) -> Result<(), Trouble> {
    let voice = voice(doctor.reader.language);
    let findings = Patient { folder: &doctor.folder, voice }.looked_at();
    if doctor.json {
        say!("{}", serde_json::to_string_pretty(&findings)?)?;
    } else {
        for finding in &findings {
            print(finding)?;
        }
    }
    let wrong = findings.iter().filter(|finding| finding.stands == Stands::Wrong).count();
    if wrong == 0 {
        return Ok(());
    }
    Err(Trouble::new(Kind::Unproven, voice.tell("doctor-wrong", &[("count", wrong.into())])))
}

fn print(finding: &Finding) -> Result<(), Trouble> {
    let mark = match finding.stands {
        Stands::Well => "+",
        Stands::Advice => "!",
        Stands::Wrong => "X",
    };
    say!("{mark} {}", finding.told)?;
    if let Some(detail) = &finding.detail {
        say!("    {detail}")?;
    }
    if let Some(next) = &finding.next {
        say!("    → {next}")?;
    }
    Ok(())
}

struct Patient<'a> {
    folder: &'a Path,
    voice: &'static Voice,
}

impl Patient<'_> {
    fn looked_at(&self) -> Vec<Finding> {
        let mut findings = vec![self.keys(), self.private()];
        findings.extend(self.record());
        findings.extend([
            self.mark(),
            self.recovery(),
            self.room(),
            self.others(),
            self.people(),
            self.running(),
        ]);
        findings
    }

    fn well(&self, what: &'static str, told: &str) -> Finding {
        let told = self.voice.say(told);
        Finding { what, stands: Stands::Well, told, detail: None, next: None }
    }

    fn ill(
        &self,
        what: &'static str,
        [told, next]: [&str; 2],
        stands: Stands,
        detail: Option<String>,
    ) -> Finding {
        let folder = [("folder", self.folder.display().to_string().into())];
        // A command is the same in every language; anything else is a message.
        let next = if next.contains(' ') {
            format!("{next} {}", self.folder.display())
        } else {
            self.voice.tell(next, &folder)
        };
        let (told, next) = (self.voice.say(told), Some(next));
        Finding { what, stands, told, detail, next }
    }

    /// The keys are there and fit each other.
    fn keys(&self) -> Finding {
        match Identity::open(self.folder) {
            Ok(_) => self.well("keys", "doctor-keys-well"),
            Err(error) => self.ill(
                "keys",
                ["doctor-keys-ill", "doctor-keys-next"],
                Stands::Wrong,
                Some(error.to_string()),
            ),
        }
    }

    /// What is secret is for its owner alone, and nobody else can put keys beside it.
    fn private(&self) -> Finding {
        let keys = self.folder.join("keys");
        let files = std::fs::read_dir(&keys).into_iter().flatten().flatten().map(|entry| entry.path());
        let secret = ["vault.sqlite", paivand_people::FILE].map(|name| self.folder.join(name));
        let mut readable = files.chain(secret).filter(|path| allows(path, 0o077));
        let open = allows(&keys, 0o022).then_some(keys.clone()).or_else(|| readable.next());
        match open {
            None => self.well("private", "doctor-private-well"),
            Some(path) => {
                let detail = Some(path.display().to_string());
                self.ill("private", ["doctor-private-ill", "chmod -R go-rwx"], Stands::Wrong, detail)
            }
        }
    }

    /// The logs verify, and the clock does not stand before what they hold.
    fn record(&self) -> Vec<Finding> {
        let verified = verify::verify(self.folder).map(|_| ());
        if let Err(error) = verified {
            let detail = format!("{}: {error}", self.folder.join(published::LOGS).display());
            return vec![self.ill(
                "record",
                ["doctor-record-ill", "doctor-record-next"],
                Stands::Wrong,
                Some(detail),
            )];
        }
        let latest = verify::read(self.folder)
            .ok()
            .and_then(|read| read.standing.acts().map(|(_, recorded)| recorded.stated_at).max());
        let now = SystemClock.now();
        let late = |latest: &Timestamp| latest.as_second() - now.as_second() > CLOCK_SECONDS_MAX;
        let clock = match latest.filter(late) {
            None => self.well("clock", "doctor-clock-well"),
            Some(latest) => self.ill(
                "clock",
                ["doctor-clock-ill", "doctor-clock-next"],
                Stands::Wrong,
                Some(format!("{now} < {latest}")),
            ),
        };
        vec![self.well("record", "doctor-record-well"), clock]
    }

    /// The high-water mark stands beside the folder.
    fn mark(&self) -> Finding {
        let place = self.folder.canonicalize().map(|folder| Mark::path_for(&folder));
        match place {
            Ok(place) if place.exists() => self.well("mark", "doctor-mark-well"),
            Ok(_) | Err(_) => self.ill("mark", ["doctor-mark-ill", "paivand serve"], Stands::Advice, None),
        }
    }

    /// The recovery key is off the machine.
    fn recovery(&self) -> Finding {
        let key = self.folder.join("keys/recovery.key");
        if key.exists() {
            self.ill("recovery", ["doctor-recovery-ill", "doctor-recovery-next"], Stands::Advice, None)
        } else {
            self.well("recovery", "doctor-recovery-well")
        }
    }

    fn room(&self) -> Finding {
        let Ok(about) = statvfs(self.folder) else {
            return self.ill("room", ["doctor-room-ill", "doctor-room-next"], Stands::Wrong, None);
        };
        let free = about.f_bavail.saturating_mul(about.f_frsize);
        let detail = Some(format!("{} MiB", free / (1024 * 1024)));
        match free {
            0..FREE_BYTES_MIN => {
                self.ill("room", ["doctor-room-ill", "doctor-room-next"], Stands::Wrong, detail)
            }
            FREE_BYTES_MIN..FREE_BYTES_LOW => {
                self.ill("room", ["doctor-room-ill", "doctor-room-next"], Stands::Advice, detail)
            }
            FREE_BYTES_LOW.. => self.well("room", "doctor-room-well"),
        }
    }

    /// Another side is known.
    fn others(&self) -> Finding {
        match peers(self.folder) {
            Ok(cards) if !cards.is_empty() => self.well("others", "doctor-others-well"),
            Ok(_) => self.ill("others", ["doctor-others-ill", "paivand meet"], Stands::Advice, None),
            Err(error) => self.ill(
                "others",
                ["doctor-others-ill", "paivand meet"],
                Stands::Wrong,
                Some(error.to_string()),
            ),
        }
    }

    /// Somebody can sign in.
    fn people(&self) -> Finding {
        if !self.folder.join(paivand_people::FILE).exists() {
            return self.ill(
                "people",
                ["doctor-people-ill", "paivand invite --seat secretariat"],
                Stands::Advice,
                None,
            );
        }
        let counted =
            people::open(self.folder, "").and_then(|people| people.count().map_err(people::trouble));
        match counted {
            Ok(0) => self.ill(
                "people",
                ["doctor-people-ill", "paivand invite --seat secretariat"],
                Stands::Advice,
                None,
            ),
            Ok(_) => self.well("people", "doctor-people-well"),
            Err(trouble) => self.ill(
                "people",
                ["doctor-people-broken", "doctor-people-next"],
                Stands::Wrong,
                Some(trouble.whole()),
            ),
        }
    }

    fn running(&self) -> Finding {
        match UnixStream::connect(door::path(self.folder)) {
            Ok(_) => self.well("running", "doctor-running-well"),
            Err(_) => self.ill("running", ["doctor-running-ill", "paivand serve"], Stands::Advice, None),
        }
    }
}

/// Whether a path allows others any of these.
fn allows(path: &Path, others: u32) -> bool {
    std::fs::metadata(path).is_ok_and(|about| about.permissions().mode() & others != 0)
}
