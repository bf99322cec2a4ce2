//! The words of the widgets, in the languages they speak.
//!
//! A third language is one more column here. A host replaces single words with
//! `configure({labels: {vi: {retry: "…"}}})`; the keys are the names below.

/// A language the widgets speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

impl Language {
    /// The language of a BCP 47 tag; English for those we do not speak.
    pub fn of(tag: &str) -> Self {
        let primary = tag.split('-').next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("vi") {
            Self::Vi
        } else {
            Self::En
        }
    }

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }
}

macro_rules! labels {
    ($($name:ident, $key:literal, $vi:literal, $en:literal;)*) => {
        /// A word or sentence of ours; the doc of each is its English text.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Label { $(#[doc = $en] $name,)* }

        impl Label {
            /// The key by which a host replaces it.
            pub fn key(self) -> &'static str {
                KEYS.get(self as usize).copied().unwrap_or_default()
            }

            /// Its text. `{}` stands for what [`fill`] puts in.
            pub fn text(self, language: Language) -> &'static str {
                let texts = match language {
                    Language::Vi => VIETNAMESE,
                    Language::En => ENGLISH,
                };
                texts.get(self as usize).copied().unwrap_or_default()
            }

            /// Every label, for tests and documents.
            pub const ALL: &'static [Label] = &[$(Label::$name),*];
        }

        const KEYS: &[&str] = &[$($key),*];
        const VIETNAMESE: &[&str] = &[$($vi),*];
        const ENGLISH: &[&str] = &[$($en),*];
    };
}

/// Puts `value` where the text has its first `{}`.
pub fn fill(text: &str, value: &str) -> String {
    match text.split_once('{') {
        Some((before, after)) => {
            let after = after.strip_prefix('}').unwrap_or(after);
            [before, value, after].concat()
        }
        None => text.to_owned(),
    }
}

labels! {
    Retry, "retry", "Thử lại", "Try again";
    Loading, "loading", "Đang tải…", "Loading…";
    Stale, "stale", "Chưa cập nhật được. Bản này lưu lúc {}.", "Could not update. This copy is from {}.";
    Updated, "updated", "Cập nhật {}", "Updated {}";
    More, "more", "Tải thêm", "Show more";

    Related, "related", "Xem thêm", "More stories";
    RelatedFailed, "related-failed", "Chưa tải được tin liên quan.", "The related stories could not be loaded.";
    RelatedEmpty, "related-empty", "Chưa có tin liên quan.", "There are no related stories yet.";
    Sponsored, "sponsored", "Tài trợ", "Sponsored";
    Showing, "showing", "Đang xem tin {} trên {}", "Showing stories {} of {}";
    Previous, "previous", "Tin trước", "Previous";
    Next, "next", "Tin tiếp theo", "Next";

    Ticker, "ticker", "Điểm tin", "Headlines";
    TickerFailed, "ticker-failed", "Chưa tải được điểm tin.", "The headlines could not be loaded.";
    TickerEmpty, "ticker-empty", "Chưa có tin mới.", "There are no headlines yet.";
    Breaking, "breaking", "Tin nóng", "Breaking";
    Pause, "pause", "Tạm dừng", "Pause";
    Play, "play", "Chạy tiếp", "Play";

    Weather, "weather", "Thông tin cần biết", "Weather";
    WeatherFailed, "weather-failed", "Chưa tải được thời tiết.", "The weather could not be loaded.";
    FeelsLike, "feels-like", "Cảm giác như {}", "Feels like {}";
    Wind, "wind", "Gió", "Wind";
    Humidity, "humidity", "Độ ẩm", "Humidity";
    RainChance, "rain-chance", "Khả năng mưa", "Chance of rain";
    Rain, "rain", "Lượng mưa", "Rain";
    Cloud, "cloud", "Mây", "Cloud";
    Pressure, "pressure", "Khí áp", "Pressure";
    Uv, "uv", "Chỉ số UV", "UV index";
    UvLevels, "uv-levels", "thấp|trung bình|cao|rất cao|cực cao", "low|moderate|high|very high|extreme";
    Sunrise, "sunrise", "Mặt trời mọc", "Sunrise";
    Sunset, "sunset", "Mặt trời lặn", "Sunset";
    Hours, "hours", "Theo giờ", "By the hour";
    Days, "days", "Những ngày tới", "The days ahead";
    Today, "today", "Hôm nay", "Today";
    Time, "time", "Giờ", "Time";
    Temperature, "temperature", "Nhiệt độ", "Temperature";
    Sky, "sky", "Trời", "Sky";
    Minor, "minor", "Lưu ý", "Minor";
    Moderate, "moderate", "Trung bình", "Moderate";
    Severe, "severe", "Nghiêm trọng", "Severe";
    Extreme, "extreme", "Rất nghiêm trọng", "Extreme";
    Warnings, "warnings", "Cảnh báo", "Warnings";
    Low, "low", "Thấp nhất", "Low";
    High, "high", "Cao nhất", "High";
    Clear, "clear", "Trời quang", "Clear";
    PartlyCloudy, "partly-cloudy", "Ít mây", "Partly cloudy";
    Cloudy, "cloudy", "Nhiều mây", "Cloudy";
    Fog, "fog", "Sương mù", "Fog";
    Drizzle, "drizzle", "Mưa phùn", "Drizzle";
    Rainy, "rainy", "Có mưa", "Rain";
    Pouring, "pouring", "Mưa to", "Heavy rain";
    Showers, "showers", "Mưa rào", "Showers";
    Sleet, "sleet", "Mưa tuyết", "Sleet";
    Snow, "snow", "Có tuyết", "Snow";
    Thunderstorm, "thunderstorm", "Mưa dông", "Thunderstorm";
    Hail, "hail", "Mưa đá", "Hail";
    Windy, "windy", "Gió mạnh", "Windy";
    Unknown, "unknown", "Không rõ", "Unknown";
    Place, "place", "Địa điểm", "Place";
    Here, "here", "Vị trí của bạn", "Your position";
    Locate, "locate", "Dùng vị trí của tôi", "Use my position";
    NoPosition, "no-position", "Trình duyệt không cho biết vị trí của bạn. Mời bạn chọn trong danh sách.", "Your browser did not share your position. Please choose a place from the list.";

    Comments, "comments", "Bình luận", "Comments";
    CommentsFailed, "comments-failed", "Chưa tải được bình luận.", "The comments could not be loaded.";
    CommentsEmpty, "comments-empty", "Chưa có bình luận. Mời bạn viết bình luận đầu tiên.", "No comments yet. Be the first to write one.";
    Count, "count", "{} bình luận", "{} comments";
    Write, "write", "Viết bình luận mới", "Write a comment";
    Name, "name", "Tên", "Name";
    Email, "email", "E-mail (không hiển thị)", "E-mail (not shown)";
    Text, "text", "Bình luận", "Comment";
    YourReply, "your-reply", "Trả lời của bạn", "Your reply";
    Send, "send", "Gửi bình luận", "Post comment";
    Sending, "sending", "Đang gửi…", "Posting…";
    Reply, "reply", "Trả lời", "Reply";
    Cancel, "cancel", "Hủy", "Cancel";
    Like, "like", "Thích", "Like";
    Posted, "posted", "Đã đăng bình luận của bạn.", "Your comment is posted.";
    Held, "held", "Bình luận của bạn đã được nhận và đang chờ duyệt.", "Your comment was received and is waiting for approval.";
    Pending, "pending", "Chờ duyệt", "Awaiting approval";
    Deleted, "deleted", "Bình luận này đã bị xóa.", "This comment was deleted.";
    Edited, "edited", "đã sửa", "edited";
    Closed, "closed", "Bài này đã đóng bình luận.", "Comments are closed.";
    Anonymous, "anonymous", "Bạn đọc", "Reader";
    Required, "required", "Mời bạn điền ô này.", "Please fill this in.";
    TooLong, "too-long", "Dài quá {} ký tự.", "Longer than {} characters.";
    BadEmail, "bad-email", "Địa chỉ e-mail chưa đúng.", "That e-mail address does not look right.";
    NotSent, "not-sent", "Chưa gửi được. Nội dung vẫn còn đây, mời bạn thử lại.", "It could not be posted. Your text is still here; please try again.";
    Refused, "refused", "Bình luận chưa được nhận.", "The comment was not accepted.";
    WaitFor, "wait-for", "Bạn gửi hơi nhanh. Mời thử lại sau {} giây.", "That was a little fast. Please try again in {} seconds.";
    NotKept, "not-kept", "Trình duyệt không lưu được bản nháp; đừng đóng trang trước khi gửi.", "Your browser could not keep a draft; do not close the page before posting.";
    Characters, "characters", "Còn {} ký tự", "{} characters left";
}
