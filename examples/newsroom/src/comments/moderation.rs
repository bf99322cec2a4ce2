//! Which comments wait for a moderator: those with a link, and those with a word that spam uses.

use unicode_normalization::UnicodeNormalization;

/// How links begin.
const LINKS: [&str; 3] = ["http://", "https://", "www."];

/// Words of spam, in lower case.
const WORDS: [&str; 6] = [
    "casino",
    "cá độ",
    "lô đề",
    "vay nóng",
    "free crypto",
    "payday loan",
];

/// Whether a text is held back.
pub(super) fn holds(text: &str) -> bool {
    // As letters and marks some keyboards and systems write them.
    let text = text.nfc().collect::<String>().to_lowercase();
    let is_word = |at: usize, word: &str| {
        let (before, after) = (
            text[..at].chars().next_back(),
            text[at + word.len()..].chars().next(),
        );
        ![before, after]
            .into_iter()
            .flatten()
            .any(char::is_alphanumeric)
    };
    LINKS.iter().any(|link| text.contains(link))
        || WORDS
            .iter()
            .any(|word| text.match_indices(word).any(|(at, _)| is_word(at, word)))
}

#[cfg(test)]
mod tests {
    use super::holds;
    use unicode_normalization::UnicodeNormalization;

    fn check(text: &str, held: bool) {
        assert_eq!(holds(text), held, "{text}");
    }

    #[test]
    fn links_are_held() {
        check("Xem thêm ở HTTPS://bao.example/tin", true);
        check("www.bao.example", true);
    }

    #[test]
    fn words_of_spam_are_held() {
        check("Vay nóng trong ngày!", true);
        check("Chơi cá độ là mất nhà.", true);
        // However its accents are typed.
        check(&"Chơi cá độ là mất nhà.".nfd().collect::<String>(), true);
    }

    #[test]
    fn words_that_only_contain_one_are_not() {
        check("Casinos and casinò are other words", false);
        check("Con cá độc nhất chợ", false);
    }

    #[test]
    fn plain_words_are_not() {
        check("Đọc bài mà nhớ quê quá!", false);
    }
}
