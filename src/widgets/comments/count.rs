//! The number of comments, to stand beside a headline: all of a page with one request.

use super::endpoint::{article, named};
use super::pages::Pages;
use super::view::panel::counted;
use crate::source::dialect::catalog::counting;
use crate::source::dialect::refusal::counts;
use crate::source::dialect::{Counts, Target};
use crate::source::error::{Code, Error};
use crate::source::read::page::Payload;
use crate::source::value::json::Json;
use crate::source::value::url::{decode_component, encode};
use crate::source::wire::request::Request;
use crate::stdx::list::Listed as _;
use crate::stdx::text::Text as _;
use crate::ui::dom::{El, document, el};
use crate::widget::{ADAPTER, Attributes, Context, Data};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// What stands before the articles, in the fragment of a request that counts.
const MARK: &str = "#count ";

/// Turns the request for a thread into one that counts the comments of every article that the page
/// counts at the same URL. All of them ask for the same, so it is asked once.
pub(super) fn ask(request: &mut Request, cx: &Context) {
    let dialect = counting(ADAPTER.of(cx.attributes()).as_deref(), &request.url);
    let in_src = dialect.article_in(&request.url);
    let in_src = in_src.unwrap_or_else(|| cx.subject());
    let article = |of: &Attributes| named(of).unwrap_or_else(|| in_src.clone());
    let mut articles = vec![article(cx.attributes())];
    let src = cx.attributes().get("src");
    let all = document().query_selector_all("bantin-comments[count-only]:not([count-only=false])");
    if let Ok(all) = all
        && dialect.counts != Counts::Listed
    {
        // In the order of the page, which is the same for all.
        articles.clear();
        for at in 0..all.length() {
            let element: Option<HtmlElement> = all.get(at).and_then(|it| it.dyn_into().ok());
            let Some(element) = element.filter(|it| it.get_attribute("src") == src) else {
                continue;
            };
            let article = article(&Attributes::of(&element));
            if !articles.contains(&article) {
                articles.push(article);
            }
        }
    }
    let names: Vec<&str> = articles.iter().map(String::as_str).listed();
    let target = Target {
        src: &request.url,
        action: &request.url,
        article: "",
    };
    let counted = dialect.count(target, &names);
    // What is asked for is in the body of some: the fragment, which is not sent, tells it apart
    // and says whose numbers they are.
    request.url = counted.url + &fragment(&names);
    request.method = counted.method;
    request.body = counted.body;
}

/// The fragment that names articles, with spaces between them.
fn fragment(articles: &[&str]) -> String {
    let mut fragment = MARK.trimmed_end().to_owned();
    for article in articles {
        fragment.push(' ');
        encode(article, "", &mut fragment);
    }
    fragment
}

/// The articles that a URL asks for.
pub(super) fn articles(url: &str) -> Option<Vec<String>> {
    let (_, articles) = url.split_once('#')?;
    // A page's own address may have a fragment, too.
    let articles = articles.strip_prefix(MARK.get(1..)?)?;
    Some(articles.split(' ').map(decode_component).listed())
}

/// The number of each article, where the answer has one: under its name where the answer has names,
/// else in the order in which they were asked for.
///
/// # Errors
/// When it has none of them.
pub(super) fn read(
    payload: &Payload,
    articles: Vec<String>,
) -> Result<Vec<(String, Option<u32>)>, Error> {
    let counts = counts(payload);
    let entries = match &payload.json {
        Json::List(entries) => entries.as_slice(),
        _ => &[],
    };
    let name = |entry: &Json| entry.get("article")?.scalar();
    let has_names = entries.iter().any(|entry| name(entry).is_some());
    let (mut read, mut is_known) = (Vec::new(), false);
    for (at, article) in articles.into_iter().enumerate() {
        let own = |entry: &Json| name(entry).is_some_and(|it| it == article);
        let place = match has_names {
            true => entries.iter().position(own),
            false => Some(at),
        };
        let count = place.and_then(|place| counts.get(place).copied()?);
        is_known |= count.is_some();
        read.push((article, count));
    }
    if is_known {
        return Ok(read);
    }
    let line = "count-only: expected numbers in the words of adapter, ";
    let line = [line, &payload.json.summary()].concat();
    Err(Error::new(Code::Shape, line))
}

/// The number of one's own article; nothing where it is not known.
pub(super) fn view(data: &Data<Pages>, cx: &Context) -> El {
    let (data, cx) = (data.clone(), cx.clone());
    el("span").class("count").part("count").bind_text(move || {
        let data = data.get();
        let own = article(&cx);
        // One that is alone is that of this element, also where `src` says of what.
        let is_own = |(article, _): &&(String, _)| *article == own || data.counts.len() == 1;
        let found = data.counts.iter().find(is_own);
        let count = found.and_then(|(_, count)| *count);
        count.map_or_else(String::new, |it| counted(&cx, f64::from(it)))
    })
}

#[cfg(test)]
mod tests {
    use super::{articles, fragment, read};
    use crate::source::read::page::Payload;
    use crate::source::value::decode::decode;

    #[test]
    fn articles_of_any_name_are_told_apart() {
        for names in [
            ["a", "b", "c"],
            ["chợ nổi", "a b", ""],
            ["100% #1", "#count a", "a,b"],
        ] {
            let url = ["https://news.example/counts?a=b", &fragment(&names)].concat();
            assert_eq!(articles(&url).expect("articles"), names);
        }
    }

    /// The numbers of the articles `a` and `b c`, of an answer with this total beside it.
    fn numbers(json: &str, total: Option<f64>) -> Option<[Option<u32>; 2]> {
        let payload = Payload {
            json: decode(json).expect("JSON"),
            total,
            ..Payload::default()
        };
        let read = read(&payload, vec!["a".to_owned(), "b c".to_owned()]).ok()?;
        Some([read[0].1, read[1].1])
    }

    #[test]
    fn numbers_go_to_their_articles() {
        for (json, expected) in [
            ("[3, 0]", Some([Some(3), Some(0)])),
            ("[3]", Some([Some(3), None])),
            (
                r#"[{"article": "b c", "count": 2}, {"article": "a", "count": 1}]"#,
                Some([Some(1), Some(2)]),
            ),
            (r#"[{"article": "b c", "count": 2}]"#, Some([None, Some(2)])),
            (r#"[{"article": "x", "count": 2}]"#, None),
            (r#"[{"id": 1, "text": "A comment"}]"#, None),
            ("[]", None),
            ("{}", None),
        ] {
            assert_eq!(numbers(json, None), expected, "{json}");
        }
    }

    #[test]
    fn a_total_is_of_a_list_that_does_not_say_what_its_numbers_are_of() {
        for (json, expected) in [
            (
                r#"[{"article": "b c", "count": 2}, {"article": "a", "count": 1}]"#,
                [Some(1), Some(2)],
            ),
            (r#"[{"id": 1, "text": "A comment"}]"#, [Some(9), None]),
        ] {
            assert_eq!(numbers(json, Some(9.0)), Some(expected), "{json}");
        }
    }
}
