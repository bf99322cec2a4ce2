//! What a widget promises to the page it is in: attributes, events, slots, parts, properties.
//!
//! Each is declared once, beside its widget, with a sentence for whoever writes the page.
//! `cargo xtask contract` writes from it the documents, the types and what editors read; a view asks
//! for the value of an attribute by its declaration, so that no default and no bound stands twice.
//! The sentences are never named by what runs, and so are no part of the bundle.

use super::Attributes;

/// An attribute as views ask for it; `K` is what its value may be. It has no words, which would go along
/// into the bundle.
#[derive(Debug, Clone, Copy)]
pub struct Attribute<K> {
    /// As the page writes it.
    pub name: &'static str,
    /// What its value may be.
    pub kind: K,
}

/// An attribute as whoever writes the page needs to know it.
#[derive(Debug, Clone, Copy)]
pub struct Declared {
    /// As the page writes it.
    pub name: &'static str,
    /// What its value may be.
    pub kind: Kind,
    /// What a number counts, in the plural; empty for other kinds.
    pub unit: &'static str,
    /// What holds where it is not there, in words; empty where the kind says so.
    pub otherwise: &'static str,
    /// What it does.
    pub about: &'static str,
}

/// One of some words. The first is the default; it is empty where the default has no name.
#[derive(Debug, Clone, Copy)]
pub struct Choice(pub &'static [&'static str]);

/// A number that is not negative.
#[derive(Debug, Clone, Copy)]
pub struct Number {
    /// What holds where there is none; infinite where that is no number.
    pub default: f64,
    /// The least it may be. Below it this holds; where this is not 0, a 0 is no number.
    pub least: f64,
}

/// True where the attribute is there, unless its value is `false`.
#[derive(Debug, Clone, Copy)]
pub struct Flag;

/// A URL, relative to the page or absolute.
#[derive(Debug, Clone, Copy)]
pub struct Address;

/// Any text.
#[derive(Debug, Clone, Copy)]
pub struct Text;

/// What the value of an attribute may be.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// One of some words.
    Choice(Choice),
    /// A number.
    Number(Number),
    /// There, or not.
    Flag,
    /// A URL.
    Address,
    /// Any text.
    Text,
}

/// Something of a name, and what it is.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
}

/// An event.
#[derive(Debug, Clone, Copy)]
pub struct Event {
    /// Its name.
    pub name: &'static str,
    /// The type of its `detail`, as `src/embed.d.ts` has it.
    pub detail: &'static str,
    /// True where the page can prevent what would follow.
    pub is_cancelable: bool,
    /// When it comes.
    pub about: &'static str,
}

/// A custom property of CSS that a page may set.
#[derive(Debug, Clone, Copy)]
pub struct Property {
    /// Its name.
    pub name: &'static str,
    /// What it is where the page sets none; of a light and a dark page where there are two.
    pub default: &'static str,
    /// What it is of.
    pub about: &'static str,
}

/// All that a page may count on.
#[derive(Debug, Clone, Copy)]
pub struct Contract {
    /// What it shows.
    pub summary: &'static str,
    /// What `data` takes without an adapter: models of `bantin-model`, as TypeScript has them.
    pub data: &'static str,
    /// Its attributes.
    pub attributes: &'static [Declared],
    /// Its events.
    pub events: &'static [Event],
    /// The names that children may have in `slot`.
    pub slots: &'static [Named],
    /// What `::part()` finds.
    pub parts: &'static [Named],
    /// Its custom properties.
    pub properties: &'static [Property],
}

impl Contract {
    /// Nothing, to which a widget adds.
    pub const NONE: Self = Self {
        summary: "",
        data: "unknown",
        attributes: &[],
        events: &[],
        slots: &[],
        parts: &[],
        properties: &[],
    };
}

/// A name, and what it is.
pub const fn named(name: &'static str, about: &'static str) -> Named {
    Named { name, about }
}

impl Attribute<Choice> {
    /// One of these words.
    pub const fn choice(name: &'static str, known: &'static [&'static str]) -> Self {
        let kind = Choice(known);
        Self { name, kind }
    }

    /// Its value, which is followed.
    #[inline]
    pub fn of(self, attributes: &Attributes) -> &'static str {
        attributes.choice(self.name, self.kind.0)
    }
}

impl Attribute<Number> {
    /// A number, none unless given.
    pub const fn number(name: &'static str) -> Self {
        let (default, least) = (f64::INFINITY, 0.0);
        let kind = Number { default, least };
        Self { name, kind }
    }

    /// With what it is where nothing is given.
    #[must_use]
    pub const fn or(mut self, default: f64) -> Self {
        self.kind.default = default;
        self
    }

    /// With the least it may be.
    #[must_use]
    pub const fn from(mut self, least: f64) -> Self {
        self.kind.least = least;
        self
    }

    /// Its value, which is followed.
    #[inline]
    pub fn of(self, attributes: &Attributes) -> f64 {
        attributes.number(self.name, self.kind.default, self.kind.least)
    }

    /// Its value as a count of things.
    #[inline]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "saturates"
    )]
    pub fn count(self, attributes: &Attributes) -> usize {
        self.of(attributes) as usize
    }
}

impl Attribute<Flag> {
    /// There, or not.
    pub const fn flag(name: &'static str) -> Self {
        let kind = Flag;
        Self { name, kind }
    }

    /// Its value, which is followed.
    #[inline]
    pub fn of(self, attributes: &Attributes) -> bool {
        attributes.flag(self.name)
    }
}

impl Attribute<Address> {
    /// A URL.
    pub const fn address(name: &'static str) -> Self {
        let kind = Address;
        Self { name, kind }
    }
}

impl Attribute<Text> {
    /// Any text.
    pub const fn text(name: &'static str) -> Self {
        let kind = Text;
        Self { name, kind }
    }

    /// Its value, which is followed.
    #[inline]
    pub fn of(self, attributes: &Attributes) -> Option<String> {
        attributes.get(self.name)
    }
}

/// Declares attributes, and `ATTRIBUTES`, which is all of them. What is written above each is its
/// sentence; behind it may stand what it counts (`in`) and what holds where it is not there
/// (`otherwise`).
macro_rules! attributes {
    ($(
        $(#[doc = $about:literal])+
        $name:ident: $kind:ident = $made:expr $(, in $unit:literal)? $(, otherwise $words:literal)?;
    )*) => {
        $(
            $(#[doc = $about])+
            pub(crate) const $name: $crate::widget::contract::Attribute<$crate::widget::contract::$kind> = $made;
        )*
        /// All of them.
        pub(crate) const ATTRIBUTES: &[$crate::widget::contract::Declared] = &[$(
            $crate::widget::contract::Declared {
                name: $name.name,
                kind: $crate::widget::contract::attributes!(@kind $kind $name),
                unit: concat!($($unit)?),
                otherwise: concat!($($words)?),
                about: concat!($($about),+),
            }
        ),*];
    };
    (@kind Choice $name:ident) => { $crate::widget::contract::Kind::Choice($name.kind) };
    (@kind Number $name:ident) => { $crate::widget::contract::Kind::Number($name.kind) };
    (@kind $kind:ident $name:ident) => { $crate::widget::contract::Kind::$kind };
}
pub(crate) use attributes;
