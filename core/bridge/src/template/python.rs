//! Values as Python prints and converts them.
use super::bounded;
use minijinja::value::{Value, ValueKind};
use minijinja::Error;

pub fn float(number: f64) -> String {
    if number.is_nan() {
        return "NaN".into();
    }
    if number.is_infinite() {
        return if number > 0.0 { "Infinity".into() } else { "-Infinity".into() };
    }
    let shortest = format!("{number:e}"); // d.ddde-7
    let (digits, exponent) = shortest.split_once('e').unwrap_or((&shortest, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if number != 0.0 && !(-4..16).contains(&exponent) {
        return format!("{digits}e{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs());
    }
    let plain = format!("{number}");
    if plain.contains('.') {
        plain
    } else {
        plain + ".0"
    }
}

/// str(): differs from the template engine's own only for floats (1e-07, 1e+22).
pub fn str(value: &Value) -> Result<String, Error> {
    let is_float = value.kind() == ValueKind::Number && !value.is_integer();
    match f64::try_from(value.clone()) {
        Ok(number) if is_float => Ok(float(number).replace("Infinity", "inf").replace("NaN", "nan")),
        _ => bounded::printed(value),
    }
}

pub fn int(value: &Value, default: Option<Value>) -> Value {
    let whole = |number: f64| number.is_finite().then_some(number as i64);
    let found = match value.kind() {
        ValueKind::Bool => Some(i64::from(value.is_true())),
        ValueKind::Number if value.is_integer() => return value.clone(),
        ValueKind::Number => f64::try_from(value.clone()).ok().and_then(whole),
        ValueKind::String => {
            let text = value.as_str().unwrap_or("").trim();
            text.parse::<i64>().ok().or_else(|| text.parse::<f64>().ok().and_then(whole))
        }
        _ => None,
    };
    found.map(Value::from).or(default).unwrap_or_else(|| Value::from(0))
}

pub fn to_float(value: &Value, default: Option<Value>) -> Value {
    let found = match value.kind() {
        ValueKind::Bool => Some(f64::from(u8::from(value.is_true()))),
        ValueKind::Number => f64::try_from(value.clone()).ok(),
        ValueKind::String => value.as_str().and_then(|text| text.trim().parse().ok()),
        _ => None,
    };
    found.map(Value::from).or(default).unwrap_or_else(|| Value::from(0.0))
}
