//! Methods of Python's str, list and dict that the template engine does not bring.
use super::bounded::Bounded;
use super::{bad, format, python};
use minijinja::value::{from_args, Value, ValueKind};
use minijinja::{Error, State};

const WIDEST: usize = 100_000;

fn list(parts: Vec<&str>) -> Value {
    parts.into_iter().map(|part| Value::from(part.to_string())).collect()
}

/// How many characters are missing to the width, and with what they are filled.
fn padding(text: &str, args: &[Value]) -> Result<(usize, String), Error> {
    let (width, fill): (usize, Option<String>) = from_args(args)?;
    if width > WIDEST {
        return Err(bad("the width is too large"));
    }
    let fill = fill.unwrap_or_else(|| " ".into());
    if fill.chars().count() != 1 {
        return Err(bad("the fill must be one character")); // as in Python
    }
    Ok((width.saturating_sub(text.chars().count()), fill))
}

fn padded(text: &str, name: &str, args: &[Value]) -> Result<Option<Value>, Error> {
    let result = match name {
        "ljust" => {
            let (missing, fill) = padding(text, args)?;
            format!("{text}{}", fill.repeat(missing))
        }
        "rjust" => {
            let (missing, fill) = padding(text, args)?;
            format!("{}{text}", fill.repeat(missing))
        }
        "center" => {
            let (missing, fill) = padding(text, args)?;
            format!("{}{text}{}", fill.repeat(missing / 2), fill.repeat(missing - missing / 2))
        }
        "zfill" => {
            let (missing, _) = padding(text, args)?;
            let (sign, digits) = if text.starts_with(['-', '+']) { text.split_at(1) } else { ("", text) };
            format!("{sign}{}{digits}", "0".repeat(missing))
        }
        _ => return Ok(None),
    };
    Ok(Some(result.into()))
}

fn swap_case(c: char) -> String {
    if c.is_uppercase() {
        c.to_lowercase().collect()
    } else {
        c.to_uppercase().collect()
    }
}

fn of_text(text: &str, name: &str, args: &[Value]) -> Result<Option<Value>, Error> {
    let one = || -> Result<&str, Error> { from_args::<(&str,)>(args).map(|a| a.0) };
    Ok(Some(match name {
        "removeprefix" => {
            let prefix = one()?;
            text.strip_prefix(prefix).unwrap_or(text).into()
        }
        "removesuffix" => {
            let suffix = one()?;
            text.strip_suffix(suffix).unwrap_or(text).into()
        }
        "partition" => {
            let at = one()?;
            list(text.split_once(at).map_or(vec![text, "", ""], |(a, b)| vec![a, at, b]))
        }
        "rpartition" => {
            let at = one()?;
            list(text.rsplit_once(at).map_or(vec!["", "", text], |(a, b)| vec![a, at, b]))
        }
        "rsplit" => return rsplit(text, args),
        "index" => {
            let found = text.find(one()?).ok_or_else(|| bad("substring not found"))?;
            text[..found].chars().count().into()
        }
        "casefold" => text.to_lowercase().into(),
        "swapcase" => text.chars().map(swap_case).collect::<String>().into(),
        _ => return padded(text, name, args),
    }))
}

/// Without a separator Python splits at white space; the template engine's contributions do that.
fn rsplit(text: &str, args: &[Value]) -> Result<Option<Value>, Error> {
    let (at, most): (Option<&str>, Option<i64>) = from_args(args)?;
    let Some(at) = at else { return Ok(None) };
    if at.is_empty() {
        return Err(bad("empty separator"));
    }
    let mut parts: Vec<&str> = match most {
        Some(most) if most >= 0 => text.rsplitn(most as usize + 1, at).collect(),
        _ => text.rsplit(at).collect(),
    };
    parts.reverse();
    Ok(Some(list(parts)))
}

/// Each item costs fuel: repeating a list costs the template nothing.
fn items<'a>(state: &'a State, list: &Value) -> Result<impl Iterator<Item = Result<Value, Error>> + 'a, Error> {
    Ok(list.try_iter()?.checked().map(|item| state.consume_fuel(1).and(item)))
}

pub fn joined(state: &State, separator: &str, list: &Value, path: Option<&str>) -> Result<String, Error> {
    let mut out = Bounded::default();
    for (i, item) in items(state, list)?.enumerate() {
        if i > 0 {
            out.add(separator)?;
        }
        let mut item = item?;
        for name in path.iter().flat_map(|path| path.split('.')) {
            item = match name.parse::<usize>() {
                Ok(index) => item.get_item_by_index(index)?,
                Err(_) => item.get_attr(name)?,
            };
        }
        out.add(&python::str(&item)?)?;
    }
    Ok(out.text())
}

/// list.index(item), list.count(item)
fn of_list(state: &State, list: &Value, name: &str, args: &[Value]) -> Result<Value, Error> {
    let (wanted,): (&Value,) = from_args(args)?;
    let mut count = 0;
    for (i, item) in items(state, list)?.enumerate() {
        let is_same = item? == *wanted;
        if is_same && name == "index" {
            return Ok(i.into());
        }
        count += usize::from(is_same);
    }
    if name == "index" {
        return Err(bad("value is not in list"));
    }
    Ok(count.into())
}

pub fn call(state: &mut State, value: &Value, name: &str, args: &[Value]) -> Result<Value, Error> {
    if let Some(text) = value.as_str() {
        if name == "join" {
            let (list,): (&Value,) = from_args(args)?;
            return joined(state, text, list, None).map(Value::from);
        }
        if name == "format" {
            return format::of_braces(text, args);
        }
        if let Some(result) = of_text(text, name, args)? {
            return Ok(result);
        }
    }
    match (value.kind(), name) {
        (ValueKind::Map | ValueKind::Seq, "copy") => return Ok(value.clone()),
        (ValueKind::Seq, "index" | "count") => return of_list(state, value, name, args),
        _ => {}
    }
    minijinja_contrib::pycompat::unknown_method_callback(state, value, name, args)
}
