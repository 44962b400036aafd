//! Chat templates, rendered as transformers renders them with Jinja2: trim_blocks, lstrip_blocks, Python's printing.
//! Known differences: `for x in none` prints nothing instead of failing; macros take no varargs; there is no unary plus.
mod filters;
mod generation;
mod json;
mod methods;
mod python;
mod strftime;

use crate::abi::*;
use minijinja::value::{Value, ValueKind};
use minijinja::{syntax::SyntaxConfig, Environment, Error, ErrorKind};
use std::borrow::Cow;

/// Steps after which a template is stopped, and the longest text it may print: enough for any conversation.
const FUEL: u64 = 10_000_000;
const LONGEST_TEXT: usize = 64 << 20;

/// Why a template failed: its line (0: unknown) and the reason, or its own words where it refuses (raise_exception).
struct Failure {
    line: u32,
    reason: String,
    refused: bool,
}

/// Marks the message of raise_exception inside an error of the template engine.
const REFUSAL: char = '\u{1}';

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let line = error.line().unwrap_or(0) as u32;
        let mut source: Option<&dyn std::error::Error> = Some(&error);
        let mut reasons: Vec<String> = vec![];
        while let Some(each) = source {
            let (detail, kind) = match each.downcast_ref::<Error>() {
                Some(e) => (e.detail().map(str::to_string), e.kind().to_string()),
                None => (None, each.to_string()),
            };
            if let Some(message) = detail.as_deref().and_then(|d| d.strip_prefix(REFUSAL)) {
                return Failure { line, reason: message.to_string(), refused: true };
            }
            let reason = detail.map_or(kind.clone(), |d| format!("{kind}: {d}"));
            if reasons.last() != Some(&reason) {
                reasons.push(reason);
            }
            source = each.source();
        }
        Failure { line, reason: reasons.join("; "), refused: false }
    }
}

fn bad(message: impl Into<Cow<'static, str>>) -> Error {
    Error::new(ErrorKind::InvalidOperation, message)
}

/// Counts what is printed, so that a template cannot fill the memory.
#[derive(Debug, Default)]
struct Printed(std::sync::atomic::AtomicUsize);

impl Printed {
    fn add(&self, count: usize) -> Result<(), Error> {
        let before = self.0.fetch_add(count, std::sync::atomic::Ordering::Relaxed);
        if before + count > LONGEST_TEXT {
            return Err(bad("the template prints too much"));
        }
        Ok(())
    }
}

fn environment(local_seconds: i64) -> Environment<'static> {
    let mut env = Environment::new();
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    env.set_syntax(syntax.expect("the default delimiters are sound"));
    env.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    minijinja_contrib::add_to_environment(&mut env);
    env.set_unknown_method_callback(methods::call);
    let printed = Printed::default();
    env.set_formatter(move |out, _, value| {
        if value.is_undefined() {
            return Ok(());
        }
        let text = match value.as_str() {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(python::str(value)),
        };
        printed.add(text.len())?;
        Ok(out.write_str(&text)?)
    });
    filters::add_to(&mut env);
    env.set_fuel(Some(FUEL));
    env.add_function("raise_exception", |message: &Value| -> Result<Value, Error> {
        Err(bad(format!("{REFUSAL}{}", python::str(message))))
    });
    env.add_function("strftime_now", move |format: &str| strftime::format(format, local_seconds));
    env
}

fn render(source: &str, context: &str, local_seconds: i64) -> Result<(String, Vec<LkSpan>), Failure> {
    let plain = |reason: String| Failure { line: 0, reason, refused: false };
    let context: serde_json::Value = serde_json::from_str(context).map_err(|e| plain(format!("its context: {e}")))?;
    let source = source.replace("\r\n", "\n").replace('\r', "\n"); // as Jinja2 does
    let (source, has_generation) = generation::rewrite(&source);
    let mut env = environment(local_seconds);
    if !has_generation {
        let text = env.template_from_named_str("chat_template", &source)?.render(minijinja::value::Serde(&context))?;
        return Ok((text, vec![]));
    }
    let marks = generation::marks(&[&source, &context.to_string()])
        .ok_or_else(|| plain("the text holds the characters U+FDD0 to U+FDD7".into()))?;
    env.add_filter(generation::FILTER, move |text: &str| format!("{}{text}{}", marks.0, marks.1));
    let text = env.template_from_named_str("chat_template", &source)?.render(minijinja::value::Serde(&context))?;
    Ok(generation::unmark(&text, marks))
}

/// On LK_ERROR and LK_REFUSED *line is the template's line (0: unknown).
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
            Err(failure) => {
                if !line.is_null() {
                    *line = failure.line;
                }
                return Err(Fail(if failure.refused { REFUSED } else { ERROR }, failure.reason));
            }
        };
        put(out, rendered);
        if !spans.is_null() {
            let list = generated.into_boxed_slice();
            *span_count = list.len();
            *spans = Box::into_raw(list) as *mut LkSpan;
        }
        Ok(())
    })
}

fn is_text(value: &Value) -> bool {
    value.kind() == ValueKind::String
}
