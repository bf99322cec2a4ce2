//! The sources of the bundle as files that import each other, read with a Rust parser.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};

/// The segments of a path below the crate.
type Names = Vec<String>;

/// What is known of a file of `src/`.
pub(crate) struct Source {
    /// Its path below `src/`.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
    /// The files it imports from.
    pub(crate) imports: BTreeSet<String>,
    /// Each function with its lines, from the first to the closing brace.
    pub(crate) functions: Vec<(String, usize)>,
    /// The types of ours that it implements something for.
    pub(crate) implemented: BTreeSet<String>,
}

/// All of them.
pub(crate) fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&root, "", &mut paths);
    paths.retain(|path| !is_test(path));
    let texts = paths.iter().map(|path| {
        let text = fs::read_to_string(root.join(path)).expect("a readable source");
        (path.clone(), text)
    });
    read(&texts.collect::<Vec<_>>())
}

/// True for a file that is compiled for tests alone: those are no part of the house.
fn is_test(path: &str) -> bool {
    path.split('/').any(|part| {
        let part = part.trim_end_matches(".rs");
        part == "tests" || part == "simulation"
    })
}

/// What is known of files given as paths and texts.
pub(crate) fn read(texts: &[(String, String)]) -> Vec<Source> {
    let parsed = |text: &str| syn::parse_file(text).expect("Rust");
    let files: Vec<_> = texts.iter().map(|(_, text)| parsed(text)).collect();
    let mut house = House::default();
    for ((path, _), file) in texts.iter().zip(&files) {
        house.add(&module_of(path), path, &file.items);
    }
    let source = |((path, text), file): (&(String, String), &syn::File)| {
        let mut reader = Reader {
            house: &house,
            module: module_of(path),
            own: path,
            imports: BTreeSet::new(),
            functions: Vec::new(),
            implemented: BTreeSet::new(),
        };
        reader.visit_file(file);
        reader.imports.remove(path);
        Source {
            path: path.clone(),
            text: text.clone(),
            imports: reader.imports,
            functions: reader.functions,
            implemented: reader.implemented,
        }
    };
    texts.iter().zip(&files).map(source).collect()
}

fn walk(folder: &Path, below: &str, into: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder of the sources") {
        let path = entry.expect("a readable folder").path();
        let name = path.file_name().expect("a name").to_string_lossy();
        if path.is_dir() {
            walk(&path, &format!("{below}{name}/"), into);
        } else if name.ends_with(".rs") {
            into.push(format!("{below}{name}"));
        }
    }
    into.sort();
}

/// The module a file is: `ui`, `dom` of `ui/dom.rs`.
fn module_of(path: &str) -> Names {
    let path = path.trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    match path {
        "lib" => Vec::new(),
        _ => path.split('/').map(str::to_owned).collect(),
    }
}

/// The modules, and what names stand for in them.
#[derive(Default)]
struct House {
    modules: BTreeMap<Names, Module>,
}

#[derive(Default)]
struct Module {
    file: String,
    /// What its imports bind: a name, the path that follows it, and whether it is handed on.
    bound: BTreeMap<String, (Names, bool)>,
}

impl House {
    fn add(&mut self, module: &Names, file: &str, items: &[syn::Item]) {
        let mut here = Module {
            file: file.to_owned(),
            ..Module::default()
        };
        for item in items {
            match item {
                syn::Item::Use(item) => {
                    let is_public = !matches!(item.vis, syn::Visibility::Inherited);
                    bind(&item.tree, Vec::new(), &mut |name, path| {
                        here.bound.insert(name, (path, is_public));
                    });
                }
                syn::Item::Mod(inner) => {
                    if let Some((_, items)) = &inner.content {
                        self.add(&below(module, &inner.ident.to_string()), file, items);
                    }
                }
                _ => {}
            }
        }
        self.modules.insert(module.clone(), here);
    }

    /// The path from the crate on of a path as `module` writes it, if it is one of ours.
    fn absolute(&self, module: &Names, path: &[String], is_import: bool) -> Option<Names> {
        let (first, rest) = path.split_first()?;
        let mut base = match first.as_str() {
            "crate" => Vec::new(),
            "self" => module.clone(),
            "super" => {
                let mut base = module.clone();
                base.pop()?;
                return self.absolute_from(base, rest);
            }
            // A lone name in an expression is a variable as likely as a module.
            _ if self.modules.contains_key(&below(module, first))
                && (is_import || !rest.is_empty()) =>
            {
                below(module, first)
            }
            _ if is_import => return None,
            _ => {
                let (bound, _) = self.modules.get(module)?.bound.get(first)?;
                self.absolute(module, bound, true)?
            }
        };
        base.extend(rest.iter().cloned());
        Some(base)
    }

    fn absolute_from(&self, base: Names, rest: &[String]) -> Option<Names> {
        if rest.first().is_some_and(|it| it == "super") {
            return self.absolute(&base, rest, true);
        }
        let mut base = base;
        base.extend(rest.iter().cloned());
        Some(base)
    }

    /// The file in which what a path names is written, however often it was handed on, and its
    /// name there.
    fn origin(&self, path: &Names) -> Option<(&str, String)> {
        let mut module = Vec::new();
        for (place, name) in path.iter().enumerate() {
            let next = below(&module, name);
            if self.modules.contains_key(&next) {
                module = next;
                continue;
            }
            let here = self.modules.get(&module)?;
            let Some((bound, _)) = here.bound.get(name) else {
                return Some((&here.file, name.clone()));
            };
            let mut target = self.absolute(&module, bound, true)?;
            target.extend(path.iter().skip(place + 1).cloned());
            return self.origin(&target);
        }
        Some((&self.modules.get(&module)?.file, String::new()))
    }
}

fn below(module: &Names, name: &str) -> Names {
    module.iter().cloned().chain([name.to_owned()]).collect()
}

/// Each name that a `use` brings, with the path it stands for.
fn bind(tree: &syn::UseTree, mut path: Names, each: &mut dyn FnMut(String, Names)) {
    match tree {
        syn::UseTree::Path(it) => {
            path.push(it.ident.to_string());
            bind(&it.tree, path, each);
        }
        syn::UseTree::Name(it) if it.ident == "self" => {
            each(path.last().cloned().unwrap_or_default(), path);
        }
        syn::UseTree::Name(it) => {
            path.push(it.ident.to_string());
            each(it.ident.to_string(), path);
        }
        syn::UseTree::Rename(it) => {
            path.push(it.ident.to_string());
            // `as _` binds no name; the path alone tells several of them apart.
            let name = match it.rename == "_" {
                true => path.join("::"),
                false => it.rename.to_string(),
            };
            each(name, path);
        }
        // All that a module has: the module itself.
        syn::UseTree::Glob(_) => each(path.join("::") + "::*", path),
        syn::UseTree::Group(it) => {
            for tree in &it.items {
                bind(tree, path.clone(), each);
            }
        }
    }
}

/// Reads one file.
struct Reader<'h> {
    house: &'h House,
    module: Names,
    own: &'h str,
    imports: BTreeSet<String>,
    functions: Vec<(String, usize)>,
    implemented: BTreeSet<String>,
}

impl Reader<'_> {
    fn import(&mut self, path: &[String], is_import: bool) {
        let absolute = self.house.absolute(&self.module, path, is_import);
        if let Some((file, name)) = absolute.and_then(|path| self.house.origin(&path))
            // A module that is imported is only a shorter name for what is then taken from it.
            && !name.is_empty()
        {
            self.imports.insert(file.to_owned());
        }
    }

    fn function(&mut self, signature: &syn::Signature, whole: proc_macro2::Span) {
        let lines = whole.end().line - signature.span().start().line + 1;
        self.functions.push((signature.ident.to_string(), lines));
    }
}

/// The paths among the tokens of a macro, which no parser knows the meaning of.
fn paths_in(tokens: TokenStream, each: &mut dyn FnMut(Names)) {
    let mut path = Names::new();
    let mut colons = 0;
    for token in tokens {
        match token {
            TokenTree::Punct(it) if it.as_char() == ':' => colons += 1,
            TokenTree::Ident(it) if colons == 2 && !path.is_empty() => {
                path.push(it.to_string());
                colons = 0;
            }
            other => {
                each(std::mem::take(&mut path));
                colons = 0;
                match other {
                    TokenTree::Ident(it) => path.push(it.to_string()),
                    TokenTree::Group(it) => paths_in(it.stream(), each),
                    _ => {}
                }
            }
        }
    }
    each(path);
}

fn names(path: &syn::Path) -> Names {
    let segments = path.segments.iter();
    segments.map(|it| it.ident.to_string()).collect()
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        // What is handed on alone is no import: whoever takes it imports it from where it is.
        if matches!(item.vis, syn::Visibility::Inherited) {
            let mut paths = Vec::new();
            bind(&item.tree, Vec::new(), &mut |_, path| paths.push(path));
            for path in paths {
                self.import(&path, true);
            }
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.import(&names(path), false);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        paths_in(item.tokens.clone(), &mut |path| self.import(&path, false));
        visit::visit_macro(self, item);
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.sig, item.span());
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.sig, item.span());
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        self.function(&item.sig, item.span());
        visit::visit_trait_item_fn(self, item);
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        if let syn::Type::Path(of) = &*item.self_ty {
            let path = names(&of.path);
            // A name that nobody bound is the file's own, or a parameter of the `impl`.
            let bound = self.house.absolute(&self.module, &path, false);
            let bound = bound.and_then(|path| self.house.origin(&path));
            let own = || (self.own, path.last().cloned().unwrap_or_default());
            let (file, name) = bound.unwrap_or_else(own);
            self.implemented.insert(format!("{name} of {file}"));
        }
        visit::visit_item_impl(self, item);
    }
}
