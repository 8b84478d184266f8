//! The built binary as a process: started, listened to, asked and stopped.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::thread::JoinHandle;
use std::time::Duration;

/// The built binary without any setting of the surroundings.
pub fn madang(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_madang"));
    for (name, _) in std::env::vars_os() {
        if name.as_encoded_bytes().starts_with(b"MADANG_") {
            command.env_remove(name);
        }
    }
    command
        .args(arguments)
        .env_remove("RUST_LOG")
        .stdin(Stdio::null());
    command
}

pub fn run(arguments: &[&str]) -> Output {
    madang(arguments).output().unwrap()
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Runs `serve` on a free port with its data in `folder`.
pub fn serve(folder: &Path) -> Command {
    let mut command = madang(&["serve"]);
    command
        .env("MADANG_DATA_FOLDER", folder)
        .env("MADANG_LISTEN", "127.0.0.1:0");
    command
}

pub fn migrate(folder: &Path) -> Output {
    madang(&["migrate"])
        .env("MADANG_DATA_FOLDER", folder)
        .output()
        .unwrap()
}

/// A running process that is ended with the test.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What a running process says on standard output; its errors are kept for the moment at
/// which it says no more.
pub struct Words {
    out: BufReader<ChildStdout>,
    errors: JoinHandle<String>,
}

impl Words {
    /// The next line. A process that ended says why, in place of an endless wait for it.
    pub fn line(&mut self) -> String {
        let mut line = String::new();
        if self.out.read_line(&mut line).unwrap() == 0 {
            let none = std::thread::spawn(String::new);
            let errors = std::mem::replace(&mut self.errors, none).join().unwrap();
            panic!("the process says no more; its errors:\n{errors}");
        }
        line.trim_end().to_owned()
    }

    /// The lines before the first that holds `last`.
    pub fn until(&mut self, last: &str) -> String {
        let mut said = String::new();
        loop {
            let line = self.line();
            if line.contains(last) {
                return said;
            }
            said += &(line + "\n");
        }
    }
}

impl Running {
    pub fn start(mut command: Command) -> (Running, Words) {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let mut pipe = child.stderr.take().unwrap();
        // Read all along, so that a process that says much never waits for its reader.
        let errors = std::thread::spawn(move || {
            let mut bytes = Vec::new();
            let _ = pipe.read_to_end(&mut bytes);
            String::from_utf8_lossy(&bytes).into_owned()
        });
        (Running(child), Words { out, errors })
    }

    /// Asks the process to stop as a service manager does, and answers its exit code.
    pub fn stop(self) -> Option<i32> {
        self.ended_by("-TERM")
    }

    /// Sends a signal, and answers the exit code.
    pub fn ended_by(mut self, signal: &str) -> Option<i32> {
        let id = self.0.id().to_string();
        Command::new("kill").args([signal, &id]).status().unwrap();
        for _ in 0..300 {
            if let Some(status) = self.0.try_wait().unwrap() {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        None
    }
}

/// The status and the whole answer to a GET.
pub fn get(url: &str, path: &str) -> (u16, String) {
    let address = url.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(30)))
        .unwrap();
    let request = format!("GET {path} HTTP/1.0\r\nhost: {address}\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let status = answer
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok())
        .unwrap();
    (status, answer)
}

/// Opens a line of events, and answers it once the first event has come.
pub fn listen(url: &str, path: &str) -> TcpStream {
    let address = url.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(30)))
        .unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nhost: {address}\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut said = Vec::new();
    while !text(&said).contains("data:") {
        let mut part = [0; 4096];
        let read = stream.read(&mut part).unwrap();
        assert!(read > 0, "{}", text(&said));
        said.extend_from_slice(&part[..read]);
    }
    stream
}
