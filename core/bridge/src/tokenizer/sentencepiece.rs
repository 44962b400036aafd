//! A sentencepiece .model (Unigram or BPE) as a tokenizer that encodes as sentencepiece does.
//! Format: sentencepiece_model.proto; only the fields that matter here are read.
use super::options::{template, Options};
use crate::abi::*;
use tokenizers::decoders::byte_fallback::ByteFallback;
use tokenizers::decoders::fuse::Fuse;
use tokenizers::decoders::sequence::Sequence as Decoders;
use tokenizers::decoders::strip::Strip;
use tokenizers::models::bpe::{Vocab, BPE};
use tokenizers::models::unigram::Unigram;
use tokenizers::normalizers::replace::ReplacePattern;
use tokenizers::normalizers::{Precompiled, Prepend, Replace, Sequence as Normalizers};
use tokenizers::pre_tokenizers::metaspace::{Metaspace, PrependScheme};
use tokenizers::pre_tokenizers::sequence::Sequence as PreTokenizers;
use tokenizers::pre_tokenizers::split::{Split, SplitPattern};
use tokenizers::{AddedToken, DecoderWrapper, ModelWrapper, NormalizerWrapper, PreTokenizerWrapper};
use tokenizers::{SplitDelimiterBehavior, Tokenizer};

const NORMAL: u64 = 1;
const CONTROL: u64 = 3;
const USER_DEFINED: u64 = 4;
const UNIGRAM: u64 = 1;
const BPE_TYPE: u64 = 2;

struct Piece {
    text: String,
    score: f32,
    kind: u64,
}

struct Spm {
    pieces: Vec<Piece>,
    model_type: u64,
    byte_fallback: bool,
    space_as_suffix: bool,
    unk_id: i64,
    bos_id: i64,
    eos_id: i64,
    charsmap: Vec<u8>,
    dummy_prefix: bool,
    remove_extra_spaces: bool,
    escape_spaces: bool,
}

/// One field of a protobuf message.
enum Field<'a> {
    Number(u64),
    Bytes(&'a [u8]),
}

/// The fields of a protobuf message, in order; ends with an error where the bytes are no message.
struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    fn varint(&mut self) -> Res<u64> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = self.0.split_first().ok_or(Fail(ERROR, "the file is cut".into()))?;
            self.0 = rest;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        fail("not a sentencepiece model")
    }

    fn take(&mut self, count: u64) -> Res<&'a [u8]> {
        if count > self.0.len() as u64 {
            return fail("not a sentencepiece model, or cut");
        }
        let (taken, rest) = self.0.split_at(count as usize);
        self.0 = rest;
        Ok(taken)
    }

    fn next(&mut self) -> Res<Option<(u64, Field<'a>)>> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let key = self.varint()?;
        let field = match key & 7 {
            0 => Field::Number(self.varint()?),
            1 => Field::Bytes(self.take(8)?),
            2 => {
                let count = self.varint()?;
                Field::Bytes(self.take(count)?)
            }
            5 => Field::Bytes(self.take(4)?),
            _ => return fail("not a sentencepiece model"),
        };
        Ok(Some((key >> 3, field)))
    }
}

fn piece(message: &[u8]) -> Res<Piece> {
    let mut result = Piece { text: String::new(), score: 0.0, kind: NORMAL };
    let mut fields = Fields(message);
    while let Some(field) = fields.next()? {
        match field {
            (1, Field::Bytes(text)) => result.text = std::str::from_utf8(text)?.to_string(),
            (2, Field::Bytes(score)) => result.score = f32::from_le_bytes(score.try_into()?),
            (3, Field::Number(kind)) => result.kind = kind,
            _ => {}
        }
    }
    Ok(result)
}

fn parse(file: &[u8]) -> Res<Spm> {
    let mut spm = Spm {
        pieces: vec![],
        model_type: UNIGRAM,
        byte_fallback: false,
        space_as_suffix: false,
        unk_id: 0,
        bos_id: 1,
        eos_id: 2,
        charsmap: vec![],
        dummy_prefix: true,
        remove_extra_spaces: true,
        escape_spaces: true,
    };
    let mut fields = Fields(file);
    while let Some((number, field)) = fields.next()? {
        let Field::Bytes(message) = field else { continue };
        let mut inner = Fields(message);
        match number {
            1 => spm.pieces.push(piece(message)?),
            2 => {
                while let Some(setting) = inner.next()? {
                    trainer(&mut spm, setting);
                }
            }
            3 => {
                while let Some(setting) = inner.next()? {
                    normalizer(&mut spm, setting);
                }
            }
            _ => {}
        }
    }
    if spm.pieces.is_empty() {
        return fail("not a sentencepiece model");
    }
    Ok(spm)
}

fn trainer(spm: &mut Spm, setting: (u64, Field)) {
    let (number, Field::Number(value)) = setting else { return };
    match number {
        3 => spm.model_type = value,
        24 => spm.space_as_suffix = value != 0,
        35 => spm.byte_fallback = value != 0,
        40 => spm.unk_id = value as i64,
        41 => spm.bos_id = value as i64,
        42 => spm.eos_id = value as i64,
        _ => {}
    }
}

fn normalizer(spm: &mut Spm, setting: (u64, Field)) {
    match setting {
        (2, Field::Bytes(map)) => spm.charsmap = map.to_vec(),
        (3, Field::Number(value)) => spm.dummy_prefix = value != 0,
        (4, Field::Number(value)) => spm.remove_extra_spaces = value != 0,
        (5, Field::Number(value)) => spm.escape_spaces = value != 0,
        _ => {}
    }
}

/// Every way to join two pieces into a third; the piece with the highest score is joined first.
fn merges(spm: &Spm) -> Vec<(String, String)> {
    let normal: std::collections::HashMap<&str, usize> = spm
        .pieces
        .iter()
        .enumerate()
        .filter(|(_, piece)| piece.kind == NORMAL)
        .map(|(id, piece)| (piece.text.as_str(), id))
        .collect();
    let mut joins = vec![];
    for (&text, &id) in &normal {
        for (cut, _) in text.char_indices().skip(1) {
            if let (Some(&left), Some(&right)) = (normal.get(&text[..cut]), normal.get(&text[cut..])) {
                joins.push((spm.pieces[id].score, id, left, right));
            }
        }
    }
    joins.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2, a.3).cmp(&(b.1, b.2, b.3))));
    joins.into_iter().map(|j| (spm.pieces[j.2].text.clone(), spm.pieces[j.3].text.clone())).collect()
}

fn model(spm: &Spm, user_defined: bool, extra: &[String]) -> Res<ModelWrapper> {
    let unknown = usize::try_from(spm.unk_id).ok().filter(|id| *id < spm.pieces.len());
    match spm.model_type {
        UNIGRAM => {
            let own = spm.pieces.iter().map(|piece| (piece.text.clone(), f64::from(piece.score)));
            let all = own.chain(extra.iter().map(|text| (text.clone(), 0.0))).collect();
            Ok(Unigram::from(all, unknown, spm.byte_fallback)?.into())
        }
        BPE_TYPE => {
            let texts = spm.pieces.iter().map(|piece| &piece.text).chain(extra);
            let vocabulary: Vocab = texts.enumerate().map(|(id, text)| (text.clone(), id as u32)).collect();
            let mut builder = BPE::builder()
                .vocab_and_merges(vocabulary, merges(spm))
                .fuse_unk(true)
                .byte_fallback(spm.byte_fallback)
                .ignore_merges(user_defined);
            if let Some(id) = unknown {
                builder = builder.unk_token(spm.pieces[id].text.clone());
            }
            Ok(builder.build()?.into())
        }
        _ => fail("a sentencepiece model of words or characters; Unigram and BPE can be read"),
    }
}

/// legacy: the space in front is written before every stretch between control tokens, as sentencepiece does; else once.
fn prepare_text(tokenizer: &mut Tokenizer, spm: &Spm, user_defined: &[&str], legacy: bool) -> Res<()> {
    let mut normalizers: Vec<NormalizerWrapper> = vec![];
    let replace = |pattern: &str, by: &str| Replace::new(ReplacePattern::Regex(pattern.into()), by);
    if !spm.charsmap.is_empty() {
        let map = Precompiled::from(&spm.charsmap).map_err(|e| Fail(ERROR, format!("its normalizer: {e:?}")))?;
        normalizers.push(map.into());
    }
    if spm.remove_extra_spaces {
        normalizers.push(replace(r"\A +| +\z", "")?.into());
        normalizers.push(replace(" {2,}", " ")?.into());
    }
    if spm.dummy_prefix && legacy {
        normalizers.push(Prepend::new(if spm.escape_spaces { "▁" } else { " " }.into()).into());
    }
    if spm.escape_spaces {
        normalizers.push(Replace::new(" ", "▁")?.into());
    }
    tokenizer.with_normalizer(Some(Normalizers::new(normalizers)))?;
    let mut steps: Vec<PreTokenizerWrapper> = vec![];
    if spm.dummy_prefix && !legacy {
        steps.push(Metaspace::new('▁', PrependScheme::First, false).into());
    }
    if !user_defined.is_empty() {
        let mut longest_first = user_defined.to_vec();
        longest_first.sort_by_key(|text| std::cmp::Reverse(text.len()));
        let pattern = longest_first.iter().map(|text| escape(text)).collect::<Vec<_>>().join("|");
        steps.push(Split::new(SplitPattern::Regex(pattern), SplitDelimiterBehavior::Isolated, false)?.into());
    }
    if !steps.is_empty() {
        tokenizer.with_pre_tokenizer(Some(PreTokenizers::new(steps)));
    }
    Ok(())
}

fn escape(text: &str) -> String {
    let meta = |c: char| r"\.+*?()|[]{}^$#&-~".contains(c);
    text.chars().flat_map(|c| meta(c).then_some('\\').into_iter().chain([c])).collect()
}

fn decoder(spm: &Spm) -> Res<Decoders> {
    let mut steps: Vec<DecoderWrapper> = vec![Replace::new("▁", " ")?.into()];
    if spm.byte_fallback {
        steps.push(ByteFallback::new().into());
    }
    steps.push(Fuse::new().into());
    if spm.dummy_prefix {
        steps.push(Strip::new(' ', 1, 0).into());
    }
    Ok(Decoders::new(steps))
}

/// Classes of transformers that give the pieces other ids than the file does.
const RENUMBERED: [&str; 12] = [
    "XLMRoberta",
    "Camembert",
    "Barthez",
    "MBart",
    "MBart50",
    "Nllb",
    "Pegasus",
    "XGLM",
    "M2M100",
    "SeamlessM4T",
    "Speech2Text",
    "PLBart",
];

pub fn read(file: &[u8], options: &Options) -> Res<Tokenizer> {
    let class = options.class.trim_end_matches("Fast").trim_end_matches("Tokenizer");
    if RENUMBERED.contains(&class) {
        return fail(format!("tokenizers of the class {} need their tokenizer.json", options.class));
    }
    let spm = parse(file)?;
    if spm.space_as_suffix {
        return fail("a sentencepiece model that writes spaces after words, which is not supported");
    }
    let is_t5 = matches!(class, "T5" | "MT5");
    let extra_count = if is_t5 { options.extra_ids.unwrap_or(100).min(10_000) } else { 0 };
    let extra: Vec<String> = (0..extra_count).rev().map(|i| format!("<extra_id_{i}>")).collect();
    let of_kind = |kind: u64| spm.pieces.iter().filter(move |p| p.kind == kind && !p.text.is_empty());
    let user_defined: Vec<&str> = of_kind(USER_DEFINED).map(|p| p.text.as_str()).collect();
    let mut tokenizer = Tokenizer::new(model(&spm, !user_defined.is_empty(), &extra)?);
    prepare_text(&mut tokenizer, &spm, &user_defined, options.legacy.unwrap_or(true))?;
    tokenizer.with_decoder(Some(decoder(&spm)?));
    let control = of_kind(CONTROL).map(|p| p.text.clone()).chain(extra);
    tokenizer
        .add_special_tokens(control.map(|text| AddedToken::from(text, true).normalized(false)).collect::<Vec<_>>())?;

    let end = |id: i64| usize::try_from(id).ok().and_then(|i| Some((spm.pieces.get(i)?.text.clone(), i as u32)));
    let begin = end(spm.bos_id).filter(|_| options.add_bos.unwrap_or(!is_t5));
    let finish = end(spm.eos_id).filter(|_| options.add_eos.unwrap_or(is_t5));
    tokenizer.with_post_processor(Some(template(begin.as_ref(), finish.as_ref())?));
    Ok(tokenizer)
}
