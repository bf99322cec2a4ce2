//! What readers are told, in each language: complete, and called the same wherever it stands.

use bantin::ui::labels::{Label, Language, fill};
use serde_json::Value;

/// The languages that the bundle has.
const BUNDLED: [Language; 2] = [Language::Vi, Language::En];

/// The first word of each group.
const GROUPS: [Label; 6] = [
    Label::Retry,
    Label::Ticker,
    Label::Related,
    Label::Weather,
    Label::Comments,
    Label::WritingAs,
];

/// All of them.
fn words() -> Vec<Label> {
    let group = |first: &Label| {
        let first = *first;
        let all = (0..).map(move |place| first.after(place));
        all.take_while(|it| !it.key().is_empty())
            .collect::<Vec<_>>()
    };
    GROUPS.iter().flat_map(group).collect()
}

fn texts(label: Label) -> [&'static str; 2] {
    BUNDLED.map(|it| label.text(it))
}

#[test]
fn both_languages_say_all_of_it_with_the_same_values() {
    let all = words();
    assert!(all.len() > 120, "{} words", all.len());
    for label in all {
        let [vi, en] = texts(label);
        assert!(!vi.is_empty() && !en.is_empty(), "{}", label.key());
        for mark in ["{}", "|"] {
            let [vi, en] = [vi, en].map(|it| it.matches(mark).count());
            assert_eq!(vi, en, "{mark} in {}", label.key());
        }
    }
}

fn in_french() -> Value {
    serde_json::from_str(include_str!("../src/languages/fr.json")).expect("JSON")
}

/// What French, which is a file of its own, says of a word: its only form, or all that it has.
fn french(words: &Value, key: &str) -> Vec<String> {
    match &words[key] {
        Value::String(text) => vec![text.clone()],
        Value::Object(forms) => {
            let texts = forms.values().filter_map(Value::as_str);
            texts.map(str::to_owned).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn french_says_all_of_it_with_the_same_values() {
    let said = in_french();
    for label in words() {
        let key = label.key();
        // One of what is counted is a form of many.
        let of = key.strip_suffix("-one").unwrap_or(key);
        let forms = french(&said, of);
        assert!(!forms.is_empty(), "no {of}");
        for form in forms.iter().filter(|_| of == key) {
            let english = label.text(Language::En);
            for mark in ["{}", "|"] {
                let [fr, en] = [form, english].map(|it| it.matches(mark).count());
                assert_eq!(fr, en, "{mark} in {key}");
            }
            let is_sentence = |text: &str| text.ends_with(['.', '…']);
            let is_same = is_sentence(form) == is_sentence(english);
            assert!(is_same, "{form}: {english}");
        }
    }
}

#[test]
fn french_says_nothing_that_nobody_asks_for() {
    let known: Vec<_> = words().into_iter().map(Label::key).collect();
    let said = in_french();
    for key in said.as_object().expect("an object").keys() {
        let is_beside = matches!(&**key, "now" | "bulletin");
        assert!(is_beside || known.contains(&&**key), "{key}");
    }
}

/// A colon, a semicolon and guillemets have a space that does not break, and an apostrophe is a
/// curved one, as the Imprimerie nationale has them.
#[test]
fn french_is_set_as_french_is() {
    let text = in_french().to_string();
    for wrong in [" :", " ;", "« ", " »", "'"] {
        let found = text.find(wrong).map(|at| &text[at..]);
        assert_eq!(found, None, "{wrong}");
    }
}

#[test]
fn a_key_names_one_word() {
    let mut keys: Vec<_> = words().into_iter().map(Label::key).collect();
    keys.sort_unstable();
    let all = keys.len();
    keys.dedup();
    assert_eq!(keys.len(), all);
}

#[test]
fn a_sentence_is_one_in_both_languages() {
    for label in words() {
        let [vi, en] = texts(label).map(|it| it.ends_with(['.', '…']));
        assert_eq!(vi, en, "{}", label.key());
    }
}

/// "Mời" without "bạn" speaks to nobody.
#[test]
fn vietnamese_readers_are_invited() {
    for label in words() {
        let text = label.text(Language::Vi);
        assert_eq!(
            text.matches("Mời ").count(),
            text.matches("Mời bạn ").count(),
            "{text}"
        );
    }
}

#[test]
fn a_widget_has_one_name_in_its_heading_and_where_it_fails_or_is_empty() {
    for (heading, sentence) in [
        (Label::Ticker, Label::TickerFailed),
        (Label::Related, Label::RelatedFailed),
        (Label::Related, Label::RelatedEmpty),
        (Label::Weather, Label::WeatherFailed),
        (Label::Comments, Label::CommentsFailed),
        (Label::Comments, Label::CommentsEmpty),
    ] {
        for language in BUNDLED {
            let [heading, sentence] =
                [heading, sentence].map(|it| it.text(language).to_lowercase());
            assert!(sentence.contains(&heading), "{heading}: {sentence}");
        }
    }
    let headings = [Label::Related, Label::Weather].map(|it| it.text(Language::Vi));
    assert_eq!(headings, ["Tin liên quan", "Thời tiết"]);
}

/// The four levels of the Common Alerting Protocol (OASIS CAP 1.2, severity), as warnings say
/// them: none may read as a measure, as "trung bình" does.
#[test]
fn warnings_have_the_words_of_warnings() {
    let levels = [Label::Minor, Label::Moderate, Label::Severe, Label::Extreme];
    assert_eq!(
        levels.map(|it| it.text(Language::Vi)),
        ["Lưu ý", "Đề phòng", "Nguy hiểm", "Đặc biệt nguy hiểm"]
    );
    assert_eq!(
        levels.map(|it| it.text(Language::En)),
        ["Minor", "Moderate", "Severe", "Extreme"]
    );
}

/// What stands behind a number, in English and in French, where there is no other form.
#[test]
fn nothing_is_said_of_one_in_the_words_of_many() {
    let said = in_french();
    for label in words() {
        let key = label.key();
        // It is always six seconds.
        let has_one = key == "leaving" || words().iter().any(|it| it.key() == format!("{key}-one"));
        if has_one {
            continue;
        }
        let english = fill(label.text(Language::En), "1").replace("{s}", "");
        let french = match &said[key] {
            Value::String(text) => fill(text, "1"),
            forms => fill(forms["one"].as_str().unwrap_or_default(), "1"),
        };
        for text in [english, french] {
            let counted = text.split_once("1 ").map(|(_, behind)| behind);
            let word = counted.and_then(|it| it.split([' ', '.', ',']).next());
            assert!(!word.is_some_and(|it| it.ends_with('s')), "{key}: {text}");
        }
    }
}
