//! Tokenizers: what is loaded, and how special tokens are treated in texts.
mod encode;
mod files;
mod options;
mod sentencepiece;
mod stream;

use crate::abi::*;
use options::Options;
use serde_json::{json, Value};
use std::sync::OnceLock;
use tokenizers::{Model, ModelWrapper, Tokenizer};

pub struct LkTokenizer {
    tokenizer: Tokenizer,       // special tokens written in a text become control tokens
    plain: OnceLock<Tokenizer>, // they stay text; made when first asked for
    pool: OnceLock<rayon::ThreadPool>,
}

impl LkTokenizer {
    fn new(mut tokenizer: Tokenizer, options: &Options) -> Res<LkTokenizer> {
        tokenizer.with_truncation(None)?; // files carry the settings of whoever saved them
        tokenizer.with_padding(None);
        options.complete(&mut tokenizer)?;
        Ok(LkTokenizer { tokenizer, plain: OnceLock::new(), pool: OnceLock::new() })
    }

    fn choose(&self, parse_special: i32) -> Res<&Tokenizer> {
        if parse_special != 0 {
            return Ok(&self.tokenizer);
        }
        if self.plain.get().is_none() {
            let _ = self.plain.set(plain(&self.tokenizer)?);
        }
        self.plain.get().ok_or(Fail(ERROR, "no tokenizer for plain text".into()))
    }

    fn pool(&self, threads: u32) -> Res<&rayon::ThreadPool> {
        if self.pool.get().is_none() {
            let _ = self.pool.set(rayon::ThreadPoolBuilder::new().num_threads(threads as usize).build()?);
        }
        self.pool.get().ok_or(Fail(ERROR, "no threads".into()))
    }
}

/// The same tokenizer, to which special tokens are text. Not looking for added tokens is not enough where the model's own
/// vocabulary holds them whole (Unigram, whole words): there they get names that no text has.
fn plain(tokenizer: &Tokenizer) -> Res<Tokenizer> {
    let mut result = tokenizer.clone();
    result.set_encode_special_tokens(true);
    let whole = match tokenizer.get_model() {
        ModelWrapper::BPE(bpe) => bpe.ignore_merges,
        _ => true,
    };
    let added = tokenizer.get_added_tokens_decoder();
    let special: Vec<&str> = added.values().filter(|t| t.special).map(|t| t.content.as_str()).collect();
    if whole && special.iter().any(|t| tokenizer.get_model().token_to_id(t).is_some()) {
        let mut model = serde_json::to_value(tokenizer.get_model())?;
        rename(&mut model, &special);
        result.with_model(serde_json::from_value::<ModelWrapper>(model)?);
    }
    Ok(result)
}

fn rename(model: &mut Value, special: &[&str]) {
    let unknown = model["unk_token"].as_str().unwrap_or("").to_string();
    let merged: std::collections::HashSet<String> = model["merges"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|m| [m[0].as_str().unwrap_or("").to_string(), m[1].as_str().unwrap_or("").to_string()])
        .collect();
    match &mut model["vocab"] {
        Value::Array(pieces) => {
            for (id, piece) in pieces.iter_mut().enumerate() {
                if piece[0].as_str().is_some_and(|text| special.contains(&text)) {
                    piece[0] = json!(format!("\u{FDD0}{id}"));
                }
            }
        }
        Value::Object(pieces) => {
            for text in special.iter().filter(|t| **t != unknown && !merged.contains(**t)) {
                if let Some(id) = pieces.shift_remove(*text) {
                    pieces.insert(format!("\u{FDD0}{id}"), id);
                }
            }
        }
        _ => {}
    }
}

unsafe fn hand_over(made: Res<Tokenizer>, options: &Options, out: *mut *mut LkTokenizer) -> Res<()> {
    *out = Box::into_raw(Box::new(LkTokenizer::new(made?, options)?));
    Ok(())
}

/// content: tokenizer.json.
#[no_mangle]
pub unsafe extern "C" fn lk_tokenizer_load(
    content: LkStr,
    options: LkStr,
    out: *mut *mut LkTokenizer,
    err: *mut LkBuf,
) -> i32 {
    guard(err, || {
        let options = Options::parse(bytes(options))?;
        hand_over(files::tokenizer_json(bytes(content)), &options, out)
    })
}

/// content: vocab.txt of BERT's WordPiece.
#[no_mangle]
pub unsafe extern "C" fn lk_tokenizer_wordpiece(
    content: LkStr,
    options: LkStr,
    out: *mut *mut LkTokenizer,
    err: *mut LkBuf,
) -> i32 {
    guard(err, || {
        let options = Options::parse(bytes(options))?;
        hand_over(files::wordpiece(text(content)?, &options), &options, out)
    })
}

/// vocab.json and merges.txt of byte-level BPE.
#[no_mangle]
pub unsafe extern "C" fn lk_tokenizer_bytelevel(
    vocabulary: LkStr,
    merges: LkStr,
    options: LkStr,
    out: *mut *mut LkTokenizer,
    err: *mut LkBuf,
) -> i32 {
    guard(err, || {
        let options = Options::parse(bytes(options))?;
        hand_over(files::byte_level(bytes(vocabulary), text(merges)?, &options), &options, out)
    })
}

/// content: a sentencepiece .model.
#[no_mangle]
pub unsafe extern "C" fn lk_tokenizer_sentencepiece(
    content: LkStr,
    options: LkStr,
    out: *mut *mut LkTokenizer,
    err: *mut LkBuf,
) -> i32 {
    guard(err, || {
        let options = Options::parse(bytes(options))?;
        hand_over(sentencepiece::read(bytes(content), &options), &options, out)
    })
}

#[no_mangle]
pub unsafe extern "C" fn lk_tokenizer_free(tokenizer: *mut LkTokenizer) {
    release(tokenizer)
}
