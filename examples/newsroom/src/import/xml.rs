//! Reads XML as it comes, element by element, whatever its size.

use super::disqus::Disqus;
use super::store::Store;
use super::wordpress::WordPress;
use super::{Cause, Imported};
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::io::{self, BufRead, Read};

/// How long one text may be, in bytes, and how deep elements may stand in each other.
const LONGEST: usize = 1024 * 1024;
const DEEPEST: usize = 32;

/// How long a text, a tag or a comment may be that says nothing of a comment, in bytes: it is read as one, and a
/// packed file of some megabytes could fill the memory.
const LARGEST: usize = 16 * 1024 * 1024;

/// One kind of export: told of each element, it gives the comments.
pub(super) trait Export {
    /// An element begins; with its `id`, if it has one.
    fn begin(&mut self, path: &[String], id: Option<&str>);
    /// Whether the text of an element says anything: an article may have pictures in itself.
    fn wants(&self, path: &[String]) -> bool;
    /// An element ends; with the text that was in it. What is left out is none.
    fn end(&mut self, path: &[String], text: &str) -> Ended;
}

/// What an element that ended was.
pub(super) enum Ended {
    /// A part of something.
    Part,
    /// A comment.
    Comment(Box<Imported>),
    /// One that is left out.
    LeftOut,
}

/// Reads an export into a store.
pub(super) fn read(input: impl BufRead, store: &mut Store<'_>) -> Result<(), Cause> {
    let mut reader = Reader::from_reader(Lines {
        input,
        line: 1,
        taken: 0,
    });
    reader.config_mut().expand_empty_elements = true;
    let mut walk = Walk::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        reader.get_mut().taken = 0;
        let event = reader
            .read_event_into(&mut buffer)
            .map_err(|error| error.to_string());
        let is_end = matches!(event, Ok(Event::Eof));
        let ended = event.and_then(|event| walk.take(event));
        let ended = ended.map_err(|what| Cause::Xml(reader.get_ref().line, what))?;
        match ended {
            Ended::Comment(comment) => store.add(*comment)?,
            Ended::LeftOut => store.leave_out(),
            Ended::Part => {}
        }
        if is_end {
            return Ok(());
        }
    }
}

/// Where in a file the reading is.
#[derive(Default)]
struct Walk {
    path: Vec<String>,
    text: String,
    export: Option<Box<dyn Export>>,
}

impl Walk {
    fn take(&mut self, event: Event<'_>) -> Result<Ended, String> {
        match event {
            Event::Start(start) => self.begin(&start)?,
            Event::End(_) => return Ok(self.end()),
            Event::Text(text) => self.add(&text.decode().map_err(|error| error.to_string())?)?,
            Event::CData(text) => self.add(&text.decode().map_err(|error| error.to_string())?)?,
            Event::GeneralRef(name) => {
                let text = entity(&name)?;
                self.add(&text)?;
            }
            Event::Eof => return self.finish(),
            // It could declare entities, and neither export has one.
            Event::DocType(_) => return Err("expected an export, found a document type".to_owned()),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
        Ok(Ended::Part)
    }

    fn begin(&mut self, start: &BytesStart<'_>) -> Result<(), String> {
        let name = String::from_utf8_lossy(start.name().as_ref()).into_owned();
        if self.path.len() == DEEPEST {
            return Err(format!(
                "expected at most {DEEPEST} elements in each other, found <{name}>"
            ));
        }
        let export = match (&mut self.export, self.path.is_empty()) {
            (None, true) => self.export.insert(match &*name {
                "disqus" => Box::<Disqus>::default() as Box<dyn Export>,
                "rss" => Box::<WordPress>::default(),
                _ => {
                    return Err(format!(
                        "expected <disqus> or <rss> (WordPress), found <{name}>"
                    ));
                }
            }),
            (Some(export), false) => export,
            _ => return Err(format!("expected one root, found <{name}>")),
        };
        let mut id = None;
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            if attribute.key.local_name().as_ref() == b"id" {
                id = Some(String::from_utf8_lossy(&attribute.value).into_owned());
            }
        }
        self.path.push(name);
        self.text.clear();
        export.begin(&self.path, id.as_deref());
        Ok(())
    }

    /// The reader has seen to it that it is the last that began.
    fn end(&mut self) -> Ended {
        let text = std::mem::take(&mut self.text);
        let ended = match &mut self.export {
            Some(export) => export.end(&self.path, text.trim()),
            None => Ended::Part,
        };
        self.path.pop();
        ended
    }

    fn add(&mut self, text: &str) -> Result<(), String> {
        if !(self.export.as_ref()).is_some_and(|it| it.wants(&self.path)) {
            return Ok(());
        }
        self.text.push_str(text);
        if self.text.len() > LONGEST {
            let name = self.path.last().map_or("", String::as_str);
            return Err(format!(
                "expected at most {LONGEST} bytes of text in <{name}>, found more"
            ));
        }
        Ok(())
    }

    fn finish(&self) -> Result<Ended, String> {
        match (self.path.last(), &self.export) {
            (Some(name), _) => Err(format!("expected </{name}>, found the end of the file")),
            (None, None) => {
                Err("expected <disqus> or <rss> (WordPress), found no element".to_owned())
            }
            (None, Some(_)) => Ok(Ended::Part),
        }
    }
}

fn entity(name: &BytesRef<'_>) -> Result<String, String> {
    if let Some(sign) = name.resolve_char_ref().map_err(|error| error.to_string())? {
        return Ok(sign.to_string());
    }
    let name = name.decode().map_err(|error| error.to_string())?;
    let found = resolve_predefined_entity(&name);
    found
        .map(str::to_owned)
        .ok_or_else(|| format!("expected an entity of XML, found &{name};"))
}

/// Counts the lines of what is read, and the bytes of each piece.
struct Lines<R> {
    input: R,
    line: usize,
    /// How many bytes of this piece were read.
    taken: usize,
}

impl<R: BufRead> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Lines<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.taken > LARGEST {
            return Err(io::Error::other(format!(
                "expected at most {LARGEST} bytes in one text or tag, found more"
            )));
        }
        self.input.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        if let Ok(bytes) = self.input.fill_buf() {
            self.line += bytes.iter().take(count).filter(|it| **it == b'\n').count();
        }
        self.taken += count;
        self.input.consume(count);
    }
}
