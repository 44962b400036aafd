//! tokenizer.json, and the older files that stand in for it: vocab.txt, vocab.json + merges.txt.
use super::options::{template, Options};
use crate::abi::*;
use serde_json::{json, Value};
use tokenizers::decoders::wordpiece::WordPiece as WordPieceDecoder;
use tokenizers::models::bpe::{Vocab, BPE};
use tokenizers::models::wordpiece::WordPiece;
use tokenizers::normalizers::{BertNormalizer, NFC};
use tokenizers::pre_tokenizers::bert::BertPreTokenizer;
use tokenizers::pre_tokenizers::byte_level::ByteLevel;
use tokenizers::pre_tokenizers::sequence::Sequence;
use tokenizers::pre_tokenizers::split::{Split, SplitPattern};
use tokenizers::processors::roberta::RobertaProcessing;
use tokenizers::{AddedToken, Model, PreTokenizerWrapper, SplitDelimiterBehavior, Tokenizer};

pub fn tokenizer_json(file: &[u8]) -> Res<Tokenizer> {
    match Tokenizer::from_bytes(file) {
        Err(e) if e.to_string().contains("Merges text file invalid") => {
            Ok(Tokenizer::from_bytes(repair_merges(file)?)?)
        }
        made => Ok(made?),
    }
}

/// Merges written as "a b" where a or b holds a space (old Llama files): the cut whose parts and whole are in the vocabulary.
fn repair_merges(file: &[u8]) -> Res<Vec<u8>> {
    let mut root: Value = serde_json::from_slice(file)?;
    let model = root.get_mut("model").ok_or(Fail(ERROR, "there is no model".into()))?;
    let mut merges = model.get_mut("merges").map(|m| m.take()).unwrap_or_default();
    let vocabulary = &model["vocab"];
    let known = |piece: &str| vocabulary.get(piece).is_some();
    for merge in merges.as_array_mut().into_iter().flatten() {
        let Some(text) = merge.as_str() else { continue };
        let cuts: Vec<usize> = text.match_indices(' ').map(|found| found.0).collect();
        let sound = |&i: &usize| {
            known(&text[..i]) && known(&text[i + 1..]) && known(&format!("{}{}", &text[..i], &text[i + 1..]))
        };
        let cut = if cuts.len() == 1 { Some(cuts[0]) } else { cuts.iter().copied().find(sound) };
        let cut = cut.ok_or_else(|| Fail(ERROR, format!("the merge «{text}» cannot be split")))?;
        *merge = json!([&text[..cut], &text[cut + 1..]]);
    }
    model["merges"] = merges;
    Ok(serde_json::to_vec(&root)?)
}

/// One piece a line, as BertTokenizer of transformers reads it.
pub fn wordpiece(file: &str, options: &Options) -> Res<Tokenizer> {
    let lines = file.strip_suffix('\n').unwrap_or(file).split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    let vocabulary: Vocab = lines.enumerate().map(|(id, piece)| (piece.to_string(), id as u32)).collect();
    let named = |given: &Option<String>, default: &str| -> Res<(String, u32)> {
        let piece = Options::or(given, default);
        let id = vocabulary.get(piece).ok_or_else(|| Fail(ERROR, format!("vocab.txt has no piece «{piece}»")))?;
        Ok((piece.to_string(), *id))
    };
    let unknown = named(&options.unk, "[UNK]")?.0;
    let ends = template(Some(&named(&options.cls, "[CLS]")?), Some(&named(&options.sep, "[SEP]")?))?;
    let mut tokenizer = Tokenizer::new(WordPiece::builder().vocab(vocabulary).unk_token(unknown).build()?);
    let lowercase = options.do_lower_case.unwrap_or(true);
    let chinese = options.tokenize_chinese_chars.unwrap_or(true);
    tokenizer.with_normalizer(Some(BertNormalizer::new(true, chinese, options.strip_accents, lowercase)))?;
    tokenizer.with_pre_tokenizer(Some(BertPreTokenizer));
    tokenizer.with_decoder(Some(WordPieceDecoder::new("##".into(), true)));
    tokenizer.with_post_processor(Some(ends));
    add_known(&mut tokenizer, &["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"])?;
    Ok(tokenizer)
}

/// Makes those of the pieces control tokens that the vocabulary has.
fn add_known(tokenizer: &mut Tokenizer, pieces: &[&str]) -> Res<()> {
    let known: Vec<&&str> = pieces.iter().filter(|piece| tokenizer.get_model().token_to_id(piece).is_some()).collect();
    tokenizer.add_special_tokens(known.into_iter().map(|piece| AddedToken::from(piece.to_string(), true)))?;
    Ok(())
}

const QWEN2: &str =
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

/// Classes whose vocab.json + merges.txt are no byte-level BPE in GPT-2's manner.
const NOT_BYTE_LEVEL: [&str; 8] =
    ["CLIP", "OpenAIGPT", "CTRL", "BlenderbotSmall", "XLM", "FSMT", "Flaubert", "Herbert"];
const ROBERTA: [&str; 6] = ["Roberta", "Bart", "Longformer", "LED", "MVP", "Deberta"];

fn merge_pairs(file: &str) -> Res<Vec<(String, String)>> {
    let mut pairs = vec![];
    for (number, line) in file.lines().enumerate() {
        if line.is_empty() || (number == 0 && line.starts_with("#version")) {
            continue;
        }
        let mut parts = line.trim_end().split(' ');
        match (parts.next(), parts.next(), parts.next()) {
            (Some(a), Some(b), None) if !a.is_empty() && !b.is_empty() => pairs.push((a.to_string(), b.to_string())),
            _ => return fail(format!("merges.txt, line {}: not two pieces", number + 1)),
        }
    }
    Ok(pairs)
}

pub fn byte_level(vocabulary: &[u8], merges: &str, options: &Options) -> Res<Tokenizer> {
    let class = options.class.trim_end_matches("Fast").trim_end_matches("Tokenizer");
    if NOT_BYTE_LEVEL.contains(&class) {
        return fail(format!("tokenizers of the class {} need their tokenizer.json", options.class));
    }
    let vocabulary: std::collections::HashMap<String, u32> =
        serde_json::from_slice(vocabulary).map_err(|e| Fail(ERROR, format!("vocab.json: {e}")))?;
    let vocabulary: Vocab = vocabulary.into_iter().collect();
    let model = BPE::builder()
        .vocab_and_merges(vocabulary, merge_pairs(merges)?)
        .continuing_subword_prefix(String::new())
        .end_of_word_suffix(String::new())
        .build()?;
    let mut tokenizer = Tokenizer::new(model);
    let space = options.add_prefix_space.unwrap_or(false);
    tokenizer.with_decoder(Some(ByteLevel::default()));
    if class == "Qwen2" {
        let words = Split::new(SplitPattern::Regex(QWEN2.into()), SplitDelimiterBehavior::Isolated, false)?;
        let steps: Vec<PreTokenizerWrapper> = vec![words.into(), ByteLevel::new(space, true, false).into()];
        tokenizer.with_normalizer(Some(NFC))?;
        tokenizer.with_pre_tokenizer(Some(Sequence::new(steps)));
    } else {
        tokenizer.with_pre_tokenizer(Some(ByteLevel::new(space, true, true)));
    }
    if ROBERTA.contains(&class) {
        let end = |given: &Option<String>, default: &str| -> Res<(String, u32)> {
            let piece = Options::or(given, default);
            let id = tokenizer.get_model().token_to_id(piece);
            Ok((piece.to_string(), id.ok_or_else(|| Fail(ERROR, format!("vocab.json has no piece «{piece}»")))?))
        };
        let ends = RobertaProcessing::new(end(&options.sep, "</s>")?, end(&options.cls, "<s>")?);
        tokenizer.with_post_processor(Some(ends.add_prefix_space(space)));
    } else {
        tokenizer.with_post_processor(Some(ByteLevel::new(true, false, true)));
    }
    add_known(&mut tokenizer, &["<|endoftext|>", "<s>", "</s>", "<pad>", "<unk>", "<mask>"])?;
    Ok(tokenizer)
}
