//! The lines that a widget has in files there are. All are made before the first is written.

use anyhow::{Context as _, Result, bail, ensure};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The forms of a name: `photo-story`, `photo_story`, `PhotoStory`, `Photo story`.
pub(super) struct Names {
    pub(super) name: String,
    pub(super) module: String,
    camel: String,
    words: String,
}

impl Names {
    /// Those of a name that was checked.
    pub(super) fn of(name: &str) -> Self {
        let capital = |part: &str| {
            let (first, rest) = part.split_at(1);
            first.to_ascii_uppercase() + rest
        };
        Self {
            name: name.to_owned(),
            module: name.replace('-', "_"),
            camel: name.split('-').map(capital).collect(),
            words: capital(&name.replace('-', " ")),
        }
    }

    /// A text with the names put in.
    fn fill(&self, text: &str) -> String {
        text.replace("{{name}}", &self.name)
            .replace("{{module}}", &self.module)
            .replace("{{Name}}", &self.camel)
            .replace("{{words}}", &self.words)
    }
}

/// Files as they will be.
pub(super) struct Edits<'n> {
    root: PathBuf,
    names: &'n Names,
    files: BTreeMap<PathBuf, String>,
}

impl<'n> Edits<'n> {
    /// None yet.
    pub(super) fn new(root: &Path, names: &'n Names) -> Self {
        Self {
            root: root.to_owned(),
            names,
            files: BTreeMap::new(),
        }
    }

    /// A new file, from a template.
    pub(super) fn create(&mut self, path: &str, template: &str) -> Result<()> {
        let path = self.names.fill(path);
        let full = self.root.join(&path);
        ensure!(!full.exists(), "{path} is there already");
        self.files.insert(full, self.names.fill(template));
        Ok(())
    }

    /// A cargo feature, on by default.
    pub(super) fn feature(&mut self) -> Result<()> {
        let (name, path) = (self.names.name.clone(), "Cargo.toml");
        let text = self.text(path)?;
        let taken = format!("\n{name} = [");
        ensure!(
            !text.contains(&taken),
            "{path} has a feature {name} already"
        );
        self.before(path, "\ndefault = [", "]", ", \"{{name}}\"")?;
        self.before(path, "\n[features]\n", "\n\n", "\n{{name}} = []")
    }

    /// Its module, and its line in the list of widgets.
    pub(super) fn listed(&mut self) -> Result<()> {
        let path = "src/widgets/mod.rs";
        self.before(
            path,
            "",
            "\nuse crate::widget::{Definition, Widget};",
            "#[cfg(feature = \"{{name}}\")]\nmod {{module}};\n",
        )?;
        self.before(
            path,
            "\nwidgets! {\n",
            "}\n",
            "    \"{{name}}\" {{module}}: {{module}}::{{Name}};\n",
        )
    }

    /// Makes sure that nothing else has its words: labels are one family, wherever they stand.
    pub(super) fn words(&self) -> Result<()> {
        let mut files = vec![self.root.join("src/ui/labels.rs")];
        let mut folders = vec![self.root.join("src/widgets")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder)? {
                let path = entry?.path();
                let kind = if path.is_dir() {
                    &mut folders
                } else {
                    &mut files
                };
                kind.push(path);
            }
        }
        for path in files {
            let text = fs::read_to_string(&path)?;
            for ending in ["", "Failed", "Empty"] {
                let label = format!("{}{ending}", self.names.camel);
                let taken = format!("\n    {label}, \"");
                ensure!(
                    !text.contains(&taken),
                    "{} has a label {label} already: another name, please",
                    path.strip_prefix(&self.root).unwrap_or(&path).display()
                );
            }
        }
        Ok(())
    }

    /// Its words in French, which is no part of the bundle.
    pub(super) fn french(&mut self) -> Result<()> {
        self.before(
            "src/languages/fr.json",
            "{\n",
            "  \"bulletin\": {",
            "  \"{{name}}\": \"{{words}}\",\n  \"{{name}}-failed\": \"Le contenu n’a pas pu être chargé.\",\n  \
             \"{{name}}-empty\": \"Il n’y a encore rien ici.\",\n\n",
        )
    }

    /// Its section. What is in it is written from its contract.
    pub(super) fn documents(&mut self) -> Result<()> {
        self.before(
            "docs/embedding.md",
            "### All widgets",
            "\n## Slots",
            "\n### bantin-{{name}}\n\n<!-- attributes of bantin-{{name}} -->\n\
             <!-- /attributes of bantin-{{name}} -->\n",
        )
    }

    /// Its states, the test that looks at them, and its sheet among those that are read as files.
    pub(super) fn gallery(&mut self) -> Result<()> {
        self.before("Trunk.toml", "ignore = [", "]", ", \"style/{{name}}.css\"")?;
        self.before(
            "examples/studio/samples.js",
            "export const VIEWS = {",
            "};",
            "  {{name}}: [\n    [\"list\", \"related.json\"],\n    [\"loading\", \"related.json\", \"loading\"],\n    \
             [\"empty\", \"empty.json\"],\n    [\"failed\", \"related.json\", \"failed\"],\n    \
             [\"stale\", \"related.json\", \"stale\"],\n  ],\n",
        )?;
        self.before(
            "tests/browser/support/views.ts",
            "const VIEWS = {",
            "};",
            "  {{name}}: [\"list\", \"loading\", \"empty\", \"failed\", \"stale\"],\n",
        )
    }

    /// Writes all of them.
    pub(super) fn write(self) -> Result<()> {
        for (path, text) in &self.files {
            fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))?;
            let path = path.strip_prefix(&self.root).unwrap_or(path);
            println!("  {}", path.display());
        }
        Ok(())
    }

    /// Puts a text before the first `end` behind `start`.
    fn before(&mut self, path: &str, start: &str, end: &str, more: &str) -> Result<()> {
        let text = self.text(path)?;
        let place = text.find(start).and_then(|at| {
            let from = at + start.len();
            Some(from + text.get(from..)?.find(end)?)
        });
        let Some(place) = place else {
            bail!("{path}: expected {start:?} and then {end:?}, found no such place");
        };
        // As a key of JavaScript a name with a hyphen has quotes.
        let more = match path.ends_with(".js") || path.ends_with(".ts") {
            true if self.names.name.contains('-') => more.replace("{{name}}:", "\"{{name}}\":"),
            _ => more.to_owned(),
        };
        let (before, after) = text.split_at(place);
        let changed = [before, &self.names.fill(&more), after].concat();
        self.files.insert(self.root.join(path), changed);
        Ok(())
    }

    /// A file as it is, or will be.
    fn text(&self, path: &str) -> Result<String> {
        let full = self.root.join(path);
        match self.files.get(&full) {
            Some(text) => Ok(text.clone()),
            None => fs::read_to_string(&full).with_context(|| format!("cannot read {path}")),
        }
    }
}
