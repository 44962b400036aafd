//! Tokenizers: loading, encoding, decoding, streams.
use crate::abi::*;
use std::sync::OnceLock;
use tokenizers::{EncodeInput, Encoding, Tokenizer};

pub struct LkTokenizer {
    parsing: Tokenizer,         // special tokens written in a text become control tokens
    plain: OnceLock<Tokenizer>, // they stay text; made when first asked for
    pool: OnceLock<rayon::ThreadPool>,
}

pub struct LkEncoding {
    ids: Vec<u32>,
    types: Vec<u32>,
    offsets: Vec<LkSpan>,
    special: Vec<u32>,
}

pub struct LkStream {
    tokenizer: *const LkTokenizer,
    skip_special: bool,
    ids: Vec<u32>,
    prefix: String,
    index: usize,
}

impl From<Encoding> for LkEncoding {
    fn from(e: Encoding) -> Self {
        LkEncoding {
            ids: e.get_ids().to_vec(),
            types: e.get_type_ids().to_vec(),
            offsets: e.get_offsets().iter().map(|o| LkSpan { begin: o.0 as u64, end: o.1 as u64 }).collect(),
            special: e.get_special_tokens_mask().to_vec(),
        }
    }
}

impl LkTokenizer {
    fn choose(&self, parse_special: i32) -> &Tokenizer {
        if parse_special != 0 {
            return &self.parsing;
        }
        self.plain.get_or_init(|| {
            let mut plain = self.parsing.clone();
            plain.set_encode_special_tokens(true);
            plain
        })
    }

    fn pool(&self, threads: u32) -> Res<&rayon::ThreadPool> {
        if self.pool.get().is_none() {
            let _ = self.pool.set(rayon::ThreadPoolBuilder::new().num_threads(threads as usize).build()?);
        }
        self.pool.get().ok_or(Fail(ERROR, "no threads".into()))
    }
}

/// Merges written as "a b" where a or b holds a space (old Llama files): the cut whose parts and whole are in the vocabulary.
fn repair_merges(file: &[u8]) -> Res<Vec<u8>> {
    let mut root: serde_json::Value = serde_json::from_slice(file)?;
    let model = root.get_mut("model").ok_or(Fail(ERROR, "there is no model".into()))?;
    let mut merges = model.get_mut("merges").map(|m| m.take()).unwrap_or_default();
    let vocabulary = &model["vocab"];
    let known = |piece: &str| vocabulary.get(piece).is_some();
    for merge in merges.as_array_mut().into_iter().flatten() {
        let Some(text) = merge.as_str() else { continue };
        let cuts: Vec<usize> = text.match_indices(' ').map(|found| found.0).collect();
        let sound = |&i: &usize| {
            known(&text[..i]) && known(&text[i + 1..]) && known(&format!("{}{}", &text[..i], &text[i + 1..]))
        };
        let cut = if cuts.len() == 1 { Some(cuts[0]) } else { cuts.iter().copied().find(sound) };
        let cut = cut.ok_or_else(|| Fail(ERROR, format!("the merge «{text}» cannot be split")))?;
        *merge = serde_json::json!([&text[..cut], &text[cut + 1..]]);
    }
    model["merges"] = merges;
    Ok(serde_json::to_vec(&root)?)
}

#[no_mangle]
pub unsafe extern "C" fn lk_tokenizer_load(json: LkStr, out: *mut *mut LkTokenizer, err: *mut LkBuf) -> i32 {
    guard(err, || {
        let file = bytes(json);
        let mut parsing = match Tokenizer::from_bytes(file) {
            Err(e) if e.to_string().contains("Merges text file invalid") => {
                Tokenizer::from_bytes(repair_merges(file)?)?
            }
            other => other?,
        };
        parsing.with_truncation(None)?; // files carry the settings of whoever saved them
        parsing.with_padding(None);
        *out = Box::into_raw(Box::new(LkTokenizer { parsing, plain: OnceLock::new(), pool: OnceLock::new() }));
        Ok(())
    })
}

#[no_mangle]
pub unsafe extern "C" fn lk_tokenizer_free(tokenizer: *mut LkTokenizer) {
    release(tokenizer)
}

#[no_mangle]
pub unsafe extern "C" fn lk_encode(
    tokenizer: *const LkTokenizer,
    input: LkStr,
    add_special: i32,
    parse_special: i32,
    out: *mut *mut LkEncoding,
    err: *mut LkBuf,
) -> i32 {
    guard(err, || {
        let encoding = (*tokenizer).choose(parse_special).encode(text(input)?, add_special != 0)?;
        *out = Box::into_raw(Box::new(encoding.into()));
        Ok(())
    })
}

#[no_mangle]
pub unsafe extern "C" fn lk_encode_batch(
    tokenizer: *const LkTokenizer,
    texts: *const LkStr,
    count: usize,
    add_special: i32,
    parse_special: i32,
    threads: u32,
    out: *mut *mut LkEncoding,
    err: *mut LkBuf,
) -> i32 {
    guard(err, || {
        let owner = &*tokenizer;
        let chosen = owner.choose(parse_special);
        let inputs = slice(texts, count).iter().map(|s| text(*s)).collect::<Res<Vec<&str>>>()?;
        let one =
            |s: &&str| chosen.encode(EncodeInput::from(*s), add_special != 0).map(|e| Box::new(LkEncoding::from(e)));
        let encodings: Result<Vec<Box<LkEncoding>>, tokenizers::Error> = if threads <= 1 {
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
        put(out, (*tokenizer).parsing.decode(slice(ids, count), skip_special != 0)?);
        Ok(())
    })
}

#[no_mangle]
pub unsafe extern "C" fn lk_vocabulary_size(tokenizer: *const LkTokenizer) -> usize {
    (*tokenizer).parsing.get_vocab_size(true)
}

#[no_mangle]
pub unsafe extern "C" fn lk_id_to_token(tokenizer: *const LkTokenizer, id: u32, out: *mut LkBuf) -> i32 {
    guard(std::ptr::null_mut(), || match (*tokenizer).parsing.id_to_token(id) {
        Some(token) => {
            put(out, token);
            Ok(())
        }
        None => fail(""),
    })
}

#[no_mangle]
pub unsafe extern "C" fn lk_token_to_id(tokenizer: *const LkTokenizer, token: LkStr) -> i64 {
    let found = text(token).ok().and_then(|s| (*tokenizer).parsing.token_to_id(s));
    found.map_or(-1, i64::from)
}

#[no_mangle]
pub unsafe extern "C" fn lk_added_tokens(tokenizer: *const LkTokenizer, out: *mut LkBuf, err: *mut LkBuf) -> i32 {
    guard(err, || {
        let mut tokens: Vec<_> = (*tokenizer).parsing.get_added_tokens_decoder().into_iter().collect();
        tokens.sort_by_key(|(id, _)| *id);
        let list: Vec<_> = tokens
            .into_iter()
            .map(|(id, token)| serde_json::json!({"id": id, "content": token.content, "special": token.special}))
            .collect();
        put(out, serde_json::to_string(&list)?);
        Ok(())
    })
}

#[no_mangle]
pub unsafe extern "C" fn lk_stream_new(tokenizer: *const LkTokenizer, skip_special: i32) -> *mut LkStream {
    let skip_special = skip_special != 0;
    Box::into_raw(Box::new(LkStream { tokenizer, skip_special, ids: vec![], prefix: String::new(), index: 0 }))
}

/// out: the text that became certain; may be empty.
#[no_mangle]
pub unsafe extern "C" fn lk_stream_step(stream: *mut LkStream, id: u32, out: *mut LkBuf, err: *mut LkBuf) -> i32 {
    guard(err, || {
        let s = &mut *stream;
        let certain = tokenizers::tokenizer::step_decode_stream(
            &*(*s.tokenizer).parsing,
            vec![id],
            s.skip_special,
            &mut s.ids,
            &mut s.prefix,
            &mut s.index,
        )?;
        put(out, certain.unwrap_or_default());
        Ok(())
    })
}

/// out: what is still held back, an unfinished character shown as U+FFFD.
#[no_mangle]
pub unsafe extern "C" fn lk_stream_finish(stream: *mut LkStream, out: *mut LkBuf, err: *mut LkBuf) -> i32 {
    guard(err, || {
        let s = &mut *stream;
        let all = (*s.tokenizer).parsing.decode(&s.ids, s.skip_special)?;
        put(out, all.strip_prefix(s.prefix.as_str()).unwrap_or("").to_string());
        s.ids.clear();
        s.prefix.clear();
        s.index = 0;
        Ok(())
    })
}

#[no_mangle]
pub unsafe extern "C" fn lk_stream_free(stream: *mut LkStream) {
    release(stream)
}
