//! `tojson` as transformers defines it: Python's json.dumps with ensure_ascii, indent, separators and sort_keys.
use super::bounded::Bounded;
use super::{bad, python};
use minijinja::value::{Kwargs, Rest, Value, ValueKind};
use minijinja::Error;

const DEEPEST: usize = 200;
const WIDEST_INDENT: usize = 64;

struct Style {
    indent: Option<String>,
    item: String,
    key: String,
    sort: bool,
    ascii: bool,
}

fn write_text(out: &mut Bounded, text: &str, ascii: bool) -> Result<(), Error> {
    out.add_char('"')?;
    for c in text.chars() {
        match c {
            '"' => out.add("\\\"")?,
            '\\' => out.add("\\\\")?,
            '\n' => out.add("\\n")?,
            '\r' => out.add("\\r")?,
            '\t' => out.add("\\t")?,
            '\u{8}' => out.add("\\b")?,
            '\u{c}' => out.add("\\f")?,
            c if (c as u32) < 0x20 => {
                out.add(&format!("\\u{:04x}", c as u32))?;
            }
            c if ascii && !c.is_ascii() => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    out.add(&format!("\\u{unit:04x}"))?;
                }
            }
            c => out.add_char(c)?,
        }
    }
    out.add_char('"')
}

impl Style {
    fn new_line(&self, out: &mut Bounded, depth: usize) -> Result<(), Error> {
        if let Some(indent) = &self.indent {
            out.add_char('\n')?;
            (0..depth).try_for_each(|_| out.add(indent))?;
        }
        Ok(())
    }

    fn write(&self, out: &mut Bounded, value: &Value, depth: usize) -> Result<(), Error> {
        if depth > DEEPEST {
            return Err(bad("a value is nested too deeply"));
        }
        match value.kind() {
            ValueKind::None => out.add("null")?,
            ValueKind::Bool => out.add(if value.is_true() { "true" } else { "false" })?,
            ValueKind::Number if value.is_integer() => out.add(&value.to_string())?,
            ValueKind::Number => out.add(&python::float(f64::try_from(value.clone())?))?,
            ValueKind::String => write_text(out, value.as_str().unwrap_or(""), self.ascii)?,
            ValueKind::Seq | ValueKind::Iterable => {
                let items = value.try_iter()?.checked();
                self.write_all(out, ('[', ']'), items, depth, |out, item| self.write(out, item, depth + 1))?;
            }
            ValueKind::Map => {
                let mut keys: Vec<Value> = value.try_iter()?.collect();
                if self.sort {
                    keys.sort();
                }
                self.write_all(out, ('{', '}'), keys.into_iter().map(Ok), depth, |out, key| {
                    if key.kind() == ValueKind::String {
                        write_text(out, key.as_str().unwrap_or(""), self.ascii)?;
                    } else {
                        out.add_char('"')?; // Python turns keys into strings
                        self.write(out, key, depth + 1)?;
                        out.add_char('"')?;
                    }
                    out.add(&self.key)?;
                    self.write(out, &value.get_item(key)?, depth + 1)
                })?;
            }
            kind => return Err(bad(format!("Object of type {kind} is not JSON serializable"))),
        }
        Ok(())
    }

    fn write_all(
        &self,
        out: &mut Bounded,
        brackets: (char, char),
        items: impl Iterator<Item = Result<Value, Error>>,
        depth: usize,
        one: impl Fn(&mut Bounded, &Value) -> Result<(), Error>,
    ) -> Result<(), Error> {
        out.add_char(brackets.0)?;
        let mut is_empty = true;
        for item in items {
            if !is_empty {
                out.add(&self.item)?;
            }
            is_empty = false;
            self.new_line(out, depth + 1)?;
            one(out, &item?)?;
        }
        if !is_empty {
            self.new_line(out, depth)?;
        }
        out.add_char(brackets.1)
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
        Some(v) if super::is_text(&v) => v.as_str().map(|text| text.chars().take(WIDEST_INDENT).collect()),
        Some(v) => Some(" ".repeat(usize::try_from(v)?.min(WIDEST_INDENT))),
    };
    let separators = get(2, "separators")?;
    let sort = is_true(get(3, "sort_keys")?);
    kwargs.assert_all_used()?;
    let (mut item, mut key) = (if indent.is_some() { "," } else { ", " }.to_string(), ": ".to_string());
    if let Some(pair) = separators {
        item = python::str(&pair.get_item_by_index(0)?)?;
        key = python::str(&pair.get_item_by_index(1)?)?;
    }
    let mut out = Bounded::default();
    Style { indent, item, key, sort, ascii }.write(&mut out, value, 0)?;
    Ok(out.text())
}
