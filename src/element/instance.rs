//! One mounted element, and the table of them.

use super::frame::frame;
use super::loading::Load;
use super::sheets;
use super::supply::Supply;
use crate::ui::dom::El;
use crate::widget::{Ask, Attributes, Context, Definition, Feed};
use leptos::prelude::Owner;
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use web_sys::{HtmlElement, ShadowRoot};

/// What the loader hands over of an element: itself, its shadow root, and the box in there.
pub struct Host {
    /// The custom element.
    pub element: HtmlElement,
    /// Its shadow root.
    pub root: ShadowRoot,
    /// The `<div part="base">` that the widget fills.
    ///
    /// A box of our own, because Leptos cannot replace a direct child of a shadow root.
    pub base: HtmlElement,
}

struct Instance {
    attributes: Attributes,
    supply: Rc<Supply>,
    owner: Owner,
    host: Host,
    definition: &'static Definition,
}

impl Instance {
    /// Has its data fetched; where it is in the page may be another by now.
    fn fetch(&self, load: Load) {
        self.attributes.look_around();
        self.supply.want(load);
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        self.supply.stop();
        self.owner.cleanup();
        self.host.base.set_text_content(None);
    }
}

thread_local! {
    static TABLE: RefCell<Vec<(u32, Rc<Instance>)>> = const { RefCell::new(Vec::new()) };
}

/// Mounts a widget; `id` names it from then on, and already to what handlers of the page ask
/// while its first data is shown.
pub fn mount(id: u32, host: Host, definition: &'static Definition) {
    sheets::adopt(&host.root, definition);
    // Without a parent, so that it ends when we say so and not when some effect reruns.
    let owner = Owner::default();
    let (attributes, supply) = owner.with(|| {
        let attributes = Attributes::of(&host.element);
        let feed = Feed::default();
        let supply = Rc::new_cyclic(|own: &Weak<Supply>| {
            let asked = own.clone();
            let context = Context::new(&host.element, &attributes, &feed, move |ask| {
                if let Some(supply) = asked.upgrade() {
                    supply.want(match ask {
                        Ask::Refresh => Load::Refresh,
                        Ask::More => Load::More,
                    });
                }
            });
            Supply::new(own.clone(), context, definition)
        });
        frame(El::of(&host.base), definition, supply.context());
        (attributes, supply)
    });
    let instance = Rc::new(Instance {
        attributes,
        supply,
        owner,
        host,
        definition,
    });
    TABLE.with_borrow_mut(|table| table.push((id, instance.clone())));
    instance.owner.with(|| instance.supply.start());
}

/// An attribute of the element has another value, or one of the properties that are not attributes.
pub fn changed(id: u32, name: &str) {
    let Some(instance) = find(id) else { return };
    match name {
        "data" | "transform" => instance.fetch(Load::Source),
        // Also told when the element is put into a page anew, which may be in another document.
        "loading" => sheets::adopt(&instance.host.root, instance.definition),
        _ => instance.attributes.changed(name),
    }
}

/// Fetches anew.
pub fn refresh(id: u32) {
    if let Some(instance) = find(id) {
        instance.fetch(Load::Refresh);
    }
}

/// Takes the widget out: nothing of it is left running.
pub fn unmount(id: u32) {
    let instance = TABLE.with_borrow_mut(|table| {
        let place = table.iter().position(|(it, _)| *it == id)?;
        Some(table.remove(place))
    });
    // Outside the borrow: what ends now may look the table up.
    drop(instance);
}

fn find(id: u32) -> Option<Rc<Instance>> {
    TABLE.with_borrow(|table| {
        let found = table.iter().find(|(it, _)| *it == id);
        found.map(|(_, instance)| instance.clone())
    })
}
