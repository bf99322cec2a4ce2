//! What a reader sees of a thread that is opened, read on, refreshed and written in.

mod gaps;
mod noted;

use super::ItemId;
use super::sample::{comment, page, told};
use super::state::{Arrival, Conversation, Reach, Search, Thread};
use crate::model::{Link, Thread as Page};
use crate::stdx::sequence;
use std::rc::Rc;

/// A thread that is read as a reader does. Pages are given as one would write them down; the
/// page behind them is there where they end in dots.
#[derive(Default)]
struct Reader {
    thread: Thread,
    pages: Vec<Rc<Page>>,
    url: String,
    /// When the next page is said to have been asked for; 0 for just before it comes.
    asked: u32,
    /// Where the next page is said to come from.
    at: &'static str,
    /// How many the backend says there are.
    total: Option<u32>,
}

impl Reader {
    /// Opens a thread, of which twelve lines are shown at first.
    fn of(texts: &str) -> Self {
        let mut reader = Self::default();
        reader.asks("/newest", texts);
        reader
    }

    fn asks(&mut self, url: &str, texts: &str) -> bool {
        self.url = url.to_owned();
        self.pages.clear();
        self.more(texts)
    }

    /// All comes anew.
    fn refresh(&mut self, texts: &str) -> &mut Self {
        let url = self.url.clone();
        self.asks(&url, texts);
        self
    }

    /// A further page comes.
    fn more(&mut self, texts: &str) -> bool {
        let (texts, next) = match texts.strip_suffix(" ...") {
            Some(texts) => {
                let first = texts.split(' ').next().unwrap_or_default();
                let url = format!("https://a.example/behind-{first}");
                (texts, Link::parse(&url, ""))
            }
            None => (texts, None),
        };
        self.pages.push(page(texts));
        let asked = match std::mem::take(&mut self.asked) {
            0 => sequence::next(),
            asked => asked,
        };
        self.thread.take(Arrival {
            url: &self.url,
            at: self.at,
            pages: &self.pages,
            asked,
            next,
            total: self.total,
            step: 12,
        })
    }

    fn sees(&mut self, expected: &str) -> &mut Self {
        assert_eq!(
            told(&self.thread.show(None, 2, Reach::Further).lines),
            expected
        );
        self
    }

    fn search(&mut self) -> Search {
        self.thread.show(None, 2, Reach::Further).search
    }
}

fn id(text: &str) -> ItemId {
    ItemId::Comment(text.to_owned())
}

#[test]
fn further_pages_come_behind_those_before() {
    let mut reader = Reader::of("a b ...");
    assert!(!reader.more("c b<a"));
    reader.sees("a b c");
    assert!(reader.thread.is_at_end());
}

#[test]
fn what_a_refresh_brings_is_held_back_until_it_is_asked_for() {
    let mut reader = Reader::of("a b");
    reader.refresh("n o a b p<a").sees("a b");
    assert_eq!(reader.thread.held(), 3);
    reader.refresh("n o a b p<a").sees("a b");
    assert_eq!(reader.thread.held(), 3);
    reader.thread.release();
    let focus = reader.thread.show(None, 2, Reach::Further).focus;
    assert_eq!(focus, Some(id("n")));
    reader.sees("n o a .p b");
}

#[test]
fn what_came_and_went_before_it_was_asked_for_is_not_counted() {
    let mut reader = Reader::of("a b");
    reader.refresh("n o a b").refresh("o a b");
    assert_eq!(reader.thread.held(), 1);
}

#[test]
fn the_first_comments_of_an_empty_thread_are_shown_at_once() {
    Reader::of("").refresh("a b").sees("a b");
}

#[test]
fn ones_own_comment_is_not_held_back() {
    let mut reader = Reader::of("a");
    reader.thread.wrote(comment("m"));
    reader.sees("m a").refresh("n m a").sees("m a");
}

#[test]
fn the_pages_that_were_loaded_stay_when_the_first_comes_anew() {
    let mut reader = Reader::of("a b ...");
    reader.more("c d ...");
    let next = reader.thread.next().cloned();
    reader.refresh("n a ...").sees("a b c d");
    assert_eq!(reader.thread.next().cloned(), next);
    reader.thread.release();
    reader.sees("n a b c d");
}

#[test]
fn they_stay_when_nothing_on_the_first_page_is_known_any_more() {
    let mut reader = Reader::of("a b ...");
    reader.more("c d");
    reader.refresh("n o ...").sees("a b c d");
    assert_eq!(reader.thread.held(), 2);
    // There may be more that is new behind it.
    assert!(reader.thread.next().is_some());
    reader.thread.release();
    reader.more("p q ...");
    reader.sees("n o p q a b c d");
    // Behind what is known again, it goes on where it had been.
    reader.more("r a ...");
    reader.sees("n o p q r a b c d");
    assert!(reader.thread.is_at_end());
}

#[test]
fn a_page_that_was_asked_for_before_the_gap_was_known_comes_behind_all() {
    for (page, is_end) in [("e f ...", false), ("e f", true)] {
        let mut reader = Reader::of("a b ...");
        reader.more("c d ...");
        reader.refresh("n o ...").thread.release();
        reader.at = "https://a.example/behind-c";
        reader.more(page);
        reader.sees("n o a b c d e f");
        // What is missing is missing still, and is asked for next.
        let next = reader.thread.next().map(Link::as_str);
        assert_eq!(next, Some("https://a.example/behind-n"));
        reader.at = "https://a.example/behind-n";
        reader.more("p a ...");
        reader.sees("n o p a b c d e f");
        assert_eq!(reader.thread.is_at_end(), is_end);
    }
}

#[test]
fn there_may_be_several_gaps() {
    let mut reader = Reader::of("a b ...");
    reader
        .refresh("n o ...")
        .refresh("u v ...")
        .thread
        .release();
    reader.sees("u v n o a b");
    reader.more("w n ...");
    reader.sees("u v w n o a b");
    reader.more("p q ...");
    reader.more("a b ...");
    reader.sees("u v w n o p q a b");
    reader.more("c");
    reader.sees("u v w n o p q a b c");
    assert!(reader.thread.is_at_end());
}

#[test]
fn what_is_new_at_the_end_of_several_pages_can_be_asked_for() {
    for (total, is_there) in [(4, true), (3, false)] {
        let mut reader = Reader::of("a b ...");
        reader.total = Some(3);
        reader.more("c");
        reader.total = Some(total);
        reader.refresh("a b ...").sees("a b c");
        let next = reader.thread.next().map(Link::as_str);
        // The page that was the last.
        let last = is_there.then_some("https://a.example/behind-a");
        assert_eq!(next, last);
    }
}

#[test]
fn who_asks_for_more_is_led_there_whatever_is_shown_until_it_comes() {
    let mut reader = Reader::of("a b ...");
    reader.sees("a b").thread.lead_on();
    assert!(!reader.thread.grow(12));
    reader.refresh("n a b ...").sees("a b");
    reader.more("c d");
    let showing = reader.thread.show(None, 2, Reach::Further);
    assert_eq!(showing.focus, Some(id("c")));
    assert_eq!(reader.thread.show(None, 2, Reach::Further).focus, None);
}

#[test]
fn a_reply_moves_to_the_next_page_with_what_it_answers() {
    Reader::of("a b b1<b ...")
        .refresh("n a ...")
        .sees("a b .b1");
}

#[test]
fn what_is_gone_from_a_thread_of_one_page_is_gone() {
    Reader::of("a b c").refresh("a c").sees("a c");
}

#[test]
fn another_order_shows_the_thread_anew() {
    let mut reader = Reader::of("a b ...");
    reader.more("c d");
    assert!(reader.asks("/oldest", "d c ..."));
    reader.sees("d c");
}

#[test]
fn what_others_deleted_is_gone_from_a_thread_of_several_pages() {
    for (fresh, expected) in [
        ("a c d ...", "a c d e f"),
        ("a d e ...", "a d e f"),
        ("c d e ...", "c d e f"),
        ("a b d ...", "a b d e f"),
        // What is new had moved the last of them to the next page.
        ("n a c ...", "a c d e f"),
        ("n o a ...", "a b c d e f"),
        // In another order nobody knows what is gone.
        ("c a d ...", "c a d b e f"),
    ] {
        let mut reader = Reader::of("a b c ...");
        reader.more("d e f");
        reader.refresh(fresh).sees(expected);
    }
    // With what answers it, wherever that is.
    let mut reader = Reader::of("a b b1<b c ...");
    reader.more("d b2<b e");
    reader.refresh("a c d ...").sees("a c d e");
}

#[test]
fn what_was_held_back_and_is_gone_is_not_counted() {
    let mut reader = Reader::of("a b c ...");
    reader.refresh("n o a ...").refresh("o a b ...");
    assert_eq!(reader.thread.held(), 1);
}

#[test]
fn more_is_shown_step_by_step_and_the_first_of_it_gets_the_focus() {
    let mut reader = Reader::of("a b c d e f g h i j k l m n ...");
    reader.sees("a b c d e f g h i j k l");
    reader.thread.lead_on();
    assert!(reader.thread.grow(10));
    let focus = reader.thread.show(None, 2, Reach::Further).focus;
    assert_eq!(focus, Some(id("m")));
    assert!(reader.thread.has_room());
    assert!(!reader.thread.is_at_end());
}

#[test]
fn an_address_leads_to_its_comment_over_several_pages() {
    let mut reader = Reader::of("a b ...");
    reader.thread.want(Some("e".to_owned()));
    assert_eq!(reader.search(), Search::Further);
    assert_eq!(
        reader.thread.show(None, 2, Reach::Loaded).search,
        Search::Idle
    );
    reader.more("c d ...");
    assert_eq!(reader.search(), Search::Further);
    reader.more("e");
    let showing = reader.thread.show(None, 2, Reach::Further);
    assert_eq!(showing.search, Search::Found);
    assert_eq!(showing.focus, Some(id("e")));
    reader.thread.want(Some("z".to_owned()));
    assert_eq!(reader.search(), Search::Missing);
    assert_eq!(reader.search(), Search::Idle);
}

#[test]
fn an_address_leads_to_its_comment_once_that_is_on_the_page() {
    let mut reader = Reader::of("a b");
    reader.thread.want(Some("b".to_owned()));
    let mut search = |reach| reader.thread.show(None, 2, reach).search;
    assert_eq!(search(Reach::Nothing), Search::Idle);
    assert_eq!(search(Reach::Further), Search::Found);
}

#[test]
fn an_address_leads_to_what_is_held_back() {
    let mut reader = Reader::of("a");
    reader.refresh("n a");
    reader.thread.want(Some("n".to_owned()));
    assert_eq!(reader.search(), Search::Found);
    reader.sees("n a");
}

#[test]
fn a_conversation_goes_on_over_pages_and_what_was_written_here() {
    let mut reader = Reader::of("b<a c ...");
    reader.more("a");
    reader.thread.wrote(comment("m<b"));
    let of = |root: &str, author: &str| Conversation {
        root: root.to_owned(),
        author: author.to_owned(),
    };
    assert_eq!(reader.thread.conversation("m"), of("a", "by m"));
    assert_eq!(reader.thread.conversation("z"), of("z", ""));
}
