//! SHA-256 of bytes.
use crate::abi::*;
use sha2::{Digest, Sha256};
use std::fmt::Write;

pub fn hex(digest: &[u8]) -> Result<String, std::fmt::Error> {
    let mut text = String::with_capacity(2 * digest.len());
    for byte in digest {
        write!(text, "{byte:02x}")?;
    }
    Ok(text)
}

/// out: 64 hexadecimal digits, lower case.
#[no_mangle]
pub unsafe extern "C" fn lk_sha256(content: LkStr, out: *mut LkBuf, err: *mut LkBuf) -> i32 {
    guard(err, || {
        put(out, hex(&Sha256::digest(bytes(content)))?);
        Ok(())
    })
}
