//! Which words of two texts are not in the other, by Unicode's words: of Han each character is one.
use crate::abi::*;
use similar::{ChangeTag, TextDiff};
use std::time::Duration;

unsafe fn put_spans(list: Vec<LkSpan>, spans: *mut *mut LkSpan, count: *mut usize) {
    let list = list.into_boxed_slice();
    *count = list.len();
    *spans = Box::into_raw(list) as *mut LkSpan;
}

/// removed, added: bytes of the words of `before` and of `after` that the other has not there, in order.
#[no_mangle]
pub unsafe extern "C" fn lk_word_difference(
    before: LkStr,
    after: LkStr,
    milliseconds: u32,
    removed: *mut *mut LkSpan,
    removed_count: *mut usize,
    added: *mut *mut LkSpan,
    added_count: *mut usize,
    err: *mut LkBuf,
) -> i32 {
    guard(err, || {
        let (before, after) = (text(before)?, text(after)?);
        let difference = TextDiff::configure()
            .timeout(Duration::from_millis(milliseconds.into()))
            .diff_unicode_words(before, after);
        let (mut at_before, mut at_after) = (0, 0);
        let (mut lost, mut gained) = (Vec::new(), Vec::new());
        for change in difference.iter_all_changes() {
            let length = change.value().len() as u64;
            let span = |begin: u64| LkSpan { begin, end: begin + length };
            match change.tag() {
                ChangeTag::Delete => lost.push(span(at_before)),
                ChangeTag::Insert => gained.push(span(at_after)),
                ChangeTag::Equal => {}
            }
            at_before += if change.tag() == ChangeTag::Insert { 0 } else { length };
            at_after += if change.tag() == ChangeTag::Delete { 0 } else { length };
        }
        put_spans(lost, removed, removed_count);
        put_spans(gained, added, added_count);
        Ok(())
    })
}
