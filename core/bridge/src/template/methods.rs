//! Methods of Python's str, list and dict that the template engine does not bring.
use super::bad;
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
    Ok((width.saturating_sub(text.chars().count()), fill.unwrap_or_else(|| " ".into())))
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

pub fn call(state: &mut State, value: &Value, name: &str, args: &[Value]) -> Result<Value, Error> {
    if let Some(text) = value.as_str() {
        if let Some(result) = of_text(text, name, args)? {
            return Ok(result);
        }
    }
    match (value.kind(), name) {
        (ValueKind::Map | ValueKind::Seq, "copy") => return Ok(value.clone()),
        (ValueKind::Seq, "index") => {
            let (wanted,): (&Value,) = from_args(args)?;
            let found = value.try_iter()?.position(|item| item == *wanted);
            return found.map(Value::from).ok_or_else(|| bad("value is not in list"));
        }
        _ => {}
    }
    minijinja_contrib::pycompat::unknown_method_callback(state, value, name, args)
}
