//! A plain keep-alive connection: HTTP/1.1, one request after another.

use std::collections::BTreeMap;
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
    /// Cookies that the site has set, as a browser keeps them.
    cookies: BTreeMap<String, String>,
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
            cookies: BTreeMap::new(),
        })
    }

    /// Opens another connection of the same browser, with its cookies.
    ///
    /// # Errors
    /// When nobody listens there.
    pub async fn again(&self) -> Result<Client> {
        let mut next = Client::connect(self.address).await?;
        next.cookies.clone_from(&self.cookies);
        Ok(next)
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
    pub async fn post(&mut self, path: &str, session: Option<&str>, form: &str) -> Result<Reply> {
        let head = self.head("POST", path, session);
        let kind = "application/x-www-form-urlencoded";
        let length = form.len();
        let request =
            format!("{head}Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n{form}");
        self.send(request.as_bytes()).await
    }

    fn head(&self, method: &str, path: &str, session: Option<&str>) -> String {
        let session = session.map(|token| format!("madang-session={token}"));
        let kept = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        let cookies: Vec<String> = session.into_iter().chain(kept).collect();
        let cookies = match cookies.is_empty() {
            true => String::new(),
            false => format!("Cookie: {}\r\n", cookies.join("; ")),
        };
        format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nAccept-Language: ko\r\n{cookies}",
            self.address
        )
    }

    /// Opens a line of server-sent events and waits until it is open.
    ///
    /// # Errors
    /// When the site answers something else.
    pub async fn listen(mut self, path: &str) -> Result<EventLine> {
        let head = self.head("GET", path, None);
        self.write(format!("{head}Accept: text/event-stream\r\n\r\n").as_bytes())
            .await?;
        let head = self.receive_head().await?;
        if status(&head)? != 200 {
            return Err(Error::other(format!("no line: {head}")));
        }
        Ok(EventLine { client: self })
    }

    async fn send(&mut self, request: &[u8]) -> Result<Reply> {
        self.write(request).await?;
        let head = self.receive_head().await?;
        let length = length(&head)?;
        while self.read.len() < length {
            self.more().await?;
        }
        let rest = self.read.split_off(length);
        let body = std::mem::replace(&mut self.read, rest);
        for (name, value) in head.lines().filter_map(set_cookie) {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let status = status(&head)?;
        Ok(Reply { status, head, body })
    }

    async fn write(&mut self, request: &[u8]) -> Result<()> {
        let mut rest = request;
        while !rest.is_empty() {
            self.stream.writable().await?;
            match self.stream.try_write(rest) {
                Ok(sent) => rest = &rest[sent..],
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    async fn receive_head(&mut self) -> Result<String> {
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
        let head = std::mem::replace(&mut self.read, rest);
        Ok(String::from_utf8_lossy(&head).into_owned())
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

/// A line of server-sent events.
pub struct EventLine {
    client: Client,
}

impl EventLine {
    /// Waits for the next event and answers the last one that has come. Lines that only keep
    /// the connection open are passed over.
    ///
    /// # Errors
    /// When the line ends.
    pub async fn next(&mut self) -> Result<String> {
        loop {
            let end = self.client.read.windows(2).rposition(|two| two == b"\n\n");
            if let Some(end) = end {
                let whole: Vec<u8> = self.client.read.drain(..end + 2).collect();
                let text = String::from_utf8_lossy(&whole);
                let last = text
                    .lines()
                    .filter_map(|l| l.strip_prefix("data:"))
                    .next_back();
                if let Some(last) = last {
                    return Ok(last.trim().to_owned());
                }
            }
            self.client.more().await?;
        }
    }
}

/// The cookie that a line of a head sets.
fn set_cookie(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let cookie = name.eq_ignore_ascii_case("set-cookie").then_some(value)?;
    let (pair, _) = cookie.split_once(';').unwrap_or((cookie, ""));
    pair.trim().split_once('=')
}

fn status(head: &str) -> Result<u16> {
    let status = head.split(' ').nth(1).and_then(|s| s.parse().ok());
    status.ok_or_else(|| Error::new(ErrorKind::InvalidData, "an answer without status"))
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
