//! Vietnamese, in the words of the national forecasts.

use super::grammar::{Grammar, Phrase, grammar};

/// Heat and cold by the decisions of the hydrometeorological service: *nắng nóng* from 35 °C,
/// *rét đậm* at a daily mean of 15 °C and less.
pub(super) const GRAMMAR: Grammar<'static> = grammar! {
    Sky: "trời nắng|trời quang mây|ít mây|nhiều mây",
    Dry: ", không mưa",
    And: ", |, ",
    Fog: "{0}có sương mù",
    Rain: "{0}có {1}{2}",
    Kinds: "mưa phùn|mưa|mưa to|mưa rào|mưa lẫn tuyết|tuyết rơi|mưa rào và dông|mưa dông kèm mưa đá",
    Likely: "| vài nơi| rải rác",
    Parts: "|sáng |chiều |sáng và chiều |tối |sáng và tối |chiều và tối ||đêm |đêm và sáng |chiều và đêm ||tối và đêm |||",
    Calm: "lặng gió|gió nhẹ",
    Wind: "gió {0}{1}{2}",
    Compass: "bắc |đông bắc |đông |đông nam |nam |tây nam |tây |tây bắc ",
    UpTo: "có lúc {0}",
    Gusts: "giật\u{a0}{0}",
    Speeds: "cấp\u{a0}{0}|{0}\u{a0}m/s|{0}\u{a0}km/h|{0}\u{a0}dặm/giờ|{0}\u{a0}hải\u{a0}lý/giờ",
    Range: "{0}-{1}|từ {0} đến {1}",
    Degrees: "nhiệt độ {0}\u{a0}độ|nhiệt độ {0}\u{a0}độ\u{a0}F",
    Hazards: "Trong mưa dông có khả năng xảy ra lốc, sét và gió giật mạnh.|Trong mưa dông có khả năng xảy ra lốc, sét, mưa đá và gió giật mạnh.|Tầm nhìn xa giảm.|Đề phòng gió giật mạnh.",
    Storms: "Gió mạnh tương đương áp thấp nhiệt đới.|Gió mạnh tương đương bão.|Gió mạnh tương đương bão mạnh.|Gió mạnh tương đương bão rất mạnh.",
    Heat: "39 Nắng nóng đặc biệt gay gắt.|37 Nắng nóng gay gắt.|35 Nắng nóng.",
    Cold: "13 Trời rét hại.|15 Trời rét đậm.",
    Frost: "0 Có khả năng xảy ra băng giá.",
};
