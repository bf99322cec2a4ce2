//! Drupal's JSON:API, `/jsonapi/node/article?include=field_image,field_tags,uid`.
//!
//! What a node refers to (its picture, section and author) is in a list of its own, `included`,
//! which a mapping does not reach: it is brought into the node first. The names of references are
//! the site's own, so what they lead to is told by its type.

use crate::source::adapter::{Adapter, Model};
use crate::source::value::json::Json;
use crate::stdx::hash::Ids;

/// `data`, with the fields of a node under `attributes`.
pub(in crate::source) const STORIES: Adapter = Adapter {
    name: "drupal",
    model: Model::Story,
    mapping: "items data; \
        next links.next.href; \
        total meta.count; \
        title attributes.title; \
        url attributes.path.alias|/node/{attributes.drupal_internal__nid}; \
        published attributes.created; \
        excerpt attributes.body.summary",
    signs: "jsonapi; data",
    prepare: Some(joined),
};

/// The payload with `image`, `label` and `author` in its nodes.
fn joined(json: &Json) -> Json {
    let mut joined = json.clone();
    let included = Included::of(json);
    if let Json::Object(entries) = &mut joined {
        for (name, value) in entries {
            match value {
                Json::List(nodes) if name == "data" => {
                    for node in nodes {
                        included.join(node);
                    }
                }
                _ => {}
            }
        }
    }
    joined
}

struct Included<'a> {
    resources: &'a [Json],
    ids: Ids,
}

impl<'a> Included<'a> {
    fn of(json: &'a Json) -> Self {
        let resources = match json.get("included") {
            Some(Json::List(resources)) => resources.as_slice(),
            _ => &[],
        };
        let mut ids = Ids::default();
        for (place, resource) in resources.iter().enumerate() {
            if let Some(Json::Text(id)) = resource.get("id") {
                ids.note(id, place);
            }
        }
        Self { resources, ids }
    }

    fn join(&self, node: &mut Json) {
        let mut joined = Vec::new();
        // The first of each kind; a reader takes the first key of a name.
        self.each(node, &mut |kind, reference, resource| {
            let attribute = |name: &str| resource.get("attributes")?.get(name).cloned();
            let found = match kind {
                "file" => ("image", picture(reference, resource)),
                "media" => ("image", self.of_media(resource)),
                "taxonomy_term" => ("label", attribute("name")),
                "user" => (
                    "author",
                    attribute("display_name").or_else(|| attribute("name")),
                ),
                _ => return,
            };
            if let (name, Some(value)) = found {
                joined.push((name.to_owned(), value));
            }
        });
        if let Json::Object(entries) = node {
            entries.append(&mut joined);
        }
    }

    /// The picture of a media item: the first of its files.
    fn of_media(&self, media: &Json) -> Option<Json> {
        let mut found = None;
        self.each(media, &mut |kind, reference, resource| {
            if kind == "file" && found.is_none() {
                found = picture(reference, resource);
            }
        });
        found
    }

    /// Each resource that `from` refers to and that is here: its kind, the reference, itself.
    fn each(&self, from: &Json, take: &mut dyn FnMut(&str, &Json, &Json)) {
        let Some(Json::Object(relationships)) = from.get("relationships") else {
            return;
        };
        for (_, relationship) in relationships {
            let data = relationship.get("data");
            let Some(reference) = data.map(|data| data.at(0).unwrap_or(data)) else {
                continue;
            };
            let (Some(Json::Text(id)), Some(Json::Text(kind))) =
                (reference.get("id"), reference.get("type"))
            else {
                continue;
            };
            let resource = self.ids.find(id).and_then(|at| self.resources.get(at));
            if let (Some(resource), Some((kind, _))) = (resource, kind.split_once('-')) {
                take(kind, reference, resource);
            }
        }
    }
}

/// The address is the file's; the words and the size are of the reference to it.
fn picture(reference: &Json, file: &Json) -> Option<Json> {
    let src = file.get("attributes")?.get("uri")?.get("url")?;
    let mut picture = vec![("src".to_owned(), src.clone())];
    if let Some(Json::Object(meta)) = reference.get("meta") {
        picture.append(&mut meta.clone());
    }
    Some(Json::Object(picture))
}
