//! Addresses: of the page, of what it is about, and the one form that each has.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/ui/address.js")]
extern "C" {
    /// The address of the page. It is not its base URL, which a `<base>` may have anywhere.
    pub fn page() -> String;

    /// What the page is about: the address that it says is its own (`rel="canonical"`), if that is
    /// of its origin, else the one it has, without its query.
    pub fn subject() -> String;

    /// The form that all spellings of one address have.
    pub fn normal(address: &str) -> String;

    /// Where a fragment of this page leads, if not into what stands at its base URL.
    #[wasm_bindgen(js_name = beforeFragment)]
    pub fn before_fragment() -> String;

    /// The page's base URL: what its own relative URLs are relative to. Nothing is asked for at one that has a
    /// name and a password, as who opened the page may have written them into its address.
    #[wasm_bindgen(js_name = baseUri)]
    pub fn base_uri() -> String;
}
