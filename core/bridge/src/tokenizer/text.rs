//! A text, or two of them, as a model that judges texts reads it.
use super::encode::LkEncoding;
use super::LkTokenizer;
use crate::abi::*;
use tokenizers::utils::truncation::{truncate_encodings, TruncationParams, TruncationStrategy};
use tokenizers::PostProcessor;

/// has_second: a pair. max_length: with the post-processor's tokens; the longer one is cut first. whole: the length
/// without that limit. Special tokens in the texts stay text.
#[no_mangle]
pub unsafe extern "C" fn lk_encode_text(
    tokenizer: *const LkTokenizer,
    first: LkStr,
    second: LkStr,
    has_second: i32,
    max_length: u64,
    whole: *mut u64,
    out: *mut *mut LkEncoding,
    err: *mut LkBuf,
) -> i32 {
    guard(err, || {
        let owner = &*tokenizer;
        let everything = [LkSpan { begin: 0, end: u64::MAX }];
        let one = owner.encode(text(first)?, &everything, false)?;
        let mut other = match has_second {
            0 => None,
            _ => Some(owner.encode(text(second)?, &everything, false)?),
        };
        if let Some(pair) = other.as_mut() {
            pair.set_type_ids(vec![1; pair.get_ids().len()]);
        }
        let added = owner.tokenizer.get_post_processor().map_or(0, |p| p.added_tokens(other.is_some()));
        *whole = (one.get_ids().len() + other.as_ref().map_or(0, |e| e.get_ids().len()) + added) as u64;
        let room = (max_length as usize).saturating_sub(added);
        let params = TruncationParams {
            max_length: room,
            strategy: TruncationStrategy::LongestFirst,
            stride: 0,
            ..Default::default()
        };
        let (one, other) = truncate_encodings(one, other, &params)?;
        let tokens_of_first = one.get_ids().len();
        let mut encoding = LkEncoding::from(owner.tokenizer.post_process(one, other, true)?);
        encoding.tell_texts(tokens_of_first);
        *out = Box::into_raw(Box::new(encoding));
        Ok(())
    })
}
