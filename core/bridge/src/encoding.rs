//! Text in other encodings than UTF-8: which one it is likely to be, and the same text as UTF-8, piece by piece.
use crate::abi::*;
use chardetng::EncodingDetector;
use encoding_rs::{Decoder, DecoderResult, Encoding};

pub struct LkTextDecoder(Decoder);

/// What the bytes are likely to be, UTF-8 and UTF-16 left aside; sure: 0 where the guess is likely to be wrong.
#[no_mangle]
pub unsafe extern "C" fn lk_text_guess(content: LkStr, out: *mut LkBuf, sure: *mut i32, err: *mut LkBuf) -> i32 {
    guard(err, || {
        let mut detector = EncodingDetector::new();
        detector.feed(bytes(content), true);
        let (encoding, is_assessed) = detector.guess_assess(None, false);
        *sure = i32::from(is_assessed);
        put(out, encoding.name().to_string());
        Ok(())
    })
}

#[no_mangle]
pub unsafe extern "C" fn lk_text_decoder_new(label: LkStr, out: *mut *mut LkTextDecoder, err: *mut LkBuf) -> i32 {
    guard(err, || {
        let Some(encoding) = Encoding::for_label(bytes(label)) else {
            return fail("no encoding has this name");
        };
        *out = Box::into_raw(Box::new(LkTextDecoder(encoding.new_decoder_without_bom_handling())));
        Ok(())
    })
}

#[no_mangle]
pub unsafe extern "C" fn lk_text_decoder_feed(
    decoder: *mut LkTextDecoder,
    content: LkStr,
    last: i32,
    out: *mut LkBuf,
    replaced: *mut u64,
    err: *mut LkBuf,
) -> i32 {
    guard(err, || {
        let decoder = &mut (*decoder).0;
        let mut left = bytes(content);
        let mut text = String::with_capacity(left.len() + left.len() / 2 + 16);
        let mut count = 0;
        loop {
            let (result, read) = decoder.decode_to_string_without_replacement(left, &mut text, last != 0);
            left = &left[read..];
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => text.reserve(left.len() + 64),
                DecoderResult::Malformed(_, _) => {
                    count += 1;
                    text.push(char::REPLACEMENT_CHARACTER);
                }
            }
        }
        *replaced = count;
        put(out, text);
        Ok(())
    })
}

#[no_mangle]
pub unsafe extern "C" fn lk_text_decoder_free(decoder: *mut LkTextDecoder) {
    release(decoder)
}
