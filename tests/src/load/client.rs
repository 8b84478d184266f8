//! A plain keep-alive connection: HTTP/1.1, one request after another.

use std::io::{Error, ErrorKind, Result};
use std::net::SocketAddr;

use tokio::net::TcpStream;

/// The longest head that is read, in bytes.
const HEAD_MAX: usize = 64 * 1024;

/// A connection to the site.
pub struct Client {
    stream: TcpStream,
    address: SocketAddr,
    /// What came after the last answer; nothing, unless the server says more than was asked.
    read: Vec<u8>,
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// Status line and headers.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

impl Client {
    /// Opens a connection.
    ///
    /// # Errors
    /// When nobody listens there.
    pub async fn connect(address: SocketAddr) -> Result<Client> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Client {
            stream,
            address,
            read: Vec::new(),
        })
    }

    /// Opens an address of the site; `session` is the token of a signed-in browser.
    ///
    /// # Errors
    /// When the connection ends before the whole answer is there.
    pub async fn get(&mut self, path: &str, session: Option<&str>) -> Result<Reply> {
        let head = self.head("GET", path, session);
        self.send(format!("{head}\r\n").as_bytes()).await
    }

    /// Sends a form.
    ///
    /// # Errors
    /// When the connection ends before the whole answer is there.
    pub async fn post(&mut self, path: &str, session: &str, form: &str) -> Result<Reply> {
        let head = self.head("POST", path, Some(session));
        let kind = "application/x-www-form-urlencoded";
        let length = form.len();
        let request =
            format!("{head}Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n{form}");
        self.send(request.as_bytes()).await
    }

    fn head(&self, method: &str, path: &str, session: Option<&str>) -> String {
        let cookie = session.map(|token| format!("Cookie: madang-session={token}\r\n"));
        format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nAccept-Language: ko\r\n{}",
            self.address,
            cookie.unwrap_or_default()
        )
    }

    async fn send(&mut self, request: &[u8]) -> Result<Reply> {
        let mut rest = request;
        while !rest.is_empty() {
            self.stream.writable().await?;
            match self.stream.try_write(rest) {
                Ok(sent) => rest = &rest[sent..],
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                Err(error) => return Err(error),
            }
        }
        self.receive().await
    }

    async fn receive(&mut self) -> Result<Reply> {
        let end = loop {
            if let Some(at) = self.read.windows(4).position(|four| four == b"\r\n\r\n") {
                break at + 4;
            }
            if self.read.len() > HEAD_MAX {
                return Err(Error::new(ErrorKind::InvalidData, "an endless head"));
            }
            self.more().await?;
        };
        let rest = self.read.split_off(end);
        let head = String::from_utf8_lossy(&std::mem::replace(&mut self.read, rest)).into_owned();
        let length = length(&head)?;
        while self.read.len() < length {
            self.more().await?;
        }
        let rest = self.read.split_off(length);
        let body = std::mem::replace(&mut self.read, rest);
        let status = head.split(' ').nth(1).and_then(|s| s.parse().ok());
        let status =
            status.ok_or_else(|| Error::new(ErrorKind::InvalidData, "an answer without status"))?;
        Ok(Reply { status, head, body })
    }

    async fn more(&mut self) -> Result<()> {
        let mut part = [0; 16 * 1024];
        loop {
            self.stream.readable().await?;
            match self.stream.try_read(&mut part) {
                Ok(0) => return Err(Error::from(ErrorKind::UnexpectedEof)),
                Ok(read) => {
                    self.read.extend_from_slice(&part[..read]);
                    return Ok(());
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// How long the body is. The site names the length of everything it sends uncompressed.
fn length(head: &str) -> Result<usize> {
    let value = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length")
            .then(|| value.trim())
    });
    let length = value.and_then(|value| value.parse().ok());
    length.ok_or_else(|| {
        Error::new(
            ErrorKind::InvalidData,
            format!("a body without length: {head}"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_is_read_whatever_its_case() {
        assert_eq!(
            length("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n").ok(),
            Some(12)
        );
        assert_eq!(
            length("HTTP/1.1 303 See Other\r\ncontent-length:0\r\n\r\n").ok(),
            Some(0)
        );
        assert!(length("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n").is_err());
    }
}
