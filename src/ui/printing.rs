//! Whether the page is being printed.

use crate::ui::dom::window;
use crate::ui::listen::Listener;
use web_sys::{Event, MediaQueryList};

/// Calls `changed` when printing begins and when it is over, until the current owner ends.
///
/// Within the event, because nothing that comes later is printed; by the medium, too, because some
/// who print (tests, tools) change that alone.
pub fn follow_printing(changed: impl Fn(bool) + Clone + 'static) {
    let query = window().match_media("print").ok().flatten();
    let medium = query.clone();
    let heard = move |event: Event| {
        let is_print = medium.as_ref().is_some_and(MediaQueryList::matches);
        changed(event.type_() == "beforeprint" || is_print);
    };
    for event in ["beforeprint", "afterprint"] {
        Listener::new(window(), event, heard.clone()).keep();
    }
    if let Some(query) = query {
        Listener::new(&query, "change", heard).keep();
    }
}
