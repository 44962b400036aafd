//! Tokenizers: what they are loaded from. Encoding, decoding and streams lie in the modules.
mod encode;
mod files;
mod literal;
mod options;
mod sentencepiece;
mod stream;
mod text;

use crate::abi::*;
use literal::Literal;
use options::Options;
use std::sync::OnceLock;
use tokenizers::Tokenizer;

pub struct LkTokenizer {
    tokenizer: Tokenizer,
    literal: OnceLock<Literal>, // made when first asked for
    pool: OnceLock<rayon::ThreadPool>,
}

impl LkTokenizer {
    fn new(mut tokenizer: Tokenizer, options: &Options) -> Res<LkTokenizer> {
        tokenizer.with_truncation(None)?; // files carry the settings of whoever saved them
        tokenizer.with_padding(None);
        options.complete(&mut tokenizer)?;
        Ok(LkTokenizer { tokenizer, literal: OnceLock::new(), pool: OnceLock::new() })
    }

    fn pool(&self, threads: u32) -> Res<&rayon::ThreadPool> {
        if self.pool.get().is_none() {
            let _ = self.pool.set(rayon::ThreadPoolBuilder::new().num_threads(threads as usize).build()?);
        }
        self.pool.get().ok_or(Fail(ERROR, "no threads".into()))
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
