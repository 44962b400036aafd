//! A text that a template makes, no longer than it may be. The template engine counts what its own operators make; a value printed
//! by us may be far larger than the memory it takes, where a list holds the same list many times.
use super::bad;
use minijinja::value::{Value, ValueKind};
use minijinja::Error;
use std::fmt::{self, Write};
use std::io;

/// Far more than any model reads.
pub const LARGEST: usize = 16 << 20;

/// In a value that is printed.
const MOST_ITEMS: usize = 1 << 20;
const DEEPEST: usize = 200;

const TOO_LARGE: &str = "it writes more than 16 MB of text";

#[derive(Default)]
pub struct Bounded(String);

impl Bounded {
    pub fn add(&mut self, text: &str) -> Result<(), Error> {
        fmt::Write::write_str(self, text).map_err(|_| bad(TOO_LARGE))
    }

    pub fn add_char(&mut self, c: char) -> Result<(), Error> {
        self.add(c.encode_utf8(&mut [0; 4]))
    }

    pub fn text(self) -> String {
        self.0
    }
}

impl fmt::Write for Bounded {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.0.len() + text.len() > LARGEST {
            return Err(fmt::Error);
        }
        self.0.push_str(text);
        Ok(())
    }
}

/// The engine writes whole strings, so that each piece is UTF-8.
impl io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = std::str::from_utf8(bytes).map_err(io::Error::other)?;
        fmt::Write::write_str(self, text).map_err(|_| io::Error::other(TOO_LARGE))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Refuses what would take too long or too much of the stack to print: the engine walks through a list to its end even where nothing
/// more can be written.
fn weigh(value: &Value, left: &mut usize, depth: usize) -> Result<(), Error> {
    let is_map = value.kind() == ValueKind::Map;
    if !is_map && !matches!(value.kind(), ValueKind::Seq | ValueKind::Iterable) {
        return Ok(());
    }
    if depth > DEEPEST {
        return Err(bad("a value is nested too deeply"));
    }
    for item in value.try_iter()?.checked() {
        let item = item?;
        *left = left.checked_sub(1).ok_or_else(|| bad(TOO_LARGE))?;
        weigh(&item, left, depth + 1)?;
        if is_map {
            weigh(&value.get_item(&item)?, left, depth + 1)?;
        }
    }
    Ok(())
}

/// A value as the template engine prints it.
pub fn printed(value: &Value) -> Result<String, Error> {
    weigh(value, &mut { MOST_ITEMS }, 0)?;
    let mut out = Bounded::default();
    Write::write_fmt(&mut out, format_args!("{value}")).map_err(|_| bad(TOO_LARGE))?;
    Ok(out.text())
}
