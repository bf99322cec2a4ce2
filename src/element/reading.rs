//! How a payload is read: by the element's `mapping`, by an adapter of the page, by one of ours.

use crate::source::adapter::{self, Adapter};
use crate::source::mapping::Mapping;
use crate::source::read::page::{Payload, Reading};
use crate::source::value::decode::{decode, found};
use crate::source::value::json::Json;
use crate::source::wire::{js, settings};
use crate::source::{Code, Error};
use crate::stdx::text::Text as _;
use crate::ui::dom::document;
use crate::widget::{ADAPTER, Context, Definition};
use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;

/// The data of some widget, and what came with it.
pub(super) type ErasedReading = Reading<Rc<dyn Any>>;

/// Reads for one element.
pub(super) struct Reader {
    cx: Context,
    definition: &'static Definition,
    /// What `auto` chose, as the console was told.
    told: Cell<&'static str>,
}

impl Reader {
    pub(super) fn new(cx: &Context, definition: &'static Definition) -> Self {
        Self {
            cx: cx.clone(),
            definition,
            told: Cell::new(adapter::OWN),
        }
    }

    pub(super) fn read(&self, payload: &Payload) -> Result<ErasedReading, Error> {
        let read = self.definition.read;
        let reading = self.mapping(&payload.json).and_then(|(adapter, mapping)| {
            match adapter.and_then(|it| it.prepare) {
                Some(prepare) => read(&payload.with(prepare(&payload.json)), &mapping),
                None => read(payload, &mapping),
            }
        });
        reading.map_err(|error| error.at(&payload.url))
    }

    fn mapping(&self, json: &Json) -> Result<(Option<&'static Adapter>, Mapping), Error> {
        let attributes = self.cx.attributes();
        if let Some(text) = attributes
            .get("mapping")
            .filter(|text| !text.trimmed().is_empty())
        {
            return Ok((None, Mapping::parse(&written(text.trimmed())?)?));
        }
        let name = ADAPTER.of(attributes);
        if let Some(own) = name
            .as_deref()
            .and_then(|name| settings::get(&["adapters", name]))
        {
            return Ok((None, Mapping::parse(&js::from_js(&own))?));
        }
        let adapter = self.definition.adapters.choose(name.as_deref(), json)?;
        if self.told.replace(adapter.name) != adapter.name && name.as_deref() != Some(adapter.name)
        {
            attributes.tell(&["adapter auto: ", adapter.name].concat());
        }
        Ok((Some(adapter), adapter.mapping()?))
    }
}

/// The JSON of a `mapping` attribute: itself, or that of the script it names by `#id`.
fn written(text: &str) -> Result<Json, Error> {
    let wrong = |line: String| Error::new(Code::Mapping, line);
    let text = match text.strip_prefix('#') {
        Some(id) => document()
            .get_element_by_id(id)
            .and_then(|script| script.text_content())
            .ok_or_else(|| wrong(["mapping: no element with the id \"", id, "\""].concat()))?,
        None => text.to_owned(),
    };
    decode(&text)
        .map_err(|at| wrong(["mapping: expected JSON, found ", &found(&text, at)].concat()))
}
