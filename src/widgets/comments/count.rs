//! The number of comments, to stand beside a headline: all of a page with one request.

use super::Pages;
use super::send::article;
use super::talk::counted;
use crate::source::dialect::{Counts, Dialect};
use crate::source::wire::request::Request;
use crate::stdx::list::Listed as _;
use crate::ui::dom::{El, document, el};
use crate::widget::{Attributes, Context, Data};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// What stands before the articles, in the fragment of a call that counts.
const MARK: &str = "#count ";

/// Turns the call for a thread into one that counts the comments of every article that the page
/// counts at the same URL. All of them ask for the same, so it is asked once.
pub(super) fn ask(request: &mut Request, cx: &Context, dialect: &Dialect) {
    let mut articles = vec![article(cx.attributes())];
    let src = cx.attributes().get("src");
    let all = document().query_selector_all("bantin-comments[count-only]");
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
    let target = crate::source::dialect::Target {
        src: &request.url,
        action: &request.url,
        article: "",
    };
    let counted = dialect.count(target, &names);
    // What is asked for is in the body of some: the fragment, which is not sent, tells it apart
    // and says whose numbers they are.
    request.url = [&counted.url, MARK, &names.join(" ")].concat();
    request.method = counted.method;
    request.body = counted.body;
}

/// The articles that a URL asks for.
pub(super) fn articles(url: &str) -> Option<Vec<String>> {
    let (_, articles) = url.split_once('#')?;
    // A page's own address may have a fragment, too.
    let articles = articles.strip_prefix(MARK.get(1..)?)?;
    Some(articles.split(' ').map(str::to_owned).listed())
}

/// The number of one's own article.
pub(super) fn view(data: &Data<Pages>, cx: &Context) -> El {
    let (data, cx) = (data.clone(), cx.clone());
    el("span").class("count").part("count").bind_text(move || {
        let data = data.get();
        let own = article(cx.attributes());
        let found = data.counts.iter().find(|(article, _)| *article == own);
        let count = found.and_then(|(_, count)| *count);
        counted(&cx, f64::from(count.unwrap_or_default()))
    })
}
