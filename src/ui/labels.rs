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
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

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
                line(KEYS, self)
            }

            /// Its text. `{}` stands for what [`fill`] puts in.
            pub fn text(self, language: Language) -> &'static str {
                let texts = match language {
                    Language::Vi => VIETNAMESE,
                    Language::En => ENGLISH,
                };
                line(texts, self)
            }

            /// Every label, for tests and documents.
            pub const ALL: &'static [Label] = &[$(Label::$name),*];
        }

        // A text each, because an array of texts is an address and a length for each of them.
        const KEYS: &str = concat!($($key, "\n"),*);
        const VIETNAMESE: &str = concat!($($vi, "\n"),*);
        const ENGLISH: &str = concat!($($en, "\n"),*);
    };
}

fn line(of: &'static str, label: Label) -> &'static str {
    of.split('\n').nth(label as usize).unwrap_or_default()
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
    MoreFailed, "more-failed", "Chưa tải thêm được.", "More could not be loaded.";

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
    From, "from", "Từ", "From";
    Until, "until", "Đến", "Until";
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
    CountOne, "count-one", "1 bình luận", "1 comment";
    Fresh, "fresh", "{} bình luận mới", "{} new comments";
    FreshOne, "fresh-one", "1 bình luận mới", "1 new comment";
    SortBy, "sort-by", "Sắp xếp", "Sort by";
    Newest, "newest", "Mới nhất", "Newest";
    Oldest, "oldest", "Cũ nhất", "Oldest";
    Liked, "liked", "Được thích nhất", "Most liked";
    Write, "write", "Viết bình luận mới", "Write a comment";
    WritingAs, "writing-as", "Bạn viết với tên {}.", "You are writing as {}.";
    SignIn, "sign-in", "Mời bạn đăng nhập để bình luận.", "Please sign in to comment.";
    Name, "name", "Tên", "Name";
    Email, "email", "E-mail (không hiển thị)", "E-mail (not shown)";
    Website, "website", "Trang web", "Website";
    Remember, "remember", "Nhớ tôi trên máy này", "Remember me on this device";
    Text, "text", "Bình luận", "Comment";
    YourReply, "your-reply", "Trả lời của bạn", "Your reply";
    YourEdit, "your-edit", "Sửa bình luận của bạn", "Edit your comment";
    Characters, "characters", "Còn {} ký tự", "{} characters left";
    Preview, "preview", "Xem trước", "Preview";
    Send, "send", "Gửi bình luận", "Post comment";
    Sending, "sending", "Đang gửi…", "Posting…";
    Save, "save", "Lưu", "Save";
    Cancel, "cancel", "Hủy", "Cancel";
    Reply, "reply", "Trả lời", "Reply";
    Answering, "answering", "Trả lời {}", "In reply to {}";
    Like, "like", "Thích", "Like";
    NotLiked, "not-liked", "Chưa ghi nhận được lượt thích.", "Your like was not counted.";
    Edit, "edit", "Sửa", "Edit";
    Edited, "edited", "đã sửa", "edited";
    Changed, "changed", "Đã lưu thay đổi.", "Your change is saved.";
    NotSaved, "not-saved", "Chưa lưu được. Mời bạn thử lại.", "It could not be saved. Please try again.";
    Delete, "delete", "Xóa", "Delete";
    DeleteSure, "delete-sure", "Bấm lần nữa để xóa", "Press again to delete";
    Deleting, "deleting", "Đang xóa…", "Deleting…";
    DeletedOwn, "deleted-own", "Đã xóa bình luận của bạn.", "Your comment is deleted.";
    Deleted, "deleted", "Bình luận này đã bị xóa.", "This comment was deleted.";
    Posted, "posted", "Đã đăng bình luận của bạn.", "Your comment is posted.";
    Held, "held", "Bình luận của bạn đã được nhận và đang chờ duyệt.", "Your comment was received and is waiting for approval.";
    Pending, "pending", "Chờ duyệt", "Awaiting approval";
    New, "new", "Mới", "New";
    Anonymous, "anonymous", "Bạn đọc", "Reader";
    NotFound, "not-found", "Không tìm thấy bình luận trong địa chỉ này.", "The comment in this address was not found.";
    Closed, "closed", "Bài này đã đóng bình luận.", "Comments are closed.";
    Required, "required", "Mời bạn điền ô này.", "Please fill this in.";
    TooLong, "too-long", "Dài quá {} ký tự.", "Longer than {} characters.";
    TooShort, "too-short", "Cần ít nhất {} ký tự.", "At least {} characters are needed.";
    BadEmail, "bad-email", "Địa chỉ e-mail chưa đúng.", "That e-mail address does not look right.";
    BadUrl, "bad-url", "Địa chỉ phải bắt đầu bằng https:// hoặc http://.", "An address begins with https:// or http://.";
    Refused, "refused", "Bình luận chưa được nhận.", "The comment was not accepted.";
    Invalid, "invalid", "Bình luận chưa được nhận. Mời bạn xem lại nội dung.", "The comment was not accepted. Please look through what you wrote.";
    WaitFor, "wait-for", "Bạn gửi hơi nhanh. Mời thử lại sau {} giây.", "That was a little fast. Please try again in {} seconds.";
    Flood, "flood", "Bạn gửi hơi nhanh. Mời thử lại sau ít phút.", "That was a little fast. Please try again in a few minutes.";
    Duplicate, "duplicate", "Bình luận này đã được gửi trước đó.", "This comment was posted before.";
    Moderated, "moderated", "Tòa soạn không nhận bình luận có nội dung này.", "The newsroom does not accept comments like this.";
    Forbidden, "forbidden", "Bạn chưa được phép làm việc này.", "You are not allowed to do this.";
    TooLarge, "too-large", "Bình luận quá dài.", "The comment is too long.";
    NotSent, "not-sent", "Chưa gửi được. Bình luận được giữ lại và sẽ tự gửi khi có mạng.", "It could not be posted. Your comment is kept and will be posted when the connection is back.";
    Waiting, "waiting", "Chờ gửi", "Waiting to send";
    WaitingNote, "waiting-note", "Chưa gửi được; sẽ tự gửi khi có mạng.", "Not posted yet; it will be posted when the connection is back.";
    MaybeHeld, "maybe-held", "Chưa rõ bình luận đã tới tòa soạn chưa; có thể đang chờ duyệt.", "It may have arrived and be waiting for approval: that cannot be seen from here.";
    AgainIn, "again-in", "Thử lại sau {} giây.", "Next try in {} seconds.";
    SendAgain, "send-again", "Gửi ngay", "Post now";
    Discard, "discard", "Bỏ", "Discard";
    Discarded, "discarded", "Đã bỏ bình luận chờ gửi.", "The waiting comment is discarded.";
    Looking, "looking", "Đang xem bình luận đã tới nơi chưa…", "Checking whether it has arrived…";
    NotKnown, "not-known", "Chưa sửa được: chưa rõ bình luận đã tới nơi hay chưa. Mời thử lại khi có mạng.", "It cannot be edited yet: it may have arrived. Please try again when the connection is back.";
    BackInForm, "back-in-form", "Bình luận đã trở lại ô soạn thảo.", "The comment is back in the form.";
    NotKept, "not-kept", "Trình duyệt không lưu được bản nháp; đừng đóng trang trước khi gửi.", "Your browser could not keep a draft; do not close the page before posting.";
}
