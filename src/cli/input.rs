//! An input of the program: a file, or what cannot be opened twice, kept in a temporary file; packed with gzip or not.

use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::SystemTime;

use flate2::read::MultiGzDecoder;
use kefu::event::Kind;
use kefu::ingest::{Beginning, Input};
use kefu::words::{Damage, Failure};

use crate::stop::{Failing, Stop};

/// What the name of standard input is.
pub(crate) const STDIN: &str = "-";
/// What packed files begin with.
const GZIP: [u8; 3] = [0x1f, 0x8b, 8];

/// An input and where it comes from.
pub(crate) struct InputFile {
    pub(crate) kind: Kind,
    /// As results print it.
    pub(crate) name: String,
    from: From,
    /// What it was when it was opened first.
    first: OnceLock<Stamp>,
    /// Whether it was something else when it was opened again.
    changed: AtomicBool,
}

/// What tells that a file has changed.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stamp {
    size: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    fn of(about: &fs::Metadata) -> Self {
        Stamp {
            size: about.len(),
            modified: about.modified().ok(),
        }
    }
}

enum From {
    File(PathBuf),
    /// What can be read only once, kept in a temporary file.
    Spooled(File),
}

impl InputFile {
    /// A file that will be opened when it is read.
    pub(crate) fn file(kind: Kind, name: String, path: PathBuf) -> Result<Self, Stop> {
        let from = match fs::metadata(&path) {
            Ok(about) if about.is_dir() => return Err(InputFile::folder(&path)),
            Ok(about) if !about.is_file() => {
                From::Spooled(spooled(&mut opened(&path, &name)?, Some(&name))?)
            }
            _ => From::File(path),
        };
        Ok(InputFile::new(kind, name, from))
    }

    fn new(kind: Kind, name: String, from: From) -> Self {
        InputFile {
            kind,
            name,
            from,
            first: OnceLock::new(),
            changed: AtomicBool::new(false),
        }
    }

    /// That a folder stands where a file is needed.
    pub(crate) fn folder(path: &Path) -> Stop {
        Failure::FolderForFile(path.display().to_string()).into()
    }

    /// A file that somebody named, or standard input.
    pub(crate) fn named(kind: Kind, path: &Path) -> Result<Self, Stop> {
        let name = path.display().to_string();
        if path == Path::new(STDIN) {
            let from = From::Spooled(spooled(&mut io::stdin().lock(), None)?);
            return Ok(InputFile::new(kind, name, from));
        }
        let input = InputFile::file(kind, name, path.to_path_buf())?;
        if let From::File(path) = &input.from {
            opened(path, &input.name)?;
        }
        Ok(input)
    }

    /// The file that it is read from, if it is one.
    pub(crate) fn path(&self) -> Option<&Path> {
        match &self.from {
            From::File(path) => Some(path),
            From::Spooled(_) => None,
        }
    }

    /// How many bytes it has, packed as it is; nobody knows of what was read from a pipe.
    pub(crate) fn size(&self) -> Option<u64> {
        Some(fs::metadata(self.path()?).ok()?.len())
    }

    /// Its beginning; None when it cannot be read, which is told when it is.
    pub(crate) fn beginning(&self) -> Option<Beginning> {
        Beginning::of(self.open().ok()?).ok()
    }

    /// Whether it is another one by now than when it was opened first, or was in between.
    pub(crate) fn has_changed(&self) -> bool {
        let (Some(path), Some(first)) = (self.path(), self.first.get()) else {
            return false;
        };
        let now = fs::metadata(path).map(|about| Stamp::of(&about));
        self.changed.load(Ordering::Relaxed) || now.map_or(true, |now| now != *first)
    }

    fn stamp(&self, file: &File) -> io::Result<()> {
        let now = Stamp::of(&file.metadata()?);
        if *self.first.get_or_init(|| now) != now {
            self.changed.store(true, Ordering::Relaxed);
        }
        Ok(())
    }
}

fn opened(path: &Path, name: &str) -> Result<File, Stop> {
    File::open(path).failing(|| Failure::Open(name.into()))
}

/// What `from` holds, in a temporary file; without a name it is standard input.
fn spooled(from: &mut dyn Read, name: Option<&str>) -> Result<File, Stop> {
    let name = || name.map(String::from);
    let kept = || Failure::Keep(name());
    let mut file = tempfile::tempfile().failing(kept)?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        match from.read(&mut buffer) {
            Ok(0) => return Ok(file),
            Ok(n) => file
                .write_all(buffer.get(..n).unwrap_or_default())
                .failing(kept)?,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => {
                let not_read = || name().map_or(Failure::ReadStandardInput, Failure::Read);
                return Err(e).failing(not_read);
            }
        }
    }
}

impl Input for InputFile {
    fn kind(&self) -> Kind {
        self.kind
    }

    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        let named_gz = self.name.to_lowercase().ends_with(".gz");
        match &self.from {
            From::File(path) => {
                let file = File::open(path)?;
                self.stamp(&file)?;
                unpacked(file, named_gz)
            }
            From::Spooled(file) => {
                let file = file.try_clone()?;
                unpacked(Shared { file, at: 0 }, named_gz)
            }
        }
    }
}

/// A reader of a file that others read at the same time, each from where it stands itself.
struct Shared {
    file: File,
    at: u64,
}

impl Read for Shared {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.file.seek(io::SeekFrom::Start(self.at))?;
        let n = self.file.read(buffer)?;
        self.at += n as u64;
        Ok(n)
    }
}

/// What a file holds, unpacked if it begins as packed files do; one that is named so and ends before that is damaged.
fn unpacked(mut file: impl Read + 'static, named_gz: bool) -> io::Result<Box<dyn Read>> {
    let mut first = Vec::new();
    Read::by_ref(&mut file)
        .take(GZIP.len() as u64)
        .read_to_end(&mut first)?;
    let is_packed = first == GZIP || (named_gz && GZIP.starts_with(&first));
    let whole = io::Cursor::new(first).chain(file);
    if is_packed {
        return Ok(Box::new(Packed(MultiGzDecoder::new(whole))));
    }
    Ok(Box::new(whole))
}

/// Says what is wrong with a packed file.
struct Packed<R>(R);

impl<R: Read> Read for Packed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer).map_err(|error| {
            let damage = match error.kind() {
                io::ErrorKind::UnexpectedEof => Damage::Cut,
                io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => Damage::Unreadable,
                _ => return error,
            };
            io::Error::new(error.kind(), damage)
        })
    }
}
