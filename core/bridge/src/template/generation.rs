//! `{% generation %}` blocks, an extension of transformers: they say which part of the text the assistant writes.
//! The block becomes a filter block that puts marks around its body; the marks are taken out of the text again.
use crate::abi::LkSpan;
use std::borrow::Cow;
use std::fmt::Write;

pub const FILTER: &str = "__generation";

/// Characters that Unicode keeps for such use and no text has; a second pair where one has them all the same.
const MARKS: [(char, char); 4] =
    [('\u{FDD0}', '\u{FDD1}'), ('\u{FDD2}', '\u{FDD3}'), ('\u{FDD4}', '\u{FDD5}'), ('\u{FDD6}', '\u{FDD7}')];

/// `{% generation %}` … `{% endgeneration %}` → `{% filter … %}` … `{% endfilter %}`, with the same white-space signs.
pub fn rewrite(source: &str) -> (Cow<'_, str>, bool) {
    if !source.contains("generation") {
        return (Cow::Borrowed(source), false);
    }
    let mut out = String::with_capacity(source.len() + 64);
    let (mut rest, mut found) = (source, false);
    while let Some(start) = rest.find("{%") {
        out.push_str(&rest[..start]);
        let body = &rest[start + 2..];
        let Some(end) = body.find("%}") else {
            rest = &rest[start..];
            break;
        };
        let inner = &body[..end];
        let left = if inner.starts_with(['-', '+']) { &inner[..1] } else { "" };
        let core = &inner[left.len()..];
        let right = if core.ends_with(['-', '+']) { &core[core.len() - 1..] } else { "" };
        let name = core[..core.len() - right.len()].trim();
        rest = &body[end + 2..];
        match name {
            "generation" => {
                found = true;
                let _ = write!(out, "{{%{left} filter {FILTER} {right}%}}");
            }
            "endgeneration" => {
                let _ = write!(out, "{{%{left} endfilter {right}%}}");
            }
            _ => {
                out.push_str("{%");
                rest = body;
            }
        }
    }
    out.push_str(rest);
    (Cow::Owned(out), found)
}

pub fn marks(texts: &[&str]) -> Option<(char, char)> {
    MARKS.into_iter().find(|(begin, end)| !texts.iter().any(|text| text.contains(*begin) || text.contains(*end)))
}

/// The text without marks, and the bytes that were between them.
pub fn unmark(text: &str, (begin, end): (char, char)) -> (String, Vec<LkSpan>) {
    let (mut out, mut spans, mut open) = (String::with_capacity(text.len()), vec![], None);
    for c in text.chars() {
        if c == begin {
            open = Some(out.len());
        } else if c != end {
            out.push(c);
        } else if let Some(start) = open.take() {
            spans.push(LkSpan { begin: start as u64, end: out.len() as u64 });
        }
    }
    (out, spans)
}
