//! Encoding with stretches in which special tokens are text, because a person typed them there: the way of
//! `Tokenizer::encode`, but for the tokens that are looked for first.
use super::LkTokenizer;
use crate::abi::*;
use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder, MatchKind};
use serde_json::{json, Value};
use std::collections::{HashMap, HashSet};
use tokenizers::normalizer::Range;
use tokenizers::{AddedToken, Encoding, Model, ModelWrapper, NormalizedString, Normalizer, OffsetType};
use tokenizers::{PreTokenizedString, PreTokenizer, Token, Tokenizer};

type Search = Option<DoubleArrayAhoCorasick<u32>>;

/// What such an encoding needs beside the tokenizer.
pub struct Literal {
    tokens: HashMap<u32, AddedToken>,
    raw: Search,        // tokens looked for in the text as it is
    normalized: Search, // and those looked for in the normalised text
    /// In place of the tokenizer's model where that holds special tokens whole (Unigram, whole words): there they
    /// have names that no text has.
    model: Option<ModelWrapper>,
}

fn search(patterns: Vec<(String, u32)>) -> Res<Search> {
    if patterns.is_empty() {
        return Ok(None);
    }
    let builder = DoubleArrayAhoCorasickBuilder::new().match_kind(MatchKind::LeftmostLongest);
    Ok(Some(builder.build_with_values(patterns)?))
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric() || c == '_')
}

impl Literal {
    pub fn new(tokenizer: &Tokenizer) -> Res<Literal> {
        let tokens: HashMap<u32, AddedToken> = tokenizer.get_added_tokens_decoder().into_iter().collect();
        let (mut raw, mut normalized) = (vec![], vec![]);
        for (id, token) in &tokens {
            if !token.normalized {
                raw.push((token.content.clone(), *id));
                continue;
            }
            let mut content = NormalizedString::from(token.content.as_str());
            if let Some(normalizer) = tokenizer.get_normalizer() {
                normalizer.normalize(&mut content)?;
            }
            normalized.push((content.get().to_string(), *id));
        }
        let model = without_special(tokenizer, &tokens)?;
        Ok(Literal { raw: search(raw)?, normalized: search(normalized)?, tokens, model })
    }

    pub fn encode(&self, tokenizer: &Tokenizer, text: &str, spans: &[LkSpan], add_special: bool) -> Res<Encoding> {
        let mut parts = PreTokenizedString::from(text);
        parts.split(|_, part| Ok(self.cut(&part, &self.raw, spans)))?;
        parts.split(|_, mut part| {
            if let Some(normalizer) = tokenizer.get_normalizer() {
                let _ = normalizer.normalize(&mut part); // as the library does
            }
            Ok(self.cut(&part, &self.normalized, spans))
        })?;
        if let Some(pre_tokenizer) = tokenizer.get_pre_tokenizer() {
            pre_tokenizer.pre_tokenize(&mut parts)?;
        }
        let model = self.model.as_ref().unwrap_or(tokenizer.get_model());
        model.tokenize_in_pretokenized(&mut parts, None)?;
        let encoding = parts.into_encoding(None, 0, OffsetType::Byte)?;
        Ok(tokenizer.post_process(encoding, None, add_special)?)
    }

    /// Cuts a part at the added tokens in it, but for special ones that touch a span.
    fn cut(
        &self,
        part: &NormalizedString,
        search: &Search,
        spans: &[LkSpan],
    ) -> Vec<(NormalizedString, Option<Vec<Token>>)> {
        let whole = || vec![(part.clone(), None)];
        let (Some(search), false) = (search, part.is_empty()) else { return whole() };
        let text = part.get();
        let piece = |begin: usize, end: usize| part.slice(Range::Normalized(begin..end));
        let (mut pieces, mut done) = (vec![], 0);
        for found in search.leftmost_find_iter(text) {
            let (id, mut begin, mut end) = (found.value(), found.start(), found.end());
            let Some(token) = self.tokens.get(&id) else { continue };
            let (before, after) = (&text[..begin], &text[end..]);
            if token.single_word && (is_word(before.chars().next_back()) || is_word(after.chars().next())) {
                continue;
            }
            let Some(place) = piece(begin, end).map(|p| p.offsets_original()) else { continue };
            if token.special && spans.iter().any(|s| (s.begin as usize) < place.1 && place.0 < s.end as usize) {
                continue;
            }
            if token.lstrip {
                begin = before.trim_end().len().max(done);
            }
            if token.rstrip {
                end += after.len() - after.trim_start().len();
            }
            if done < begin {
                pieces.extend(piece(done, begin).map(|p| (p, None)));
            }
            let content = text[begin..end].to_string();
            let length = content.len();
            pieces.extend(piece(begin, end).map(|p| (p, Some(vec![Token::new(id, content, (0, length))]))));
            done = end;
        }
        if done < text.len() {
            pieces.extend(piece(done, text.len()).map(|p| (p, None)));
        }
        pieces
    }
}

/// The model, its special tokens renamed; None where it does not find them whole anyway.
fn without_special(tokenizer: &Tokenizer, tokens: &HashMap<u32, AddedToken>) -> Res<Option<ModelWrapper>> {
    let finds_whole = match tokenizer.get_model() {
        ModelWrapper::BPE(bpe) => bpe.ignore_merges,
        _ => true,
    };
    let special: HashSet<&str> = tokens.values().filter(|t| t.special).map(|t| t.content.as_str()).collect();
    if !finds_whole || !special.iter().any(|t| tokenizer.get_model().token_to_id(t).is_some()) {
        return Ok(None);
    }
    let mut model = serde_json::to_value(tokenizer.get_model())?;
    rename(&mut model, &special);
    Ok(Some(serde_json::from_value(model)?))
}

fn rename(model: &mut Value, special: &HashSet<&str>) {
    let unknown = model["unk_token"].as_str().unwrap_or("").to_string();
    let merges = model["merges"].as_array().into_iter().flatten();
    let parts = merges.flat_map(|merge| [&merge[0], &merge[1]]).filter_map(|part| part.as_str().map(str::to_string));
    let merged: HashSet<String> = parts.collect();
    match &mut model["vocab"] {
        Value::Array(pieces) => {
            for (id, piece) in pieces.iter_mut().enumerate() {
                if piece[0].as_str().is_some_and(|text| special.contains(text)) {
                    piece[0] = json!(format!("\u{FDD0}{id}"));
                }
            }
        }
        Value::Object(pieces) => {
            for text in special.iter().filter(|t| **t != unknown && !merged.contains(**t)) {
                if let Some(id) = pieces.swap_remove(*text) {
                    pieces.insert(format!("\u{FDD0}{id}"), id);
                }
            }
        }
        _ => {}
    }
}

impl LkTokenizer {
    /// spans: where special tokens are text, in order.
    pub fn encode(&self, text: &str, spans: &[LkSpan], add_special: bool) -> Res<Encoding> {
        if spans.is_empty() {
            return Ok(self.tokenizer.encode(text, add_special)?);
        }
        if self.literal.get().is_none() {
            let _ = self.literal.set(Literal::new(&self.tokenizer)?);
        }
        let literal = self.literal.get().ok_or(Fail(ERROR, "no search for special tokens".into()))?;
        literal.encode(&self.tokenizer, text, spans, add_special)
    }
}
