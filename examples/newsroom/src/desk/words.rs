//! What the desk says in each language.

use super::list::State;
use crate::lang::Lang;
use crate::time;

/// Its words.
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) token: &'static str,
    pub(super) enter: &'static str,
    pub(super) leave: &'static str,
    pub(super) wrong: &'static str,
    pub(super) forged: &'static str,
    pub(super) states: &'static str,
    pub(super) find: &'static str,
    pub(super) find_what: &'static str,
    pub(super) nothing: &'static str,
    pub(super) approve: &'static str,
    pub(super) reject: &'static str,
    pub(super) spam: &'static str,
    pub(super) reason: &'static str,
    pub(super) reason_missing: &'static str,
    pub(super) reason_told: &'static str,
    pub(super) reports: &'static str,
    pub(super) reply: &'static str,
    pub(super) previous: &'static str,
    pub(super) next: &'static str,
    pub(super) pages: &'static str,
    pub(super) gone: &'static str,
    /// Who gave no name.
    pub(super) nobody: &'static str,
    pub(super) other: &'static str,
}

/// Those of a language.
pub(super) fn words(lang: Lang) -> &'static Words {
    lang.pick(&VI, &EN)
}

/// What a state is called.
pub(super) fn state(state: State, lang: Lang) -> &'static str {
    let (vi, en) = match state {
        State::Pending => ("Chờ duyệt", "Waiting"),
        State::Reported => ("Bị báo cáo", "Reported"),
        State::Approved => ("Đã duyệt", "Approved"),
        State::Rejected => ("Bị từ chối", "Rejected"),
        State::Spam => ("Thư rác", "Spam"),
    };
    lang.pick(vi, en)
}

/// What was done; nothing for a state that nobody decides.
pub(super) fn done(state: State, lang: Lang) -> Option<&'static str> {
    let (vi, en) = match state {
        State::Approved => (
            "Đã duyệt. Bình luận hiện ra với mọi người.",
            "Approved: everybody sees it.",
        ),
        State::Spam => ("Đã xếp vào thư rác.", "It is among the spam."),
        State::Rejected => (
            "Đã từ chối. Người viết thấy lý do ở bình luận của mình.",
            "Rejected: who wrote it reads why at the comment.",
        ),
        State::Pending | State::Reported => return None,
    };
    Some(lang.pick(vi, en))
}

/// What is said to who tries tokens too fast.
pub(super) fn too_often(seconds: u64, lang: Lang) -> String {
    let seconds = time::seconds(seconds, lang);
    lang.pick(
        format!("Bạn thử quá nhiều lần. Vui lòng đợi {seconds}."),
        format!("Too many tries. Please wait {seconds}."),
    )
}

const VI: Words = Words {
    title: "Bàn duyệt bình luận",
    token: "Mã truy cập",
    enter: "Vào bàn duyệt",
    leave: "Thoát",
    wrong: "Mã truy cập không đúng. Mã này được đặt khi khởi động tòa soạn (--desk-token).",
    forged: "Biểu mẫu này không thuộc phiên làm việc của bạn. Vui lòng tải lại trang.",
    states: "Trạng thái",
    find: "Tìm",
    find_what: "Tìm trong bình luận, tên, bài viết",
    nothing: "Không có bình luận nào ở đây.",
    approve: "Duyệt",
    reject: "Từ chối",
    spam: "Thư rác",
    reason: "Lý do từ chối",
    reason_missing: "Vui lòng ghi lý do: người viết sẽ đọc được.",
    reason_told: "Lý do:",
    reports: "lượt báo cáo",
    reply: "Trả lời",
    previous: "Trang trước",
    next: "Trang sau",
    pages: "Các trang",
    nobody: "Bạn đọc",
    gone: "Bình luận này đã bị người viết xóa.",
    other: "English",
};

const EN: Words = Words {
    title: "Comments desk",
    token: "Token",
    enter: "Open the desk",
    leave: "Leave",
    wrong: "That is not the token. It is the one that the newsroom was started with (--desk-token).",
    forged: "This form is not of your session. Please load the page again.",
    states: "States",
    find: "Search",
    find_what: "Search comments, names, articles",
    nothing: "There are no comments here.",
    approve: "Approve",
    reject: "Reject",
    spam: "Spam",
    reason: "Reason for rejecting",
    reason_missing: "Please give the reason: who wrote it will read it.",
    reason_told: "Reason:",
    reports: "reports",
    reply: "Reply to",
    previous: "Previous page",
    next: "Next page",
    pages: "Pages",
    nobody: "Reader",
    gone: "Its author has deleted this comment.",
    other: "Tiếng Việt",
};
