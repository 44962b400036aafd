//! A C ABI over Rust crates: tokenizers, chat templates, tables, hashes. None of Lorikeet's own logic lives here.
//! No panic crosses the border, and there is no global mutable state. The header is include/lorikeet_bridge.h.
mod abi;
mod compression;
mod hash;
mod memory;
mod table;
mod template;
mod tokenizer;
