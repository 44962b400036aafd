//! SHA-256 of bytes.
use crate::abi::*;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// out: 64 hexadecimal digits, lower case.
#[no_mangle]
pub unsafe extern "C" fn lk_sha256(content: LkStr, out: *mut LkBuf, err: *mut LkBuf) -> i32 {
    guard(err, || {
        let mut hex = String::with_capacity(64);
        for byte in Sha256::digest(bytes(content)) {
            write!(hex, "{byte:02x}")?;
        }
        put(out, hex);
        Ok(())
    })
}
