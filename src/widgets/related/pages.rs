//! The pages of a list that were loaded: a further one comes behind them, the first one anew in
//! front.

use crate::model::Story;
use crate::widget::Arrival;
use std::rc::Rc;

type Stories = Vec<Rc<Story>>;

/// What is shown and what comes, each story once.
pub(super) fn merged(there: &[Rc<Story>], come: Stories, arrival: Arrival) -> Stories {
    let (mut all, behind) = match arrival {
        Arrival::First => {
            let stays = staying(there, &come);
            (come, stays)
        }
        _ => (there.to_vec(), come),
    };
    for story in behind {
        if place(&all, &story).is_none() {
            all.push(story);
        }
    }
    all
}

/// What stays behind a first page that came anew: all but the stories of the first page which
/// stood before one that is still on it, for those were taken out. Where the stories there are in
/// another order now, nobody can say what was taken out and what moved down.
fn staying(there: &[Rc<Story>], fresh: &[Rc<Story>]) -> Stories {
    let (mut last, mut is_in_order) = (0, true);
    for story in fresh {
        if let Some(at) = place(there, story) {
            is_in_order &= at >= last;
            last = at;
        }
    }
    let gone = if is_in_order {
        last.min(fresh.len())
    } else {
        0
    };
    there.get(gone..).unwrap_or_default().to_vec()
}

fn place(all: &[Rc<Story>], story: &Story) -> Option<usize> {
    all.iter().position(|it| it.id == story.id)
}

#[cfg(test)]
mod tests {
    use super::merged;
    use crate::model::{Link, Story};
    use crate::widget::Arrival;
    use std::rc::Rc;

    /// Stories by their ids, a letter each.
    fn stories(ids: &str) -> Vec<Rc<Story>> {
        let story = |id: char| Story {
            title: id.to_string(),
            url: Link::parse("/a", "https://n.example").expect("a link"),
            id: id.to_string(),
            image: None,
            published: None,
            excerpt: String::new(),
            label: String::new(),
            author: String::new(),
            sponsored: false,
        };
        ids.chars().map(|id| Rc::new(story(id))).collect()
    }

    fn check(arrival: Arrival, rows: &[(&str, &str, &str)]) {
        for (there, come, expected) in rows {
            let all = merged(&stories(there), stories(come), arrival);
            let ids: String = all.iter().map(|it| it.id.as_str()).collect();
            assert_eq!(&ids, expected, "{there} and {come}");
        }
    }

    #[test]
    fn the_next_page_comes_behind_and_nothing_comes_twice() {
        check(
            Arrival::Next,
            &[
                ("abc", "def", "abcdef"),
                ("abc", "cde", "abcde"),
                ("abc", "", "abc"),
            ],
        );
    }

    #[test]
    fn what_was_loaded_stays_behind_a_first_page_that_came_anew() {
        check(
            Arrival::First,
            &[
                // Nothing new, one new, all new.
                ("abcdef", "abc", "abcdef"),
                ("abcdef", "nab", "nabcdef"),
                ("abcdef", "nop", "nopabcdef"),
                // The editors took one out.
                ("abcdef", "bcd", "bcdef"),
                ("abcdef", "acd", "acdef"),
                ("abcdef", "nbc", "nbcdef"),
                // Another order.
                ("abcdef", "fab", "fabcde"),
                ("abcdef", "cba", "cbadef"),
                // One of a further page is on the first now.
                ("abcdef", "abf", "abfde"),
            ],
        );
    }
}
