//! The keys folder: one secret of the installation and one for each vote that is open.

use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hmac::{Hmac, Mac};
use process::id::VoteId;
use process::person::Channel;
use sha2::{Digest, Sha256};

use crate::error::StoreError;

type Secret = [u8; 32];

/// Makes keyed hashes. All of them are lower-case hex of 64 characters.
#[derive(Clone)]
pub struct Keyring {
    folder: Arc<Path>,
    secret: Arc<Secret>,
}

impl Keyring {
    /// Opens the folder; the folder and the secret of the installation are made when they
    /// are not there.
    ///
    /// # Errors
    /// [`StoreError::Setup`] when others than the owner may read the folder or the secret.
    pub fn open(folder: &Path) -> Result<Keyring, StoreError> {
        private_folder(folder)?;
        let file = secret_file(folder);
        if !file.exists() {
            make_secret(&file)?;
        }
        let secret = read_secret(&file)?
            .ok_or_else(|| StoreError::Setup(format!("{} can't be read", file.display())))?;
        Ok(Keyring {
            folder: folder.into(),
            secret: Arc::new(secret),
        })
    }

    /// Opens the folder of a database whose hashes were made with the key of `fingerprint`.
    /// Nothing is made: with another key everybody would be a stranger.
    pub(crate) fn open_known(folder: &Path, fingerprint: &str) -> Result<Keyring, StoreError> {
        let file = secret_file(folder);
        let lost = |what: &str| {
            StoreError::Setup(format!(
                "{} {what}: without its own key nobody is recognised any more and people could \
                 vote twice. Put the folder of keys back from your backup, or set keys_folder to \
                 where it is",
                file.display()
            ))
        };
        if !file.exists() {
            return Err(lost("is missing, and this database was made with one"));
        }
        let keys = Keyring::open(folder)?;
        if keys.fingerprint() != fingerprint {
            return Err(lost("is not the key this database was made with"));
        }
        Ok(keys)
    }

    /// What a database keeps to know its key by; it does not tell the key.
    pub(crate) fn fingerprint(&self) -> String {
        self.hmac("fingerprint", "madang")
    }

    /// A keyed hash of `text` that only this installation can make. One text has unrelated
    /// hashes for different purposes.
    pub fn hmac(&self, purpose: &str, text: &str) -> String {
        keyed(&self.secret, &[purpose, text])
    }

    /// What stands for an e-mail address or a phone number.
    pub fn address_key(&self, channel: Channel, text: &str) -> String {
        keyed(&self.secret, &["address", channel.as_str(), text])
    }

    /// What stands for a person, made from [`Identity::material`](process::identity::Identity).
    pub fn identity_key(&self, material: &str) -> String {
        self.hmac("identity", material)
    }

    /// What is kept of a token that a browser holds.
    pub fn token_hash(&self, token: &str) -> String {
        self.hmac("token", token)
    }

    /// What is kept of a sign-in code, which belongs to one address.
    pub fn code_hash(&self, address_key: &str, code: &str) -> String {
        keyed(&self.secret, &["code", address_key, code])
    }

    /// What stands for a person on the roll of one vote. Rolls of two votes can't be joined
    /// without the secret.
    pub fn voter_key(&self, vote: VoteId, identity_key: &str) -> String {
        keyed(&self.secret, &["voter", &vote.to_string(), identity_key])
    }

    /// Makes the secret of a vote, unless it is there. This belongs to the announcement, so
    /// that a lost secret is noticed and never replaced: a second one would give every
    /// voter a second slot.
    ///
    /// # Errors
    /// [`StoreError::SecretDestroyed`] when the box was sealed.
    pub fn vote_secret_make(&self, vote: VoteId) -> Result<(), StoreError> {
        if self.tombstone(vote).exists() {
            return Err(StoreError::SecretDestroyed(vote.0));
        }
        make_secret(&self.vote_file(vote))
    }

    /// The slot of a voter in the box of a vote. The same voter gets the same slot.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when the secret was never made or is lost,
    /// [`StoreError::SecretDestroyed`] when the box was sealed.
    pub fn slot(&self, vote: VoteId, voter_key: &str) -> Result<String, StoreError> {
        if self.tombstone(vote).exists() {
            return Err(StoreError::SecretDestroyed(vote.0));
        }
        let file = self.vote_file(vote);
        let missing = || StoreError::Missing(format!("the secret of vote {vote}"));
        let secret = read_secret(&file)?.ok_or_else(missing)?;
        Ok(keyed(&secret, &["slot", voter_key]))
    }

    /// Destroys the secret of a vote for good. It may be done again.
    ///
    /// # Errors
    /// When the folder can't be written.
    pub fn vote_secret_destroy(&self, vote: VoteId) -> Result<(), StoreError> {
        let (file, tombstone) = (self.vote_file(vote), self.tombstone(vote));
        let setup = |e| setup(&file, e);
        private(File::options().create(true).truncate(false).write(true))
            .open(&tombstone)
            .and_then(|f| f.sync_all())
            .map_err(setup)?;
        sync_folder(&self.folder)?;
        match File::options().write(true).open(&file) {
            Ok(mut open) => {
                open.write_all(&[0; 65])
                    .and_then(|()| open.sync_all())
                    .map_err(setup)?;
                fs::remove_file(&file).map_err(setup)?;
                sync_folder(&self.folder)
            }
            Err(e) if e.kind() == ErrorKind::NotFound => Ok(()),
            Err(e) => Err(setup(e)),
        }
    }

    /// The votes whose secret lies in the folder. A folder put back from a backup, or that of
    /// another host, may hold secrets of boxes that were sealed long ago.
    ///
    /// # Errors
    /// When the folder can't be read.
    pub fn vote_secrets(&self) -> Result<Vec<VoteId>, StoreError> {
        let mut votes = Vec::new();
        for entry in fs::read_dir(&self.folder).map_err(|e| setup(&self.folder, e))? {
            let name = entry.map_err(|e| setup(&self.folder, e))?.file_name();
            let vote = name.to_str().and_then(|name| {
                let number = name.strip_prefix("vote-")?.strip_suffix(".key")?;
                number.parse().ok()
            });
            votes.extend(vote.map(VoteId));
        }
        votes.sort_unstable();
        Ok(votes)
    }

    /// Whether the secret of a vote can be used. The drills of secrecy ask; the program tries
    /// [`Keyring::slot`] instead.
    pub fn vote_secret_there(&self, vote: VoteId) -> bool {
        self.vote_file(vote).exists() && !self.tombstone(vote).exists()
    }

    fn vote_file(&self, vote: VoteId) -> PathBuf {
        self.folder.join(format!("vote-{vote}.key"))
    }

    fn tombstone(&self, vote: VoteId) -> PathBuf {
        self.folder.join(format!("vote-{vote}.destroyed"))
    }
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keyring({})", self.folder.display())
    }
}

/// HMAC-SHA256 over the parts, each led by its length, so no two lists of parts meet.
fn keyed(secret: &Secret, parts: &[&str]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes keys of every length");
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part.as_bytes());
    }
    hex(&mac.finalize().into_bytes())
}

/// SHA-256 of a text, as lower-case hex.
pub(crate) fn sha256(text: &str) -> String {
    sha256_of(text.as_bytes())
}

/// SHA-256 of bytes, as lower-case hex.
pub fn sha256_of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
            let _ = write!(out, "{byte:02x}");
            out
        })
}

fn unhex(text: &str) -> Option<Secret> {
    let text = text.trim();
    let mut secret = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (index, byte) in secret.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * index..2 * index + 2], 16).ok()?;
    }
    Some(secret)
}

fn setup(path: &Path, error: std::io::Error) -> StoreError {
    StoreError::Setup(format!("{}: {error}", path.display()))
}

/// Writes a fresh secret under another name and links it to its own, so a secret is there
/// whole or not at all, and of two processes one wins.
fn make_secret(file: &Path) -> Result<(), StoreError> {
    let mut secret = Secret::default();
    getrandom::fill(&mut secret)
        .map_err(|e| StoreError::Setup(format!("no random source: {e}")))?;
    let draft = file.with_extension(format!("draft-{}", crate::ids::random_id()));
    let made = private(File::options().create_new(true).write(true))
        .open(&draft)
        .and_then(|mut open| {
            writeln!(open, "{}", hex(&secret))?;
            open.sync_all()
        })
        .and_then(|()| fs::hard_link(&draft, file));
    let _ = fs::remove_file(&draft);
    match made {
        Err(e) if e.kind() != ErrorKind::AlreadyExists => return Err(setup(file, e)),
        _ => {}
    }
    sync_folder(file.parent().unwrap_or(Path::new(".")))
}

fn read_secret(file: &Path) -> Result<Option<Secret>, StoreError> {
    let mut open = match File::open(file) {
        Ok(open) => open,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(setup(file, e)),
    };
    check_private(file, &open.metadata().map_err(|e| setup(file, e))?, "600")?;
    let mut text = String::new();
    open.read_to_string(&mut text).map_err(|e| setup(file, e))?;
    let damaged = || StoreError::Setup(format!("{}: not a key", file.display()));
    unhex(&text).map(Some).ok_or_else(damaged)
}

fn secret_file(folder: &Path) -> PathBuf {
    folder.join("secret.key")
}

/// Makes a folder that only its owner may enter, or makes sure that it is such a one. An empty
/// folder, such as a fresh volume, becomes one; what lies in another is somebody's business.
pub(crate) fn private_folder(folder: &Path) -> Result<(), StoreError> {
    make_folder(folder)?;
    #[cfg(unix)]
    if fs::read_dir(folder).is_ok_and(|mut inside| inside.next().is_none()) {
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o700);
        // The check below says what to do when this folder belongs to another user.
        let _ = fs::set_permissions(folder, mode);
    }
    let metadata = fs::metadata(folder).map_err(|e| setup(folder, e))?;
    check_private(folder, &metadata, "700")
}

fn make_folder(folder: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|e| setup(folder, e))
}

fn private(options: &mut fs::OpenOptions) -> &mut fs::OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

#[cfg(unix)]
fn check_private(path: &Path, metadata: &fs::Metadata, wanted: &str) -> Result<(), StoreError> {
    use std::os::unix::fs::PermissionsExt;
    if metadata.permissions().mode() & 0o077 == 0 {
        return Ok(());
    }
    let path = path.display();
    Err(StoreError::Setup(format!(
        "others may read {path}: run `chmod {wanted} {path}`"
    )))
}

#[cfg(not(unix))]
fn check_private(_: &Path, _: &fs::Metadata, _: &str) -> Result<(), StoreError> {
    Ok(())
}

fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    File::open(folder)
        .and_then(|f| f.sync_all())
        .map_err(|e| setup(folder, e))
}
