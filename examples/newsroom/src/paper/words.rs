//! What the paper says in each language.

use crate::lang::Lang;

/// Its words.
pub(super) struct Words {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) sections: &'static str,
    pub(super) skip: &'static str,
    pub(super) latest: &'static str,
    pub(super) weather: &'static str,
    pub(super) sky: &'static str,
    pub(super) forecast: &'static str,
    pub(super) related: &'static str,
    pub(super) more: &'static str,
    pub(super) comments: &'static str,
    pub(super) brief: &'static str,
    pub(super) staff: &'static str,
    pub(super) paid: &'static str,
    pub(super) other: &'static str,
    pub(super) digest: &'static str,
    pub(super) made: &'static str,
    pub(super) gallery: &'static str,
    pub(super) studio: &'static str,
    pub(super) around: &'static str,
    /// Who gave no name.
    pub(super) nobody: &'static str,
}

/// Those of a language.
pub(super) fn words(lang: Lang) -> &'static Words {
    lang.pick(&VI, &EN)
}

const VI: Words = Words {
    name: "Báo Sông Nước",
    about: "Tin của miền sông nước: làng quê, bến chợ, mùa màng và con nước",
    sections: "Chuyên mục",
    skip: "Đến nội dung",
    latest: "Tin mới",
    weather: "Thời tiết",
    sky: "Trời lúc này",
    forecast: "Dự báo",
    related: "Tin liên quan",
    more: "Đọc thêm",
    comments: "Bình luận",
    brief: "Tin vắn.",
    staff: "Tòa soạn",
    paid: "Nội dung tài trợ",
    other: "English",
    digest: "Điểm tin",
    made: "Tờ báo mẫu: nơi chốn có thật, người và việc thì không.",
    gallery: "Mọi trạng thái của các tiện ích",
    studio: "Xưởng: thử và lấy mã",
    around: "Quanh tờ báo",
    nobody: "Bạn đọc",
};

const EN: Words = Words {
    name: "The River Courier",
    about: "News of the river country: its hamlets and landings, its crops and its tides",
    sections: "Sections",
    skip: "To the content",
    latest: "Latest",
    weather: "Weather",
    sky: "The sky now",
    forecast: "Forecast",
    related: "Related stories",
    more: "More to read",
    comments: "Comments",
    brief: "In brief.",
    staff: "Newsroom",
    paid: "Sponsored",
    other: "Tiếng Việt",
    digest: "Briefing",
    made: "A sample paper: the places are real, people and events are not.",
    gallery: "Every state of the widgets",
    studio: "The studio: try them, take the code",
    around: "Around the paper",
    nobody: "Reader",
};
