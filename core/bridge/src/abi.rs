//! What every function of the border shares: strings, buffers, result codes, and the guard that stops panics.
use std::panic::{catch_unwind, AssertUnwindSafe};

pub const OK: i32 = 0;
/// The message is in `*err`.
pub const ERROR: i32 = 1;
/// Text given is not UTF-8; the message is the offset of the first invalid byte.
pub const NOT_UTF8: i32 = 2;
/// A fault inside a library, caught.
pub const PANIC: i32 = 3;
/// There is nothing more to read.
pub const END: i32 = 4;
/// The template refuses the conversation (raise_exception); the message is its own.
pub const REFUSED: i32 = 5;

#[repr(C)]
#[derive(Clone, Copy)]
pub struct LkStr {
    pub ptr: *const u8,
    pub len: usize,
}

#[repr(C)]
pub struct LkBuf {
    pub ptr: *mut u8,
    pub len: usize,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct LkSpan {
    pub begin: u64,
    pub end: u64,
}

pub struct Fail(pub i32, pub String);
pub type Res<T> = Result<T, Fail>;

impl<E: std::fmt::Display> From<E> for Fail {
    fn from(error: E) -> Self {
        Fail(ERROR, error.to_string())
    }
}

pub fn fail<T>(message: impl Into<String>) -> Res<T> {
    Err(Fail(ERROR, message.into()))
}

/// Hands a string over to the caller, who frees it with lk_buf_free.
pub fn put(out: *mut LkBuf, text: String) {
    put_bytes(out, text.into_bytes());
}

pub fn put_bytes(out: *mut LkBuf, bytes: Vec<u8>) {
    if out.is_null() {
        return;
    }
    let bytes = bytes.into_boxed_slice();
    let len = bytes.len();
    unsafe { *out = LkBuf { ptr: Box::into_raw(bytes) as *mut u8, len } }
}

/// The library prints nothing: what a panic says goes into the error.
fn be_silent() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| std::panic::set_hook(Box::new(|_| {})));
}

pub fn guard(err: *mut LkBuf, work: impl FnOnce() -> Res<()>) -> i32 {
    be_silent();
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(())) => OK,
        Ok(Err(Fail(code, message))) => {
            put(err, message);
            code
        }
        Err(panic) => {
            let message = panic
                .downcast_ref::<String>()
                .cloned()
                .or_else(|| panic.downcast_ref::<&str>().map(|s| s.to_string()))
                .unwrap_or_default();
            put(err, format!("internal fault: {message}"));
            PANIC
        }
    }
}

pub unsafe fn bytes<'a>(text: LkStr) -> &'a [u8] {
    slice(text.ptr, text.len)
}

pub unsafe fn text<'a>(text: LkStr) -> Res<&'a str> {
    std::str::from_utf8(bytes(text)).map_err(|e| Fail(NOT_UTF8, e.valid_up_to().to_string()))
}

pub unsafe fn slice<'a, T>(begin: *const T, count: usize) -> &'a [T] {
    if count == 0 {
        &[]
    } else {
        std::slice::from_raw_parts(begin, count)
    }
}

pub unsafe fn release<T>(handle: *mut T) {
    if !handle.is_null() {
        let _ = catch_unwind(AssertUnwindSafe(|| drop(Box::from_raw(handle))));
    }
}

#[no_mangle]
pub unsafe extern "C" fn lk_buf_free(buffer: LkBuf) {
    if !buffer.ptr.is_null() {
        drop(Box::from_raw(std::ptr::slice_from_raw_parts_mut(buffer.ptr, buffer.len)));
    }
}

#[no_mangle]
pub unsafe extern "C" fn lk_spans_free(spans: *mut LkSpan, count: usize) {
    if !spans.is_null() {
        drop(Box::from_raw(std::ptr::slice_from_raw_parts_mut(spans, count)));
    }
}

/// Where the text stops being UTF-8; -1 where all of it is.
#[no_mangle]
pub unsafe extern "C" fn lk_utf8_error(content: LkStr) -> i64 {
    std::str::from_utf8(bytes(content)).map_or_else(|e| e.valid_up_to() as i64, |_| -1)
}

/// Only to test that a panic stops at the border.
#[no_mangle]
pub unsafe extern "C" fn lk_test_panic(err: *mut LkBuf) -> i32 {
    guard(err, || panic!("on purpose"))
}
