//! Zstandard, for records that are kept but seldom read.
use crate::abi::*;
use crate::hash::hex;
use sha2::{Digest, Sha256};
use std::io::Read;

const LEVEL: i32 = 9;

#[no_mangle]
pub unsafe extern "C" fn lk_compress(content: LkStr, out: *mut LkBuf, err: *mut LkBuf) -> i32 {
    guard(err, || {
        put_bytes(out, zstd::bulk::compress(bytes(content), LEVEL)?);
        Ok(())
    })
}

/// Gives the content whose SHA-256 is `digest` (64 hexadecimal digits). What a file claims to hold is bounded by `limit`
/// bytes, and nothing is kept before the whole has been hashed: a small file that swells takes time, and no memory.
#[no_mangle]
pub unsafe extern "C" fn lk_decompress(
    content: LkStr,
    digest: LkStr,
    limit: u64,
    out: *mut LkBuf,
    err: *mut LkBuf,
) -> i32 {
    guard(err, || {
        let content = bytes(content);
        let size = match zstd::zstd_safe::get_frame_content_size(content) {
            Ok(Some(size)) if size <= limit => size,
            Ok(Some(size)) => return fail(format!("it holds {size} bytes, more than {limit}")),
            _ => return fail("it does not say how much it holds"),
        };
        let plain = || -> Res<_> { Ok(zstd::stream::read::Decoder::new(content)?.take(size.saturating_add(1))) };
        let mut hash = Sha256::new();
        if std::io::copy(&mut plain()?, &mut hash)? != size {
            return fail("it holds another number of bytes than it says");
        }
        if hex(&hash.finalize())?.as_bytes() != bytes(digest) {
            return fail("it holds something else");
        }
        let mut kept = Vec::new();
        kept.try_reserve_exact(size as usize)?;
        plain()?.read_to_end(&mut kept)?;
        put_bytes(out, kept);
        Ok(())
    })
}
