//! Filters and tests that differ between Jinja2 and the template engine.
use super::bounded::Bounded;
use super::{bad, format, json, methods, python};
use minijinja::value::{Kwargs, Rest, Value, ValueKind};
use minijinja::{Environment, Error, State};

const WIDEST: usize = 100_000;

fn default(value: &Value, args: Rest<Value>, kwargs: Kwargs) -> Result<Value, Error> {
    let other = match args.first() {
        Some(given) => given.clone(),
        None => kwargs.get::<Option<Value>>("default_value")?.unwrap_or_else(|| Value::from("")),
    };
    let falsy_too = match args.get(1) {
        Some(given) => given.is_true(),
        None => kwargs.get::<Option<bool>>("boolean")?.unwrap_or(false),
    };
    kwargs.assert_all_used()?;
    Ok(if value.is_undefined() || (falsy_too && !value.is_true()) { other } else { value.clone() })
}

fn escape(value: &Value) -> Result<String, Error> {
    let mut out = Bounded::default();
    for c in python::str(value)?.chars() {
        match c {
            '<' => out.add("&lt;")?,
            '>' => out.add("&gt;")?,
            '&' => out.add("&amp;")?,
            '"' => out.add("&#34;")?,
            '\'' => out.add("&#39;")?,
            c => out.add_char(c)?,
        }
    }
    Ok(out.text())
}

fn center(text: &Value, width: Option<usize>) -> Result<String, Error> {
    let text = python::str(text)?;
    let missing = width.unwrap_or(80).min(WIDEST).saturating_sub(text.chars().count());
    Ok(format!("{}{text}{}", " ".repeat(missing / 2), " ".repeat(missing - missing / 2)))
}

/// join(d, attribute); an attribute may be a path of names and numbers.
fn join(state: &State, value: &Value, args: Rest<Value>, kwargs: Kwargs) -> Result<String, Error> {
    let settings = named(&["d", "attribute"], &args, &kwargs)?;
    let separator = settings.get::<Option<Value>>("d")?.map_or(Ok(String::new()), |d| python::str(&d))?;
    let path = settings.get::<Option<Value>>("attribute")?.map(|path| path.to_string());
    settings.assert_all_used()?;
    if let Some(text) = value.as_str() {
        let parts: Vec<Value> = text.chars().map(Value::from).collect();
        return methods::joined(state, &separator, &Value::from(parts), path.as_deref());
    }
    methods::joined(state, &separator, value, path.as_deref())
}

/// Arguments given by place, as keywords.
fn named(names: &[&str], args: &Rest<Value>, kwargs: &Kwargs) -> Result<Kwargs, Error> {
    if args.len() > names.len() {
        return Err(bad("too many arguments"));
    }
    let by_place = names.iter().zip(args.iter()).map(|(name, value)| (name.to_string(), value.clone()));
    let mut all: Vec<(String, Value)> = by_place.collect();
    for name in kwargs.args() {
        all.push((name.to_string(), kwargs.get::<Value>(name)?));
    }
    Ok(all.into_iter().collect())
}

/// sort(reverse, case_sensitive, attribute)
fn sort(state: &State, value: Value, args: Rest<Value>, kwargs: Kwargs) -> Result<Value, Error> {
    minijinja::filters::sort(state, value, named(&["reverse", "case_sensitive", "attribute"], &args, &kwargs)?)
}

/// truncate(length, killwords, end, leeway), cut at the last space before the length unless words may be cut.
fn truncate(text: &Value, args: Rest<Value>, kwargs: Kwargs) -> Result<String, Error> {
    let settings = named(&["length", "killwords", "end", "leeway"], &args, &kwargs)?;
    let length = settings.get::<Option<usize>>("length")?.unwrap_or(255);
    let cut_words = settings.get::<Option<bool>>("killwords")?.unwrap_or(false);
    let end = settings.get::<Option<String>>("end")?.unwrap_or_else(|| "...".into());
    let leeway = settings.get::<Option<usize>>("leeway")?.unwrap_or(5);
    let text = python::str(text)?;
    let end_length = end.chars().count();
    if length < end_length {
        return Err(bad(format!("truncate: expected length >= {end_length}, got {length}")));
    }
    if text.chars().count() <= length.saturating_add(leeway) {
        return Ok(text);
    }
    let short: String = text.chars().take(length - end_length).collect();
    let kept = if cut_words { short.as_str() } else { short.rsplit_once(' ').map_or(short.as_str(), |cut| cut.0) };
    Ok(format!("{kept}{end}"))
}

pub fn add_to(env: &mut Environment<'static>) {
    env.add_filter("string", |v: &Value| -> Result<Value, Error> {
        Ok(if super::is_text(v) { v.clone() } else { Value::from(python::str(v)?) })
    });
    env.add_filter("int", python::int);
    env.add_filter("float", python::to_float);
    env.add_filter("default", default);
    env.add_filter("d", default);
    env.add_filter("e", escape);
    env.add_filter("escape", escape);
    env.add_filter("center", center);
    env.add_filter("sort", sort);
    env.add_filter("truncate", truncate);
    env.add_filter("tojson", json::tojson);
    env.add_filter("pprint", python::str);
    env.add_filter("join", join);
    env.add_filter("format", format::of_percents);
    // As in Jinja2, whatever has a length and items.
    env.add_test("sequence", |v: &Value| matches!(v.kind(), ValueKind::Seq | ValueKind::String | ValueKind::Map));
    env.add_test("callable", |v: &Value| {
        let is_plain = matches!(v.kind(), ValueKind::Map | ValueKind::Seq | ValueKind::String | ValueKind::Iterable);
        v.as_object().is_some() && !is_plain
    });
}
