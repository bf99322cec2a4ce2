//! One input: the name of an adapter or a mapping in JSON, a line break, and a payload.

use bantin::model::Link;
use bantin::source::adapter::Model;
use bantin::source::adapter::catalog::choose;
use bantin::source::mapping::Mapping;
use bantin::source::read;
use bantin::source::read::page::Payload;
use bantin::source::value::decode::decode;

/// Reads the payload as every model. Whatever the input, none panics, no link leaves the web, and
/// a mistake in a mapping is told with its place.
pub(crate) fn run(input: &str) {
    let (how, text) = input.split_once('\n').unwrap_or(("", input));
    let json = match decode(text) {
        Ok(json) => json,
        Err(at) => return assert!(at <= text.len(), "an error at {at}"),
    };
    let own = decode(how).ok().map(|mapping| Mapping::parse(&mapping));
    if let Some(Err(error)) = &own {
        let line = error.to_string();
        assert!(line.starts_with("mapping: "), "{line}");
        assert!(
            line.contains(" at column ") || line.contains(", found "),
            "{line}"
        );
    }
    for model in [Model::Story, Model::Digest, Model::Weather, Model::Comments] {
        let (prepare, mapping) = match &own {
            Some(Ok(mapping)) => (None, mapping.clone()),
            _ => match choose(model, Some(how), &json) {
                Ok(adapter) => (
                    adapter.prepare,
                    adapter.mapping().expect("a mapping of ours"),
                ),
                Err(_) => continue,
            },
        };
        let payload = Payload {
            json: prepare.map_or_else(|| json.clone(), |prepare| prepare(&json)),
            url: "https://news.example/api/stories?page=1&limit=2".to_owned(),
            total: Some(9.0),
            ..Payload::default()
        };
        read_as(model, &payload, &mapping);
    }
    // Whatever it says, it is read.
    let _ = read::problem(&json);
}

fn read_as(model: Model, payload: &Payload, mapping: &Mapping) {
    match model {
        Model::Story => {
            let Ok(reading) = read::stories(payload, mapping) else {
                return;
            };
            for story in &reading.value {
                assert!(!story.title.trim().is_empty());
                check(&story.url);
                story.image.iter().for_each(|image| check(&image.src));
            }
            reading.next.iter().for_each(check);
        }
        Model::Digest => {
            if let Ok(reading) = read::digest(payload, mapping) {
                reading
                    .value
                    .items
                    .iter()
                    .flat_map(|it| &it.url)
                    .for_each(check);
            }
        }
        Model::Weather => {
            if let Ok(reading) = read::weather(payload, mapping) {
                reading
                    .value
                    .alerts
                    .iter()
                    .flat_map(|it| &it.url)
                    .for_each(check);
            }
        }
        Model::Comments => {
            if let Ok(reading) = read::comments(payload, mapping) {
                reading
                    .value
                    .comments
                    .iter()
                    .flat_map(|it| &it.author.url)
                    .for_each(check);
            }
            // The answer to a comment that was written.
            let _ = read::comment(&payload.json, payload.base(), mapping);
        }
    }
}

fn check(link: &Link) {
    let url = link.as_str().to_ascii_lowercase();
    let is_of_the_web = url.starts_with("https://") || url.starts_with("http://");
    assert!(is_of_the_web, "{link}");
}
