//! `'{:>8}'.format(x)` and `'%8d' | format(x)`, refused where the text could become too long: each argument may be written in every
//! field, and each field as wide as it says.
use super::bad;
use super::bounded::{printed, LARGEST};
use minijinja::formatting::{format, FormatStyle};
use minijinja::value::{Rest, Value};
use minijinja::Error;

/// All numbers inside the fields of a format, each of which may be a width, added up.
fn widths(text: &str, is_inside: impl FnMut(char) -> bool) -> usize {
    let mut is_inside = is_inside;
    let (mut sum, mut number) = (0_usize, 0_usize);
    for c in text.chars().chain(['\n']) {
        let inside = is_inside(c);
        match c.to_digit(10) {
            Some(digit) if inside => number = number.saturating_mul(10).saturating_add(digit as usize),
            _ => sum = sum.saturating_add(std::mem::take(&mut number)),
        }
    }
    sum
}

fn check(text: &str, args: &[Value], fields: usize, widths: usize) -> Result<(), Error> {
    let mut longest = 0;
    for argument in args {
        longest = printed(argument)?.len().max(longest);
    }
    let most = fields.saturating_mul(longest).saturating_add(widths).saturating_add(text.len());
    if most > LARGEST {
        return Err(bad("the format makes too long a text"));
    }
    Ok(())
}

pub fn of_braces(text: &str, args: &[Value]) -> Result<Value, Error> {
    let mut depth = 0_usize;
    let widths = widths(text, |c| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 0
    });
    check(text, args, text.matches('{').count(), widths)?;
    format(FormatStyle::StrFormat, text, args).map(Value::from)
}

/// The filter. A star takes its width from an argument.
pub fn of_percents(text: &str, args: Rest<Value>) -> Result<Value, Error> {
    let (mut inside, mut in_name) = (false, false);
    let written = widths(text, |c| {
        match c {
            '%' => inside = true,
            '(' | ')' => in_name = c == '(',
            _ if c.is_alphabetic() && !in_name => inside = false,
            _ => {}
        }
        inside
    });
    let given = args.iter().filter_map(Value::as_usize).fold(0, usize::saturating_add);
    let starred = text.matches('*').count().saturating_mul(given);
    check(text, &args, text.matches('%').count(), written.saturating_add(starred))?;
    format(FormatStyle::Printf, text, &args).map(Value::from)
}
