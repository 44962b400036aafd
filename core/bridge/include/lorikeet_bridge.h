/* Lorikeet's bridge: Hugging Face tokenizers, chat templates, tables, encodings and hashes behind a C ABI.
   Strings are pointer + length, UTF-8, not NUL-terminated. Every function may be called from any thread; a tokenizer is
   immutable after loading and may be shared; a stream, a table or a decoder belongs to one thread at a time.
   On a result other than LK_OK, *err (if given) holds the message and the other outputs are untouched. */
#pragma once
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

enum {
    LK_OK = 0,
    LK_ERROR = 1,
    LK_NOT_UTF8 = 2, /* the message is the offset of the first invalid byte */
    LK_PANIC = 3,    /* a fault inside a library, caught */
    LK_END = 4,      /* nothing more to read */
    LK_REFUSED = 5   /* the template refuses the conversation (raise_exception); the message is its own */
};
typedef struct { const uint8_t* ptr; size_t len; } LkStr;
typedef struct { uint8_t* ptr; size_t len; } LkBuf;       /* owned by the bridge: lk_buf_free */
typedef struct { uint64_t begin, end; } LkSpan;           /* range of bytes */
typedef struct LkTokenizer LkTokenizer;
typedef struct LkEncoding LkEncoding;
typedef struct LkStream LkStream;
typedef struct LkTemplate LkTemplate;
typedef struct LkCsv LkCsv;
typedef struct LkCsvWriter LkCsvWriter;
typedef struct LkTextDecoder LkTextDecoder;

void lk_buf_free(LkBuf);
void lk_spans_free(LkSpan*, size_t count);
int64_t lk_utf8_error(LkStr);                            /* offset of the first byte that is not UTF-8; -1: none */
int32_t lk_test_panic(LkBuf* err);

/* Tokenizers, from tokenizer.json or the older files in its place. options: a JSON object of what the files beside say, its keys
   are the fields of Options in src/tokenizer/options.rs; {} where there are none. */
int32_t lk_tokenizer_load(LkStr tokenizer_json, LkStr options, LkTokenizer** out, LkBuf* err);
int32_t lk_tokenizer_wordpiece(LkStr vocab_txt, LkStr options, LkTokenizer** out, LkBuf* err);
int32_t lk_tokenizer_bytelevel(LkStr vocab_json, LkStr merges_txt, LkStr options, LkTokenizer** out, LkBuf* err);
int32_t lk_tokenizer_sentencepiece(LkStr model, LkStr options, LkTokenizer** out, LkBuf* err);
void lk_tokenizer_free(LkTokenizer*);
/* literal: bytes of the text in which special tokens stay text, because a person typed them there. */
int32_t lk_encode(const LkTokenizer*, LkStr text, const LkSpan* literal, size_t literal_count, int32_t add_special,
                  LkEncoding** out, LkBuf* err);
/* all_literal 1: special tokens stay text. out: room for `count` handles, filled only on LK_OK. threads <= 1: on the calling thread. */
int32_t lk_encode_batch(const LkTokenizer*, const LkStr* texts, size_t count, int32_t all_literal, int32_t add_special,
                        uint32_t threads, LkEncoding** out, LkBuf* err);
/* A text, or a pair where has_second is 1, with all that the post-processor adds; special tokens stay text. Longer than
   max_length, the longer one is cut first; *whole is the length before that. */
int32_t lk_encode_text(const LkTokenizer*, LkStr first, LkStr second, int32_t has_second, uint64_t max_length, uint64_t* whole,
                       LkEncoding** out, LkBuf* err);
size_t lk_encoding_len(const LkEncoding*);
const uint32_t* lk_encoding_ids(const LkEncoding*);
const uint32_t* lk_encoding_type_ids(const LkEncoding*);
const LkSpan* lk_encoding_offsets(const LkEncoding*);     /* bytes of the text */
const uint32_t* lk_encoding_special(const LkEncoding*);   /* 1: added by the post-processor */
const uint32_t* lk_encoding_sequences(const LkEncoding*); /* of lk_encode_text: 0, 1 in its texts, else in none */
void lk_encoding_free(LkEncoding*);
int32_t lk_decode(const LkTokenizer*, const uint32_t* ids, size_t count, int32_t skip_special, LkBuf* out, LkBuf* err);
size_t lk_vocabulary_size(const LkTokenizer*);            /* added tokens included */
int32_t lk_id_to_token(const LkTokenizer*, uint32_t id, LkBuf* out);
int64_t lk_token_to_id(const LkTokenizer*, LkStr token);  /* -1: none */
/* The added tokens as a JSON array of {"id", "content", "special"}. */
int32_t lk_added_tokens(const LkTokenizer*, LkBuf* out, LkBuf* err);

/* Ids to text as they come; the tokenizer must outlive the stream. */
LkStream* lk_stream_new(const LkTokenizer*, int32_t skip_special);
int32_t lk_stream_step(LkStream*, uint32_t id, LkBuf* out, LkBuf* err);
int32_t lk_stream_finish(LkStream*, LkBuf* out, LkBuf* err);
void lk_stream_free(LkStream*);

/* Chat templates. A template that cannot be compiled gives its fault when it is rendered; it may be rendered by several threads.
   context: a JSON object; local_seconds: the wall clock of strftime_now as seconds since 1970. spans: bytes of the output that
   {% generation %} blocks made, to be freed with lk_spans_free. *line: the template's line of an error (0: unknown). */
int32_t lk_template_new(LkStr source, LkTemplate** out, LkBuf* err);
void lk_template_free(LkTemplate*);
int32_t lk_template_render(const LkTemplate*, LkStr context_json, int64_t local_seconds, LkBuf* out, LkSpan** spans,
                           size_t* span_count, uint32_t* line, LkBuf* err);

/* Delimited text, row by row. The content must outlive the table; a byte-order mark is skipped; rows may differ in length. */
int32_t lk_csv_open(LkStr content, uint8_t delimiter, LkCsv** out, LkBuf* err);
int32_t lk_csv_next(LkCsv*, size_t* fields, uint64_t* line, LkBuf* err); /* LK_END after the last; line counts from 1 */
LkStr lk_csv_field(const LkCsv*, size_t index);           /* valid until the next row; not checked for UTF-8 */
size_t lk_csv_offset(const LkCsv*);                       /* bytes before the row read last */
void lk_csv_free(LkCsv*);
/* Rows as RFC 4180 has them, ended by \r\n. quote_all 0: quotes only where a cell needs them. */
LkCsvWriter* lk_csv_writer_new(uint8_t delimiter, int32_t quote_all);
int32_t lk_csv_writer_row(LkCsvWriter*, const LkStr* cells, size_t count, LkBuf* err);
int32_t lk_csv_writer_take(LkCsvWriter*, LkBuf* out, LkBuf* err); /* what was written since the last call */
void lk_csv_writer_free(LkCsvWriter*);

/* Text in other encodings. The guess is never UTF-8 nor UTF-16; out: its label («GBK», «windows-1252»); *sure 0: it is likely wrong. */
int32_t lk_text_guess(LkStr content, LkBuf* out, int32_t* sure, LkBuf* err);
/* label: as the Encoding Standard names them. Pieces go in one after the other, a mark at the beginning is a character like others;
   UTF-8 comes out, with U+FFFD for what cannot be read; *replaced counts those of this piece. last 0: a character may go on. */
int32_t lk_text_decoder_new(LkStr label, LkTextDecoder** out, LkBuf* err);
int32_t lk_text_decoder_feed(LkTextDecoder*, LkStr content, int32_t last, LkBuf* out, uint64_t* replaced, LkBuf* err);
void lk_text_decoder_free(LkTextDecoder*);

/* 64 hexadecimal digits. */
int32_t lk_sha256(LkStr content, LkBuf* out, LkBuf* err);

/* Zstandard. Bytes in, bytes out. Refused is what says that it holds more than limit, or whose SHA-256 is not digest;
   nothing of it is kept before that is known. */
int32_t lk_compress(LkStr content, LkBuf* out, LkBuf* err);
int32_t lk_decompress(LkStr content, LkStr digest, uint64_t limit, LkBuf* out, LkBuf* err);

/* The words of each text that the other has not, as Unicode parts words; of Han each character is one. A search that takes longer
   than the milliseconds says more than need be. Both lists of bytes are to be freed with lk_spans_free. */
int32_t lk_word_difference(LkStr before, LkStr after, uint32_t milliseconds, LkSpan** removed, size_t* removed_count,
                           LkSpan** added, size_t* added_count, LkBuf* err);

#ifdef __cplusplus
}
#endif
