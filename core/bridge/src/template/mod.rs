//! Chat templates, rendered as transformers renders them with Jinja2: trim_blocks, lstrip_blocks, Python's printing.
//! The operators of minijinja 3.1 cannot be replaced and count only some of what they make: lists added up (`l + l` some 35 times)
//! are copied uncounted, and a list folded into itself takes no memory until `~` prints it. So a rendering has a bounded heap, too.
//! Known differences: `for x in none` prints nothing instead of failing; macros take no varargs; there is no unary plus.
mod bounded;
mod filters;
mod format;
mod generation;
mod json;
mod methods;
mod python;
mod strftime;

use crate::abi::*;
use crate::memory;
use minijinja::value::{Value, ValueKind};
use minijinja::{syntax::SyntaxConfig, Environment, Error, ErrorKind, State};
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

/// Bounds the time and the memory of a template (a step or 64 bytes each): enough for any conversation.
const FUEL: u64 = 5_000_000;

/// Why a template failed: its line (0: unknown) and the reason, or its own words where it refuses (raise_exception).
#[derive(Clone)]
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

/// Hidden variables of a rendering: the wall clock, and the marks of generation blocks.
const CLOCK: &str = "__local_seconds";
const MARKS: &str = "__marks";

fn hidden<T: TryFrom<Value>>(state: &State, name: &str) -> Result<T, Error> {
    state.lookup(name).and_then(|v| T::try_from(v).ok()).ok_or_else(|| bad("a hidden variable was changed"))
}

fn mark(state: &State, text: &str) -> Result<String, Error> {
    let marks: String = hidden(state, MARKS)?;
    let mut ends = marks.chars();
    let (begin, end) = (ends.next().unwrap_or(' '), ends.next().unwrap_or(' '));
    Ok(format!("{begin}{text}{end}"))
}

fn environment() -> Environment<'static> {
    let mut env = Environment::new();
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    env.set_syntax(syntax.expect("the default delimiters are sound"));
    env.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    minijinja_contrib::add_to_environment(&mut env);
    env.set_unknown_method_callback(methods::call);
    env.set_formatter(|out, _, value| {
        if value.is_undefined() {
            return Ok(());
        }
        let text = match value.as_str() {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(python::str(value)?),
        };
        Ok(out.write_str(&text)?)
    });
    filters::add_to(&mut env);
    env.add_filter(generation::FILTER, mark);
    env.set_fuel(Some(FUEL));
    env.add_function("raise_exception", |message: &Value| -> Result<Value, Error> {
        Err(bad(format!("{REFUSAL}{}", python::str(message)?)))
    });
    env.add_function("strftime_now", |state: &State, format: &str| strftime::format(format, hidden(state, CLOCK)?));
    env
}

/// A template ready to be rendered, or why it cannot be.
pub struct LkTemplate {
    compiled: Arc<Compiled>,
    fault: OnceLock<Failure>,
    worker: memory::Worker,
}

struct Compiled {
    env: Environment<'static>,
    source: String,
    has_generation: bool,
}

const NAME: &str = "chat_template";

/// The largest templates known have 30 kB. The compiler calls itself once for a sign of the source at worst («- - - - 1»), so
/// it gets a stack of its own that is large enough for all it may be given.
const LONGEST_SOURCE: usize = 128 << 10;
const STACK: usize = 256 << 20;
const HEAP: usize = 128 << 20;

impl LkTemplate {
    fn new(source: &str) -> LkTemplate {
        let source = source.replace("\r\n", "\n").replace('\r', "\n"); // as Jinja2 does
        let (rewritten, has_generation) = generation::rewrite(&source);
        let mut env = environment();
        let rewritten = rewritten.into_owned();
        let fault = if rewritten.len() > LONGEST_SOURCE {
            Some(plain(format!("it is longer than {LONGEST_SOURCE} bytes")))
        } else {
            stacker::grow(STACK, || env.add_template_owned(NAME, rewritten)).err().map(Failure::from)
        };
        let fault = fault.map_or_else(OnceLock::new, OnceLock::from);
        let compiled = Arc::new(Compiled { env, source, has_generation });
        LkTemplate { compiled, fault, worker: memory::Worker::new(STACK, HEAP) }
    }

    fn render(&self, context: &str, local_seconds: i64) -> Result<(String, Vec<LkSpan>), Failure> {
        if let Some(fault) = self.fault.get() {
            return Err(fault.clone());
        }
        let (compiled, context) = (self.compiled.clone(), context.to_string());
        match self.worker.run(move || compiled.render(&context, local_seconds)) {
            Ok(Some(result)) => result,
            Ok(None) => Err(self.fault.get_or_init(|| plain(format!("it wants more than {} MB of memory", HEAP >> 20))).clone()),
            Err(error) => Err(plain(format!("no thread for it: {error}"))),
        }
    }
}

fn plain(reason: String) -> Failure {
    Failure { line: 0, reason, refused: false }
}

impl Compiled {
    /// On a thread with a large stack: a list inside a list, and so on as far as the fuel goes, is taken apart by calls inside calls.
    fn render(&self, context: &str, local_seconds: i64) -> Result<(String, Vec<LkSpan>), Failure> {
        let mut context: serde_json::Value =
            serde_json::from_str(context).map_err(|e| plain(format!("its context: {e}")))?;
        let marks = match self.has_generation {
            true => generation::marks(&[&self.source, &context.to_string()])
                .ok_or_else(|| plain("the text holds the characters U+FDD0 to U+FDD7".into()))?,
            false => (' ', ' '),
        };
        context[CLOCK] = local_seconds.into();
        context[MARKS] = format!("{}{}", marks.0, marks.1).into();
        let mut out = bounded::Bounded::default();
        self.env.get_template(NAME)?.render_captured_to(minijinja::value::Serde(&context), &mut out).map(drop)?;
        let text = out.text();
        Ok(if self.has_generation { generation::unmark(&text, marks) } else { (text, vec![]) })
    }
}

/// A template that cannot be compiled gives its fault when it is rendered.
#[no_mangle]
pub unsafe extern "C" fn lk_template_new(source: LkStr, out: *mut *mut LkTemplate, err: *mut LkBuf) -> i32 {
    guard(err, || {
        *out = Box::into_raw(Box::new(LkTemplate::new(text(source)?)));
        Ok(())
    })
}

#[no_mangle]
pub unsafe extern "C" fn lk_template_free(template: *mut LkTemplate) {
    release(template)
}

/// On LK_ERROR and LK_REFUSED *line is the template's line (0: unknown).
#[no_mangle]
pub unsafe extern "C" fn lk_template_render(
    template: *const LkTemplate,
    context: LkStr,
    local_seconds: i64,
    out: *mut LkBuf,
    spans: *mut *mut LkSpan,
    span_count: *mut usize,
    line: *mut u32,
    err: *mut LkBuf,
) -> i32 {
    guard(err, || {
        let (rendered, generated) = match (*template).render(text(context)?, local_seconds) {
            Ok(result) => result,
            Err(failure) => {
                *line = failure.line;
                return Err(Fail(if failure.refused { REFUSED } else { ERROR }, failure.reason));
            }
        };
        put(out, rendered);
        let list = generated.into_boxed_slice();
        *span_count = list.len();
        *spans = Box::into_raw(list) as *mut LkSpan;
        Ok(())
    })
}

fn is_text(value: &Value) -> bool {
    value.kind() == ValueKind::String
}
