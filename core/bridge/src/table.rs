//! Delimited text (CSV, TSV) row by row: read with any number of fields a row, each with the line it starts at, and written.
use crate::abi::*;
use csv::{ByteRecord, QuoteStyle, Reader, ReaderBuilder, Terminator, Writer, WriterBuilder};

pub struct LkCsv {
    content: &'static [u8], // the caller keeps it alive, as the header says
    reader: Reader<&'static [u8]>,
    record: ByteRecord,
    counted: usize,
    line: u64,
}

impl LkCsv {
    /// Lines before the byte `until`; ends of line are \n, \r\n and \r.
    fn count_lines(&mut self, until: usize) {
        for i in self.counted..until {
            let alone = self.content[i] == b'\r' && self.content.get(i + 1) != Some(&b'\n');
            self.line += u64::from(self.content[i] == b'\n' || alone);
        }
        self.counted = self.counted.max(until);
    }
}

/// content must outlive the reader; a byte-order mark is skipped. Quotes are doubled inside quoted fields (RFC 4180).
#[no_mangle]
pub unsafe extern "C" fn lk_csv_open(content: LkStr, delimiter: u8, out: *mut *mut LkCsv, err: *mut LkBuf) -> i32 {
    guard(err, || {
        let content: &'static [u8] = bytes(content);
        let reader = ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(content);
        let table = LkCsv { content, reader, record: ByteRecord::new(), counted: 0, line: 1 };
        *out = Box::into_raw(Box::new(table));
        Ok(())
    })
}

/// Reads the next row that is not blank; LK_END after the last. line: where the row starts, counted from 1.
#[no_mangle]
pub unsafe extern "C" fn lk_csv_next(table: *mut LkCsv, fields: *mut usize, line: *mut u64, err: *mut LkBuf) -> i32 {
    guard(err, || {
        let table = &mut *table;
        if !table.reader.read_byte_record(&mut table.record)? {
            return Err(Fail(END, String::new()));
        }
        let mut start = table.record.position().map_or(0, |p| p.byte() as usize).min(table.content.len());
        while matches!(table.content.get(start), Some(b'\n' | b'\r')) {
            start += 1; // blank lines before the row
        }
        table.count_lines(start);
        *fields = table.record.len();
        *line = table.line;
        Ok(())
    })
}

/// A field of the row read last, valid until the next call of lk_csv_next; not checked for UTF-8. Empty where there is none.
#[no_mangle]
pub unsafe extern "C" fn lk_csv_field(table: *const LkCsv, index: usize) -> LkStr {
    let field = (&(*table).record).get(index).unwrap_or(&[]);
    LkStr { ptr: field.as_ptr(), len: field.len() }
}

/// Bytes of the content before the row read last.
#[no_mangle]
pub unsafe extern "C" fn lk_csv_offset(table: *const LkCsv) -> usize {
    (*table).counted
}

#[no_mangle]
pub unsafe extern "C" fn lk_csv_free(table: *mut LkCsv) {
    release(table)
}

pub struct LkCsvWriter {
    delimiter: u8,
    style: QuoteStyle,
    writer: Writer<Vec<u8>>,
}

impl LkCsvWriter {
    fn fresh(delimiter: u8, style: QuoteStyle) -> Writer<Vec<u8>> {
        WriterBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .quote_style(style)
            .terminator(Terminator::CRLF)
            .from_writer(Vec::new())
    }
}

#[no_mangle]
pub unsafe extern "C" fn lk_csv_writer_new(delimiter: u8, quote_all: i32) -> *mut LkCsvWriter {
    let style = if quote_all != 0 { QuoteStyle::Always } else { QuoteStyle::Necessary };
    Box::into_raw(Box::new(LkCsvWriter { delimiter, style, writer: LkCsvWriter::fresh(delimiter, style) }))
}

#[no_mangle]
pub unsafe extern "C" fn lk_csv_writer_row(
    table: *mut LkCsvWriter,
    cells: *const LkStr,
    count: usize,
    err: *mut LkBuf,
) -> i32 {
    guard(err, || {
        (*table).writer.write_record(slice(cells, count).iter().map(|cell| bytes(*cell)))?;
        Ok(())
    })
}

#[no_mangle]
pub unsafe extern "C" fn lk_csv_writer_take(table: *mut LkCsvWriter, out: *mut LkBuf, err: *mut LkBuf) -> i32 {
    guard(err, || {
        let table = &mut *table;
        let fresh = LkCsvWriter::fresh(table.delimiter, table.style);
        let written = std::mem::replace(&mut table.writer, fresh);
        put_bytes(out, written.into_inner().map_err(|e| e.into_error())?);
        Ok(())
    })
}

#[no_mangle]
pub unsafe extern "C" fn lk_csv_writer_free(table: *mut LkCsvWriter) {
    release(table)
}
