//! Marks where the bundle is split into parts, which pages fetch one by one.
//!
//! It is a crate of its own because a mark is made of `unsafe` declarations, which the bundle's
//! own crate forbids.

/// Declares a function that gives a `&'static` of something which stands in a part of its own, and
/// that something: what can be reached from it, and from nowhere else, stands there, too.
///
/// With the feature of the calling crate that stands before its name, the function leaves the program
/// through an import and comes in again by an export, so that the linker sees no way from here to
/// there. The tool that splits the linked program (`wasm_split_cli_support`, which Leptos uses, too)
/// knows the two by their names, and makes a call of them through the program's table of functions.
/// Whoever calls must have the part instantiated before: an empty place in that table traps.
/// Without the feature the function simply gives what it names.
#[macro_export]
macro_rules! part {
    ($(#[$meta:meta])* $vis:vis fn $function:ident() -> $type:ty { $feature:tt: $name:literal => $value:expr }) => {
        $(#[$meta])*
        $vis fn $function() -> &'static $type {
            static PLACE: $type = $value;

            #[cfg(not(feature = $feature))]
            return &PLACE;

            #[cfg(feature = $feature)]
            {
                #[link(wasm_import_module = "parts")]
                unsafe extern "C" {
                    #[link_name = concat!("__wasm_split_00", $name, "00_import_00000000000000000000000000000000")]
                    fn import() -> *const ();
                }

                #[unsafe(export_name = concat!("__wasm_split_00", $name, "00_export_00000000000000000000000000000000"))]
                extern "C" fn export() -> *const () {
                    let place: *const $type = &PLACE;
                    place.cast()
                }

                // SAFETY: the import is nothing but the export above, whose pointer is to a static
                // of this type.
                unsafe { &*import().cast::<$type>() }
            }
        }
    };
}
