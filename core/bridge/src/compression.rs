//! Zstandard, for records that are kept but seldom read.
use crate::abi::*;
use std::io::Read;

const LEVEL: i32 = 9;

#[no_mangle]
pub unsafe extern "C" fn lk_compress(content: LkStr, out: *mut LkBuf, err: *mut LkBuf) -> i32 {
    guard(err, || {
        put_bytes(out, zstd::bulk::compress(bytes(content), LEVEL)?);
        Ok(())
    })
}

/// Refuses what would be larger than `limit` bytes.
#[no_mangle]
pub unsafe extern "C" fn lk_decompress(content: LkStr, limit: u64, out: *mut LkBuf, err: *mut LkBuf) -> i32 {
    guard(err, || {
        let mut plain = Vec::new();
        zstd::stream::read::Decoder::new(bytes(content))?.take(limit.saturating_add(1)).read_to_end(&mut plain)?;
        if plain.len() as u64 > limit {
            return fail(format!("it holds more than {limit} bytes"));
        }
        put_bytes(out, plain);
        Ok(())
    })
}
