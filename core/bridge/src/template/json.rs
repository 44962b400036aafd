//! `tojson` as transformers defines it: Python's json.dumps with ensure_ascii, indent, separators and sort_keys.
use super::{bad, python};
use minijinja::value::{Kwargs, Rest, Value, ValueKind};
use minijinja::Error;
use std::fmt::Write;

const DEEPEST: usize = 200;

struct Style {
    indent: Option<String>,
    item: String,
    key: String,
    sort: bool,
    ascii: bool,
}

fn write_text(out: &mut String, text: &str, ascii: bool) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            c if (c as u32) < 0x20 => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c if ascii && !c.is_ascii() => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

impl Style {
    fn new_line(&self, out: &mut String, depth: usize) {
        if let Some(indent) = &self.indent {
            out.push('\n');
            (0..depth).for_each(|_| out.push_str(indent));
        }
    }

    fn write(&self, out: &mut String, value: &Value, depth: usize) -> Result<(), Error> {
        if depth > DEEPEST {
            return Err(bad("a value is nested too deeply"));
        }
        match value.kind() {
            ValueKind::None => out.push_str("null"),
            ValueKind::Bool => out.push_str(if value.is_true() { "true" } else { "false" }),
            ValueKind::Number if value.is_integer() => out.push_str(&value.to_string()),
            ValueKind::Number => out.push_str(&python::float(f64::try_from(value.clone())?)),
            ValueKind::String => write_text(out, value.as_str().unwrap_or(""), self.ascii),
            ValueKind::Seq | ValueKind::Iterable => {
                let items: Vec<Value> = value.try_iter()?.collect();
                self.write_all(out, ('[', ']'), &items, depth, |out, item| self.write(out, item, depth + 1))?;
            }
            ValueKind::Map => {
                let mut keys: Vec<Value> = value.try_iter()?.collect();
                if self.sort {
                    keys.sort();
                }
                self.write_all(out, ('{', '}'), &keys, depth, |out, key| {
                    if key.kind() == ValueKind::String {
                        write_text(out, key.as_str().unwrap_or(""), self.ascii);
                    } else {
                        out.push('"'); // Python turns keys into strings
                        self.write(out, key, depth + 1)?;
                        out.push('"');
                    }
                    out.push_str(&self.key);
                    self.write(out, &value.get_item(key)?, depth + 1)
                })?;
            }
            kind => return Err(bad(format!("Object of type {kind} is not JSON serializable"))),
        }
        Ok(())
    }

    fn write_all(
        &self,
        out: &mut String,
        brackets: (char, char),
        items: &[Value],
        depth: usize,
        one: impl Fn(&mut String, &Value) -> Result<(), Error>,
    ) -> Result<(), Error> {
        out.push(brackets.0);
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                out.push_str(&self.item);
            }
            self.new_line(out, depth + 1);
            one(out, item)?;
        }
        if !items.is_empty() {
            self.new_line(out, depth);
        }
        out.push(brackets.1);
        Ok(())
    }
}

pub fn tojson(value: &Value, args: Rest<Value>, kwargs: Kwargs) -> Result<String, Error> {
    let get = |i: usize, name: &str| -> Result<Option<Value>, Error> {
        let given = match args.get(i) {
            Some(value) => Some(value.clone()),
            None => kwargs.get::<Option<Value>>(name)?,
        };
        Ok(given.filter(|v| !v.is_none()))
    };
    let is_true = |v: Option<Value>| v.is_some_and(|v| v.is_true());
    let ascii = is_true(get(0, "ensure_ascii")?);
    let indent = match get(1, "indent")? {
        None => None,
        Some(v) if super::is_text(&v) => v.as_str().map(str::to_string),
        Some(v) => Some(" ".repeat(usize::try_from(v)?.min(64))),
    };
    let separators = get(2, "separators")?;
    let sort = is_true(get(3, "sort_keys")?);
    kwargs.assert_all_used()?;
    let (mut item, mut key) = (if indent.is_some() { "," } else { ", " }.to_string(), ": ".to_string());
    if let Some(pair) = separators {
        item = pair.get_item_by_index(0)?.to_string();
        key = pair.get_item_by_index(1)?.to_string();
    }
    let mut out = String::new();
    Style { indent, item, key, sort, ascii }.write(&mut out, value, 0)?;
    Ok(out)
}
