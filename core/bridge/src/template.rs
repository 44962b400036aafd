use crate::abi::*;
use minijinja::value::{Kwargs, Value, ValueKind};
use minijinja::{syntax::SyntaxConfig, Environment, Error, ErrorKind};
use std::borrow::Cow;
use std::fmt::Write;

const BEGIN_END: [(char, char); 4] =
    [('\u{FDD0}', '\u{FDD1}'), ('\u{FDD2}', '\u{FDD3}'), ('\u{FDD4}', '\u{FDD5}'), ('\u{FDD6}', '\u{FDD7}')];

/// `{% generation %}` .. `{% endgeneration %}` -> `{% filter __gen %}` .. `{% endfilter %}`: same whitespace rules, body captured.
fn rewrite(src: &str) -> (Cow<'_, str>, bool) {
    if !src.contains("generation") {
        return (Cow::Borrowed(src), false);
    }
    let mut out = String::with_capacity(src.len() + 64);
    let (mut rest, mut hit) = (src, false);
    while let Some(p) = rest.find("{%") {
        out.push_str(&rest[..p]);
        let body = &rest[p + 2..];
        let Some(q) = body.find("%}") else {
            out.push_str(&rest[p..]);
            return (Cow::Owned(out), hit);
        };
        let inner = &body[..q];
        let l = if inner.starts_with(['-', '+']) { &inner[..1] } else { "" };
        let core = &inner[l.len()..];
        let r = if core.ends_with(['-', '+']) { &core[core.len() - 1..] } else { "" };
        match core[..core.len() - r.len()].trim() {
            "generation" => {
                hit = true;
                let _ = write!(out, "{{%{l} filter __gen {r}%}}");
                rest = &body[q + 2..];
            }
            "endgeneration" => {
                let _ = write!(out, "{{%{l} endfilter {r}%}}");
                rest = &body[q + 2..];
            }
            _ => {
                out.push_str("{%");
                rest = body;
            }
        }
    }
    out.push_str(rest);
    (Cow::Owned(out), hit)
}

fn py_float(f: f64) -> String {
    if f.is_nan() {
        return "NaN".into();
    }
    if f.is_infinite() {
        return if f > 0.0 { "Infinity".into() } else { "-Infinity".into() };
    }
    let e = format!("{f:e}"); // shortest digits: d.ddde-7
    let (m, x) = e.split_once('e').unwrap();
    let x: i32 = x.parse().unwrap();
    if f != 0.0 && !(-4..16).contains(&x) {
        return format!("{m}e{}{:02}", if x < 0 { '-' } else { '+' }, x.abs());
    }
    let s = format!("{f}");
    if s.contains('.') {
        s
    } else {
        s + ".0"
    }
}
fn json_str(out: &mut String, s: &str, ascii: bool) {
    out.push('"');
    for c in s.chars() {
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
                let mut b = [0; 2];
                for u in c.encode_utf16(&mut b) {
                    let _ = write!(out, "\\u{u:04x}");
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
struct Js {
    indent: Option<String>,
    item: String,
    key: String,
    sort: bool,
    ascii: bool,
}
fn json(out: &mut String, v: &Value, o: &Js, depth: usize) -> Result<(), Error> {
    if depth > 200 {
        return Err(Error::new(ErrorKind::InvalidOperation, "value nested too deeply"));
    }
    let nl = |out: &mut String, d: usize| {
        if let Some(i) = &o.indent {
            out.push('\n');
            for _ in 0..d {
                out.push_str(i)
            }
        }
    };
    match v.kind() {
        ValueKind::None => out.push_str("null"),
        ValueKind::Bool => out.push_str(if v.is_true() { "true" } else { "false" }),
        ValueKind::Number => {
            if v.is_integer() {
                let _ = write!(out, "{v}");
            } else {
                out.push_str(&py_float(f64::try_from(v.clone())?))
            }
        }
        ValueKind::String => json_str(out, v.as_str().unwrap_or(""), o.ascii),
        ValueKind::Seq | ValueKind::Iterable => {
            out.push('[');
            let mut n = 0;
            for x in v.try_iter()? {
                if n > 0 {
                    out.push_str(&o.item)
                }
                nl(out, depth + 1);
                json(out, &x, o, depth + 1)?;
                n += 1
            }
            if n > 0 {
                nl(out, depth)
            }
            out.push(']');
        }
        ValueKind::Map => {
            let mut keys: Vec<Value> = v.try_iter()?.collect();
            if o.sort {
                keys.sort()
            }
            out.push('{');
            let mut n = 0;
            for k in keys {
                if n > 0 {
                    out.push_str(&o.item)
                }
                nl(out, depth + 1);
                match k.kind() {
                    // Python turns keys into strings
                    ValueKind::String => json_str(out, k.as_str().unwrap_or(""), o.ascii),
                    _ => {
                        out.push('"');
                        json(out, &k, o, depth + 1)?;
                        out.push('"')
                    }
                }
                out.push_str(&o.key);
                json(out, &v.get_item(&k)?, o, depth + 1)?;
                n += 1
            }
            if n > 0 {
                nl(out, depth)
            }
            out.push('}');
        }
        k => {
            return Err(Error::new(ErrorKind::InvalidOperation, format!("Object of type {k} is not JSON serializable")))
        }
    }
    Ok(())
}
fn tojson(v: &Value, args: minijinja::value::Rest<Value>, kw: Kwargs) -> Result<String, Error> {
    let pos = |i: usize| args.get(i).cloned();
    let get = |i: usize, n: &str| -> Result<Option<Value>, Error> {
        Ok(match pos(i) {
            Some(v) => Some(v),
            None => kw.get::<Option<Value>>(n)?,
        }
        .filter(|v| !v.is_none()))
    };
    let (ascii, indent, seps, sort) =
        (get(0, "ensure_ascii")?, get(1, "indent")?, get(2, "separators")?, get(3, "sort_keys")?);
    kw.assert_all_used()?;
    let indent = match indent {
        None => None,
        Some(v) => Some(match v.as_str() {
            Some(s) => s.to_string(),
            None => " ".repeat(usize::try_from(v)?.min(64)),
        }),
    };
    let (mut item, mut key) = (if indent.is_some() { "," } else { ", " }.to_string(), ": ".to_string());
    if let Some(s) = seps {
        item = s.get_item_by_index(0)?.to_string();
        key = s.get_item_by_index(1)?.to_string();
    }
    let o =
        Js { indent, item, key, sort: sort.is_some_and(|v| v.is_true()), ascii: ascii.is_some_and(|v| v.is_true()) };
    let mut out = String::new();
    json(&mut out, v, &o, 0)?;
    Ok(out)
}

fn strftime(fmt: &str, t: i64) -> Result<String, Error> {
    let (days, s) = (t.div_euclid(86400), t.rem_euclid(86400));
    let (z, wd) = (days + 719468, (days + 4).rem_euclid(7) as usize);
    let era = z.div_euclid(146097);
    let doe = z.rem_euclid(146097);
    let yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let d = doy - (153 * mp + 2) / 5 + 1;
    let m = if mp < 10 { mp + 3 } else { mp - 9 };
    let y = yoe + era * 400 + (m <= 2) as i64;
    let leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
    let yday = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][m as usize - 1] + d + (leap && m > 2) as i64;
    const MON: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    const DAY: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    let (h, mi, se) = (s / 3600, s / 60 % 60, s % 60);
    let mut o = String::new();
    let mut it = fmt.chars();
    while let Some(c) = it.next() {
        if c != '%' {
            o.push(c);
            continue;
        }
        let mut c = it.next().unwrap_or('%');
        let pad = c != '-';
        if !pad {
            c = it.next().unwrap_or('%')
        }
        let mut num = |v: i64, w: usize| {
            let _ = if pad { write!(o, "{v:0w$}") } else { write!(o, "{v}") };
        };
        match c {
            'd' => num(d, 2),
            'm' => num(m, 2),
            'Y' => num(y, 4),
            'y' => num(y % 100, 2),
            'H' => num(h, 2),
            'M' => num(mi, 2),
            'S' => num(se, 2),
            'I' => num((h + 11) % 12 + 1, 2),
            'j' => num(yday, 3),
            'w' => num(wd as i64, 1),
            'u' => num(if wd == 0 { 7 } else { wd as i64 }, 1),
            'B' => o.push_str(MON[m as usize - 1]),
            'b' | 'h' => o.push_str(&MON[m as usize - 1][..3]),
            'A' => o.push_str(DAY[wd]),
            'a' => o.push_str(&DAY[wd][..3]),
            'p' => o.push_str(if h < 12 { "AM" } else { "PM" }),
            'F' => {
                let _ = write!(o, "{y:04}-{m:02}-{d:02}");
            }
            'T' => {
                let _ = write!(o, "{h:02}:{mi:02}:{se:02}");
            }
            '%' => o.push('%'),
            'n' => o.push('\n'),
            't' => o.push('\t'),
            c => return Err(Error::new(ErrorKind::InvalidOperation, format!("strftime_now: %{c} is not supported"))),
        }
    }
    Ok(o)
}

/// str() of Python: differs from minijinja only for floats (1e-07, 1e+22).
fn py_str(v: &Value) -> String {
    match v.kind() {
        ValueKind::Number if !v.is_integer() => f64::try_from(v.clone())
            .map(|f| py_float(f).replace("Infinity", "inf").replace("NaN", "nan"))
            .unwrap_or_else(|_| v.to_string()),
        _ => v.to_string(),
    }
}
fn py_int(v: &Value, default: Option<Value>) -> Value {
    let d = default.unwrap_or_else(|| Value::from(0));
    match v.kind() {
        ValueKind::Bool => Value::from(v.is_true() as i64),
        ValueKind::Number if v.is_integer() => v.clone(),
        ValueKind::Number => {
            f64::try_from(v.clone()).ok().filter(|f| f.is_finite()).map_or(d, |f| Value::from(f as i64))
        }
        ValueKind::String => {
            let s = v.as_str().unwrap_or("").trim();
            s.parse::<i64>()
                .ok()
                .or_else(|| s.parse::<f64>().ok().filter(|f| f.is_finite()).map(|f| f as i64))
                .map_or(d, Value::from)
        }
        _ => d,
    }
}
fn py_to_float(v: &Value, default: Option<Value>) -> Value {
    let d = default.unwrap_or_else(|| Value::from(0.0));
    match v.kind() {
        ValueKind::Bool => Value::from(v.is_true() as i64 as f64),
        ValueKind::Number => f64::try_from(v.clone()).map_or(d, Value::from),
        ValueKind::String => v.as_str().and_then(|s| s.trim().parse::<f64>().ok()).map_or(d, Value::from),
        _ => d,
    }
}
fn py_default(v: &Value, args: minijinja::value::Rest<Value>, kw: Kwargs) -> Result<Value, Error> {
    let d = match args.first() {
        Some(v) => v.clone(),
        None => kw.get::<Option<Value>>("default_value")?.unwrap_or_else(|| Value::from("")),
    };
    let b = match args.get(1) {
        Some(v) => v.is_true(),
        None => kw.get::<Option<bool>>("boolean")?.unwrap_or(false),
    };
    kw.assert_all_used()?;
    Ok(if v.is_undefined() || (b && !v.is_true()) { d } else { v.clone() })
}
fn strs(v: Vec<&str>) -> Value {
    v.into_iter().map(|s| Value::from(s.to_string())).collect()
}
fn method(state: &mut minijinja::State, v: &Value, name: &str, args: &[Value]) -> Result<Value, Error> {
    use minijinja::value::from_args;
    let bad = |m: &str| Error::new(ErrorKind::InvalidOperation, m.to_string());
    if let Some(s) = v.as_str() {
        let pad = |args: &[Value]| -> Result<(usize, String), Error> {
            let (w, c): (usize, Option<String>) = from_args(args)?;
            if w > 100_000 {
                return Err(bad("width too large"));
            }
            Ok((w.saturating_sub(s.chars().count()), c.unwrap_or_else(|| " ".into())))
        };
        match name {
            "removeprefix" => {
                let (p,): (&str,) = from_args(args)?;
                return Ok(s.strip_prefix(p).unwrap_or(s).into());
            }
            "removesuffix" => {
                let (p,): (&str,) = from_args(args)?;
                return Ok(s.strip_suffix(p).unwrap_or(s).into());
            }
            "partition" => {
                let (p,): (&str,) = from_args(args)?;
                return Ok(strs(match s.split_once(p) {
                    Some((a, b)) => vec![a, p, b],
                    None => vec![s, "", ""],
                }));
            }
            "rpartition" => {
                let (p,): (&str,) = from_args(args)?;
                return Ok(strs(match s.rsplit_once(p) {
                    Some((a, b)) => vec![a, p, b],
                    None => vec!["", "", s],
                }));
            }
            "rsplit" => {
                let (p, n): (&str, Option<i64>) = from_args(args)?;
                if p.is_empty() {
                    return Err(bad("empty separator"));
                }
                let mut r: Vec<&str> = match n {
                    Some(n) if n >= 0 => s.rsplitn(n as usize + 1, p).collect(),
                    _ => s.rsplit(p).collect(),
                };
                r.reverse();
                return Ok(strs(r));
            }
            "ljust" => {
                let (n, c) = pad(args)?;
                return Ok(format!("{s}{}", c.repeat(n)).into());
            }
            "rjust" => {
                let (n, c) = pad(args)?;
                return Ok(format!("{}{s}", c.repeat(n)).into());
            }
            "center" => {
                let (n, c) = pad(args)?;
                return Ok(format!("{}{s}{}", c.repeat(n / 2), c.repeat(n - n / 2)).into());
            }
            "zfill" => {
                let (n, _) = pad(args)?;
                let (sg, r) = if s.starts_with(['-', '+']) { s.split_at(1) } else { ("", s) };
                return Ok(format!("{sg}{}{r}", "0".repeat(n)).into());
            }
            "index" => {
                let (p,): (&str,) = from_args(args)?;
                return s.find(p).map(|i| Value::from(s[..i].chars().count())).ok_or_else(|| bad("substring not found"));
            }
            "casefold" => return Ok(s.to_lowercase().into()),
            "swapcase" => {
                return Ok(s
                    .chars()
                    .flat_map(|c| {
                        if c.is_uppercase() {
                            c.to_lowercase().collect::<Vec<_>>()
                        } else {
                            c.to_uppercase().collect()
                        }
                    })
                    .collect::<String>()
                    .into())
            }
            _ => {}
        }
    }
    match (v.kind(), name) {
        (ValueKind::Map | ValueKind::Seq, "copy") => return Ok(v.clone()),
        (ValueKind::Seq, "index") => {
            let (x,): (&Value,) = from_args(args)?;
            return v.try_iter()?.position(|y| y == *x).map(Value::from).ok_or_else(|| bad("value is not in list"));
        }
        _ => {}
    }
    minijinja_contrib::pycompat::unknown_method_callback(state, v, name, args)
}

pub fn render(src: &str, ctx: &str, now: i64) -> Result<(String, Vec<(usize, usize)>), (u32, String)> {
    let ctx: serde_json::Value = serde_json::from_str(ctx).map_err(|e| (0, format!("context is not JSON: {e}")))?;
    let src =
        if src.contains('\r') { Cow::Owned(src.replace("\r\n", "\n").replace('\r', "\n")) } else { Cow::Borrowed(src) }; // jinja2 does
    let (src, has_gen) = rewrite(&src);
    let (b, e) = *BEGIN_END
        .iter()
        .find(|(b, e)| {
            !has_gen || {
                let j = ctx.to_string();
                !j.contains(*b) && !j.contains(*e) && !src.contains(*b) && !src.contains(*e)
            }
        })
        .ok_or((0, "the text contains the characters U+FDD0..U+FDD7".to_string()))?;
    let mut env = Environment::new();
    env.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().unwrap());
    env.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    minijinja_contrib::add_to_environment(&mut env);
    env.set_unknown_method_callback(method);
    env.set_formatter(|out, _, v| {
        if v.is_undefined() {
            return Ok(());
        }
        match v.as_str() {
            Some(s) => out.write_str(s)?,
            None => out.write_str(&py_str(v))?,
        }
        Ok(())
    });
    env.add_filter(
        "string",
        |v: &Value| if v.kind() == ValueKind::String { v.clone() } else { Value::from(py_str(v)) },
    );
    env.add_filter("int", py_int);
    env.add_filter("float", py_to_float);
    env.add_filter("default", py_default);
    env.add_filter("d", py_default);
    for n in ["e", "escape"] {
        env.add_filter(n, |v: &Value| {
            let mut o = String::new();
            for c in py_str(v).chars() {
                match c {
                    '<' => o.push_str("&lt;"),
                    '>' => o.push_str("&gt;"),
                    '&' => o.push_str("&amp;"),
                    '"' => o.push_str("&#34;"),
                    '\'' => o.push_str("&#39;"),
                    c => o.push(c),
                }
            }
            o
        });
    }
    env.add_filter("center", |s: String, w: Option<usize>| {
        let n = w.unwrap_or(80).min(100_000).saturating_sub(s.chars().count());
        format!("{}{s}{}", " ".repeat(n / 2), " ".repeat(n - n / 2))
    });
    env.add_test("sequence", |v: &Value| matches!(v.kind(), ValueKind::Seq | ValueKind::String | ValueKind::Map)); // as jinja2: has len() and []
    env.add_test("callable", |v: &Value| {
        v.as_object().is_some()
            && !matches!(v.kind(), ValueKind::Map | ValueKind::Seq | ValueKind::String | ValueKind::Iterable)
    });
    env.set_fuel(Some(10_000_000));
    env.add_filter("tojson", tojson);
    env.add_filter("__gen", move |s: &str| format!("{b}{s}{e}"));
    env.add_function("raise_exception", |m: String| -> Result<Value, Error> {
        Err(Error::new(ErrorKind::InvalidOperation, format!("\u{1}{m}")))
    });
    env.add_function("strftime_now", move |f: &str| strftime(f, now));
    let fail = |err: Error| {
        let line = err.line().unwrap_or(0) as u32;
        let mut m = match err.detail() {
            Some(d) if d.starts_with('\u{1}') => d[1..].to_string(),
            Some(d) => format!("{}: {d}", err.kind()),
            None => err.kind().to_string(),
        };
        let mut s = std::error::Error::source(&err);
        while let Some(x) = s {
            let _ = write!(m, " ({x})");
            s = x.source()
        }
        (line, m)
    };
    let text = env
        .template_from_named_str("chat_template", &src)
        .map_err(fail)?
        .render(minijinja::value::Serde(&ctx))
        .map_err(fail)?;
    if !has_gen {
        return Ok((text, vec![]));
    }
    let (mut out, mut spans, mut open) = (String::with_capacity(text.len()), vec![], None);
    for c in text.chars() {
        if c == b {
            open = Some(out.len())
        } else if c == e {
            if let Some(s) = open.take() {
                spans.push((s, out.len()))
            }
        } else {
            out.push(c)
        }
    }
    Ok((out, spans))
}

/// context: a JSON object. On LK_ERROR *line is the template's line (0: unknown).
#[no_mangle]
pub unsafe extern "C" fn lk_render(
    source: LkStr,
    context: LkStr,
    local_seconds: i64,
    out: *mut LkBuf,
    spans: *mut *mut LkSpan,
    span_count: *mut usize,
    line: *mut u32,
    err: *mut LkBuf,
) -> i32 {
    guard(err, || {
        let (rendered, generated) = match render(text(source)?, text(context)?, local_seconds) {
            Ok(result) => result,
            Err((at, message)) => {
                if !line.is_null() {
                    *line = at;
                }
                return fail(message);
            }
        };
        put(out, rendered);
        if !spans.is_null() {
            let list: Box<[LkSpan]> =
                generated.into_iter().map(|(b, e)| LkSpan { begin: b as u64, end: e as u64 }).collect();
            *span_count = list.len();
            *spans = Box::into_raw(list) as *mut LkSpan;
        }
        Ok(())
    })
}
