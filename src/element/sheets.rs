//! Constructed style sheets, one of each for all elements of the page.

use crate::widget::Definition;
use js_sys::{Array, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use web_sys::{CssStyleSheet, ShadowRoot};

const SHARED: &str = concat!(
    include_str!(concat!(env!("OUT_DIR"), "/tokens.css")),
    include_str!(concat!(env!("OUT_DIR"), "/base.css")),
);

thread_local! {
    static SHEETS: RefCell<Vec<(&'static str, CssStyleSheet)>> = const { RefCell::new(Vec::new()) };
}

/// Gives a shadow root the sheets of its widget, after those it has (the loader's).
pub(super) fn adopt(root: &ShadowRoot, definition: &Definition) -> Result<(), JsValue> {
    let name = "adoptedStyleSheets".into();
    let sheets: Array = Array::from(&Reflect::get(root, &name)?);
    for (key, text) in [("", SHARED), (definition.tag, definition.sheet)] {
        let sheet = shared(key, text)?;
        if sheets.index_of(&sheet, 0) < 0 {
            sheets.push(&sheet);
        }
    }
    Reflect::set(root, &name, &sheets)?;
    Ok(())
}

fn shared(key: &'static str, text: &str) -> Result<CssStyleSheet, JsValue> {
    let known = SHEETS.with_borrow(|sheets| {
        let found = sheets.iter().find(|(known, _)| *known == key);
        found.map(|(_, sheet)| sheet.clone())
    });
    if let Some(sheet) = known {
        return Ok(sheet);
    }
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(text)?;
    SHEETS.with_borrow_mut(|sheets| sheets.push((key, sheet.clone())));
    Ok(sheet)
}
