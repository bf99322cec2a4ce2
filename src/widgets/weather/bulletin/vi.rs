//! Vietnamese, in the words of the national forecasts.

use super::Grammar;

/// Heat and cold by the decisions of the hydrometeorological service: *nắng nóng* from 35 °C,
/// *rét đậm* at a daily mean of 15 °C and less.
pub(super) const GRAMMAR: Grammar = Grammar {
    sky: "trời nắng|trời quang mây|ít mây|nhiều mây",
    dry: ", không mưa",
    and: ", |, ",
    fog: "{0}có sương mù",
    rain: "{0}có {1}{2}",
    kinds: "mưa phùn|mưa|mưa to|mưa rào|mưa lẫn tuyết|tuyết rơi|mưa rào và dông|mưa dông kèm mưa đá",
    likely: "| vài nơi| rải rác",
    parts: "|sáng |chiều |sáng và chiều |tối |sáng và tối |chiều và tối ||đêm |đêm và sáng |chiều và đêm ||tối và đêm |||",
    calm: "lặng gió|gió nhẹ",
    wind: "gió {0}{1}{2}",
    compass: "bắc |đông bắc |đông |đông nam |nam |tây nam |tây |tây bắc ",
    up_to: "có lúc {0}",
    gusts: "giật {0}",
    speeds: "cấp {0}|{0} m/s|{0} km/h|{0} dặm/giờ|{0} hải lý/giờ",
    range: "{0}-{1}|từ {0} đến {1}",
    degrees: "nhiệt độ {0} độ|nhiệt độ {0} độ F",
    hazards: "Trong mưa dông có khả năng xảy ra lốc, sét và gió giật mạnh.|Trong mưa dông có khả năng xảy ra lốc, sét, mưa đá và gió giật mạnh.|Tầm nhìn xa giảm.|Đề phòng gió giật mạnh.",
    storms: "Gió mạnh ngang áp thấp nhiệt đới.|Gió mạnh ngang bão.|Gió mạnh ngang bão mạnh.|Gió mạnh ngang bão rất mạnh.",
    heat: &[
        (39.0, "Nắng nóng đặc biệt gay gắt."),
        (37.0, "Nắng nóng gay gắt."),
        (35.0, "Nắng nóng."),
    ],
    cold: &[(13.0, "Trời rét hại."), (15.0, "Trời rét đậm.")],
    frost: &[(0.0, "Có khả năng xảy ra băng giá.")],
};
