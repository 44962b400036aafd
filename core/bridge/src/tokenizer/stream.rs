//! Ids to text as they come; an unfinished character is held back.
use super::LkTokenizer;
use crate::abi::*;

/// A character has at most four bytes; what is still unfinished after this many ids never will be.
const LONGEST_WAIT: usize = 16;
const UNFINISHED: char = '\u{FFFD}';

pub struct LkStream {
    tokenizer: *const LkTokenizer,
    skip_special: bool,
    ids: Vec<u32>,  // the ids given out last, then those held back: decoders need what stands before
    given: usize,   // how many of them are given out
    prefix: String, // the text of those
    waiting: usize,
}

impl LkStream {
    fn decode(&self, ids: &[u32]) -> Res<String> {
        Ok(unsafe { &*self.tokenizer }.tokenizer.decode(ids, self.skip_special)?)
    }

    /// What `all` has beyond the text given out. A decoder may change the end of that text («do n't»): it stays as it was shown.
    fn beyond<'a>(&self, all: &'a str) -> &'a str {
        let common = all.chars().zip(self.prefix.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        &all[common..]
    }

    fn step(&mut self, id: u32) -> Res<String> {
        let tokenizer = &unsafe { &*self.tokenizer }.tokenizer;
        let special =
            |id| tokenizer.id_to_token(id).is_some_and(|t| tokenizer.get_added_vocabulary().is_special_token(&t));
        if self.skip_special && special(id) {
            return Ok(String::new());
        }
        self.ids.push(id);
        self.waiting += 1;
        let all = self.decode(&self.ids)?;
        let unfinished = all.ends_with(UNFINISHED) && self.waiting < LONGEST_WAIT;
        if unfinished || all.len() <= self.prefix.len() {
            return Ok(String::new());
        }
        let fresh = self.beyond(&all).to_string();
        self.move_on()?;
        Ok(fresh)
    }

    fn move_on(&mut self) -> Res<()> {
        self.ids.drain(..self.given);
        self.given = self.ids.len();
        self.prefix = self.decode(&self.ids)?;
        self.waiting = 0;
        Ok(())
    }
}

#[no_mangle]
pub unsafe extern "C" fn lk_stream_new(tokenizer: *const LkTokenizer, skip_special: i32) -> *mut LkStream {
    let skip_special = skip_special != 0;
    let prefix = String::new();
    Box::into_raw(Box::new(LkStream { tokenizer, skip_special, ids: vec![], given: 0, prefix, waiting: 0 }))
}

/// out: the text that became certain; may be empty.
#[no_mangle]
pub unsafe extern "C" fn lk_stream_step(stream: *mut LkStream, id: u32, out: *mut LkBuf, err: *mut LkBuf) -> i32 {
    guard(err, || {
        put(out, (*stream).step(id)?);
        Ok(())
    })
}

/// out: what is still held back, an unfinished character shown as U+FFFD. The stream begins anew.
#[no_mangle]
pub unsafe extern "C" fn lk_stream_finish(stream: *mut LkStream, out: *mut LkBuf, err: *mut LkBuf) -> i32 {
    guard(err, || {
        let stream = &mut *stream;
        let all = stream.decode(&stream.ids)?;
        put(out, stream.beyond(&all).to_string());
        *stream = LkStream { ids: vec![], given: 0, prefix: String::new(), waiting: 0, ..*stream };
        Ok(())
    })
}

#[no_mangle]
pub unsafe extern "C" fn lk_stream_free(stream: *mut LkStream) {
    release(stream)
}
