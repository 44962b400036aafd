//! What the files beside the tokenizer say (tokenizer_config.json, special_tokens_map.json …), as one JSON object.
use crate::abi::*;
use serde::Deserialize;
use serde_json::json;
use std::collections::HashSet;
use tokenizers::processors::sequence::Sequence;
use tokenizers::{AddedToken, PostProcessorWrapper, Tokenizer};

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Options {
    /// Tokens with ids: added_tokens_decoder, added_tokens.json.
    pub added: Vec<Added>,
    /// Contents of special tokens; those of them that the vocabulary has become control tokens.
    pub special: Vec<String>,
    pub bos: Option<String>,
    pub eos: Option<String>,
    pub unk: Option<String>,
    pub cls: Option<String>,
    pub sep: Option<String>,
    pub add_bos: Option<bool>,
    pub add_eos: Option<bool>,
    pub class: String,
    pub do_lower_case: Option<bool>,
    pub strip_accents: Option<bool>,
    pub tokenize_chinese_chars: Option<bool>,
    pub add_prefix_space: Option<bool>,
    pub legacy: Option<bool>,
    pub extra_ids: Option<usize>,
}

#[derive(Deserialize)]
pub struct Added {
    pub id: u32,
    pub content: String,
    #[serde(default)]
    pub special: bool,
    #[serde(default)]
    pub lstrip: bool,
    #[serde(default)]
    pub rstrip: bool,
    #[serde(default)]
    pub single_word: bool,
    pub normalized: Option<bool>,
}

impl Options {
    pub fn parse(content: &[u8]) -> Res<Options> {
        let mut options: Options = serde_json::from_slice(content)?;
        options.added.sort_by_key(|token| token.id);
        Ok(options)
    }

    pub fn or<'a>(value: &'a Option<String>, default: &'a str) -> &'a str {
        value.as_deref().unwrap_or(default)
    }

    /// Adds what the files beside say and the tokenizer itself does not.
    pub fn complete(&self, tokenizer: &mut Tokenizer) -> Res<()> {
        let known: HashSet<String> = tokenizer.get_added_tokens_decoder().into_values().map(|t| t.content).collect();
        let missing: Vec<&Added> = self.added.iter().filter(|t| !known.contains(&t.content)).collect();
        tokenizer.add_tokens(missing.iter().map(|t| {
            AddedToken::from(t.content.clone(), t.special)
                .normalized(t.normalized.unwrap_or(!t.special))
                .lstrip(t.lstrip)
                .rstrip(t.rstrip)
                .single_word(t.single_word)
        }))?;
        for token in missing {
            let got = tokenizer.token_to_id(&token.content);
            if got != Some(token.id) {
                let got = got.map_or("none".into(), |id| id.to_string());
                return fail(format!("the token «{}» should have the id {} and gets {got}", token.content, token.id));
            }
        }
        let special: Vec<AddedToken> = self
            .special
            .iter()
            .filter(|t| !known.contains(*t) && tokenizer.token_to_id(t).is_some())
            .map(|t| AddedToken::from(t.clone(), true))
            .collect();
        tokenizer.add_special_tokens(special)?;
        self.add_ends(tokenizer)
    }

    /// Begin-of-text and end-of-text where tokenizer_config.json asks for them and the post-processor does not write them.
    fn add_ends(&self, tokenizer: &mut Tokenizer) -> Res<()> {
        let empty = tokenizer.encode("", true)?;
        let lacks = |wanted: Option<bool>, token: &Option<String>, there: Option<&u32>| -> Option<(String, u32)> {
            let content = token.clone().filter(|_| wanted == Some(true))?;
            let id = tokenizer.token_to_id(&content)?;
            (there != Some(&id)).then_some((content, id))
        };
        let begin = lacks(self.add_bos, &self.bos, empty.get_ids().first());
        let end = lacks(self.add_eos, &self.eos, empty.get_ids().last());
        if begin.is_none() && end.is_none() {
            return Ok(());
        }
        let ends = template(begin.as_ref(), end.as_ref())?;
        let all = match tokenizer.get_post_processor() {
            Some(old) => PostProcessorWrapper::Sequence(Sequence::new(vec![old.clone(), ends])),
            None => ends,
        };
        tokenizer.with_post_processor(Some(all));
        Ok(())
    }
}

/// A post-processor that writes `begin` before and `end` after a text.
pub fn template(begin: Option<&(String, u32)>, end: Option<&(String, u32)>) -> Res<PostProcessorWrapper> {
    let part = |sequence: &str, type_id: u32| {
        let token = |t: Option<&(String, u32)>| t.map(|t| json!({"SpecialToken": {"id": t.0, "type_id": type_id}}));
        let text = json!({"Sequence": {"id": sequence, "type_id": type_id}});
        [token(begin), Some(text), token(end)].into_iter().flatten().collect::<Vec<_>>()
    };
    let tokens: serde_json::Map<_, _> = [begin, end]
        .into_iter()
        .flatten()
        .map(|t| (t.0.clone(), json!({"id": t.0, "ids": [t.1], "tokens": [t.0]})))
        .collect();
    let pair: Vec<_> = part("A", 0).into_iter().chain(part("B", 1)).collect();
    let single = part("A", 0);
    Ok(serde_json::from_value(
        json!({"type": "TemplateProcessing", "single": single, "pair": pair, "special_tokens": tokens}),
    )?)
}
