//! A C ABI over Rust crates: tokenizers, chat templates, tables, encodings, hashes, differences. None of Lorikeet's own logic lives here.
//! No panic crosses the border, and there is no global mutable state. The header is include/lorikeet_bridge.h.
mod abi;
mod compression;
mod difference;
mod encoding;
mod hash;
mod memory;
mod table;
mod template;
mod tokenizer;
