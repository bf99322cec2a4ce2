//! Bantin: embeddable newsroom widgets.
