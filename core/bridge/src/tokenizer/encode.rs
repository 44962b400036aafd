//! Text to ids and back.
use super::LkTokenizer;
use crate::abi::*;
use tokenizers::Encoding;

pub struct LkEncoding {
    ids: Vec<u32>,
    types: Vec<u32>,
    offsets: Vec<LkSpan>,
    special: Vec<u32>,
    sequences: Vec<u32>,
}

/// In `sequences` of a token that was added.
const NO_SEQUENCE: u32 = u32::MAX;

impl LkEncoding {
    /// The encoding's own ranges are not to be trusted where its texts were processed before they were put together.
    pub fn tell_texts(&mut self, tokens_of_first: usize) {
        let mut seen = 0;
        let sequence = |special: &u32| match special {
            0 => {
                seen += 1;
                u32::from(seen > tokens_of_first)
            }
            _ => NO_SEQUENCE,
        };
        self.sequences = self.special.iter().map(sequence).collect();
    }
}

impl From<Encoding> for LkEncoding {
    fn from(e: Encoding) -> Self {
        LkEncoding {
            ids: e.get_ids().to_vec(),
            types: e.get_type_ids().to_vec(),
            offsets: e.get_offsets().iter().map(|o| LkSpan { begin: o.0 as u64, end: o.1 as u64 }).collect(),
            special: e.get_special_tokens_mask().to_vec(),
            sequences: Vec::new(),
        }
    }
}

/// literal: bytes of the text in which special tokens stay text.
#[no_mangle]
pub unsafe extern "C" fn lk_encode(
    tokenizer: *const LkTokenizer,
    input: LkStr,
    literal: *const LkSpan,
    literal_count: usize,
    add_special: i32,
    out: *mut *mut LkEncoding,
    err: *mut LkBuf,
) -> i32 {
    guard(err, || {
        let encoding = (*tokenizer).encode(text(input)?, slice(literal, literal_count), add_special != 0)?;
        *out = Box::into_raw(Box::new(encoding.into()));
        Ok(())
    })
}

#[no_mangle]
pub unsafe extern "C" fn lk_encode_batch(
    tokenizer: *const LkTokenizer,
    texts: *const LkStr,
    count: usize,
    all_literal: i32,
    add_special: i32,
    threads: u32,
    out: *mut *mut LkEncoding,
    err: *mut LkBuf,
) -> i32 {
    guard(err, || {
        let owner = &*tokenizer;
        let inputs = slice(texts, count).iter().map(|s| text(*s)).collect::<Res<Vec<&str>>>()?;
        let everything = [LkSpan { begin: 0, end: u64::MAX }];
        let spans = if all_literal != 0 { &everything[..] } else { &[] };
        let one = |s: &&str| owner.encode(s, spans, add_special != 0).map(|e| Box::new(LkEncoding::from(e)));
        let encodings: Res<Vec<Box<LkEncoding>>> = if threads <= 1 {
            inputs.iter().map(one).collect()
        } else {
            use rayon::prelude::*;
            owner.pool(threads)?.install(|| inputs.par_iter().map(one).collect())
        };
        for (i, encoding) in encodings?.into_iter().enumerate() {
            *out.add(i) = Box::into_raw(encoding);
        }
        Ok(())
    })
}

#[no_mangle]
pub unsafe extern "C" fn lk_encoding_len(encoding: *const LkEncoding) -> usize {
    (*encoding).ids.len()
}

#[no_mangle]
pub unsafe extern "C" fn lk_encoding_ids(encoding: *const LkEncoding) -> *const u32 {
    (*encoding).ids.as_ptr()
}

#[no_mangle]
pub unsafe extern "C" fn lk_encoding_type_ids(encoding: *const LkEncoding) -> *const u32 {
    (*encoding).types.as_ptr()
}

#[no_mangle]
pub unsafe extern "C" fn lk_encoding_offsets(encoding: *const LkEncoding) -> *const LkSpan {
    (*encoding).offsets.as_ptr()
}

#[no_mangle]
pub unsafe extern "C" fn lk_encoding_special(encoding: *const LkEncoding) -> *const u32 {
    (*encoding).special.as_ptr()
}

#[no_mangle]
pub unsafe extern "C" fn lk_encoding_sequences(encoding: *const LkEncoding) -> *const u32 {
    (*encoding).sequences.as_ptr()
}

#[no_mangle]
pub unsafe extern "C" fn lk_encoding_free(encoding: *mut LkEncoding) {
    release(encoding)
}

#[no_mangle]
pub unsafe extern "C" fn lk_decode(
    tokenizer: *const LkTokenizer,
    ids: *const u32,
    count: usize,
    skip_special: i32,
    out: *mut LkBuf,
    err: *mut LkBuf,
) -> i32 {
    guard(err, || {
        put(out, (*tokenizer).tokenizer.decode(slice(ids, count), skip_special != 0)?);
        Ok(())
    })
}

#[no_mangle]
pub unsafe extern "C" fn lk_vocabulary_size(tokenizer: *const LkTokenizer) -> usize {
    (*tokenizer).tokenizer.get_vocab_size(true)
}

#[no_mangle]
pub unsafe extern "C" fn lk_id_to_token(tokenizer: *const LkTokenizer, id: u32, out: *mut LkBuf) -> i32 {
    guard(std::ptr::null_mut(), || match (*tokenizer).tokenizer.id_to_token(id) {
        Some(token) => {
            put(out, token);
            Ok(())
        }
        None => fail(""),
    })
}

#[no_mangle]
pub unsafe extern "C" fn lk_token_to_id(tokenizer: *const LkTokenizer, token: LkStr) -> i64 {
    let found = text(token).ok().and_then(|s| (*tokenizer).tokenizer.token_to_id(s));
    found.map_or(-1, i64::from)
}

#[no_mangle]
pub unsafe extern "C" fn lk_added_tokens(tokenizer: *const LkTokenizer, out: *mut LkBuf, err: *mut LkBuf) -> i32 {
    guard(err, || {
        let mut tokens: Vec<_> = (*tokenizer).tokenizer.get_added_tokens_decoder().into_iter().collect();
        tokens.sort_by_key(|(id, _)| *id);
        let list: Vec<_> = tokens
            .into_iter()
            .map(|(id, token)| serde_json::json!({"id": id, "content": token.content, "special": token.special}))
            .collect();
        put(out, serde_json::to_string(&list)?);
        Ok(())
    })
}
