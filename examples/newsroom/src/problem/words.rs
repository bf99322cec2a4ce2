//! What refusals say to people, in both languages.

use super::page::Home;
use super::{Complaint, Kind};
use crate::lang::Lang;
use crate::time;

/// A problem's title and its detail.
pub(super) fn problem(kind: &Kind, retry_after: Option<u64>, lang: Lang) -> (String, String) {
    let (title, detail) = match kind {
        Kind::NotFound => not_found(lang),
        Kind::NoAddress(found) => {
            let title = not_found(lang).0.to_owned();
            let detail = lang.pick(
                format!(
                    "Không có gì ở địa chỉ này ({found}); /api/openapi.json liệt kê mọi địa chỉ."
                ),
                format!(
                    "Nothing has this address ({found}); /api/openapi.json lists all there are."
                ),
            );
            return (title, detail);
        }
        Kind::MethodNotAllowed(found) => {
            return lang.pick(
                (
                    "Không hỗ trợ thao tác này".to_owned(),
                    format!("Địa chỉ này không nhận {found}; tiêu đề Allow cho biết nó nhận gì."),
                ),
                (
                    "Method not allowed".to_owned(),
                    format!(
                        "This address does not take {found}; the Allow header says what it takes."
                    ),
                ),
            );
        }
        Kind::BadParameter(found) => {
            return lang.pick(
                (
                    "Tham số không hợp lệ".to_owned(),
                    format!("Một tham số trong địa chỉ không hợp lệ: {found}."),
                ),
                (
                    "Bad parameter".to_owned(),
                    format!("A parameter of the address is not valid: {found}."),
                ),
            );
        }
        Kind::BadQuery(why) => {
            return lang.pick(
                (
                    "Tham số không hợp lệ".to_owned(),
                    format!("Không đọc được các tham số trong địa chỉ: {why}."),
                ),
                (
                    "Bad parameter".to_owned(),
                    format!("The parameters of the address cannot be read: {why}."),
                ),
            );
        }
        Kind::BadFault(expected) => {
            let title = lang.pick("Lỗi mô phỏng không hợp lệ", "Bad fault");
            return (title.to_owned(), expected.clone());
        }
        Kind::MalformedJson(why) => {
            return lang.pick(
                (
                    "JSON không đọc được".to_owned(),
                    format!("Nội dung gửi lên không phải là JSON hợp lệ: {why}."),
                ),
                (
                    "Malformed JSON".to_owned(),
                    format!("What was sent is not valid JSON: {why}."),
                ),
            );
        }
        Kind::NotJson(found) => {
            let found = found.as_deref();
            return lang.pick(
                (
                    "Không phải JSON".to_owned(),
                    format!(
                        "Hãy gửi nội dung với Content-Type: application/json; yêu cầu này ghi {}.",
                        found.unwrap_or("trống")
                    ),
                ),
                (
                    "Not JSON".to_owned(),
                    format!(
                        "Send it with Content-Type: application/json; found {}.",
                        found.unwrap_or("none")
                    ),
                ),
            );
        }
        Kind::NotForm => lang.pick(
            (
                "Không phải biểu mẫu",
                "Hãy gửi biểu mẫu với Content-Type: application/x-www-form-urlencoded.",
            ),
            (
                "Not a form",
                "Send the form with Content-Type: application/x-www-form-urlencoded.",
            ),
        ),
        Kind::BadForm(why) => {
            return lang.pick(
                (
                    "Biểu mẫu không đọc được".to_owned(),
                    format!("Biểu mẫu vừa gửi không phải của trang này: {why}."),
                ),
                (
                    "The form cannot be read".to_owned(),
                    format!("What was sent is no form of this page: {why}."),
                ),
            );
        }
        Kind::TooLarge(most) => {
            let most = most / 1024;
            return lang.pick(
                (
                    "Nội dung quá lớn".to_owned(),
                    format!("Nội dung gửi lên không được quá {most} KB."),
                ),
                (
                    "Too large".to_owned(),
                    format!("What is sent may not be larger than {most} KB."),
                ),
            );
        }
        Kind::Invalid => lang.pick(
            (
                "Bình luận chưa hợp lệ",
                "Vui lòng xem lại các ô được đánh dấu rồi gửi lại.",
            ),
            (
                "The comment is not complete",
                "Please look at the marked fields, then send it again.",
            ),
        ),
        Kind::KeyReused => lang.pick(
            (
                "Khóa đã được dùng",
                "Idempotency-Key này đã được dùng cho một bình luận khác.",
            ),
            (
                "Key already used",
                "This Idempotency-Key was used for another comment.",
            ),
        ),
        Kind::BadKey => lang.pick(
            (
                "Khóa không hợp lệ",
                "Idempotency-Key phải có từ 1 đến 255 ký tự ASCII.",
            ),
            (
                "Bad key",
                "An Idempotency-Key has 1 to 255 ASCII characters.",
            ),
        ),
        Kind::ThreadClosed => lang.pick(
            (
                "Đã đóng bình luận",
                "Bài viết này không còn nhận bình luận.",
            ),
            (
                "Comments are closed",
                "This article takes no more comments.",
            ),
        ),
        Kind::NotYours => lang.pick(
            (
                "Không phải bình luận của bạn",
                "Chỉ người viết mới sửa hoặc xóa được bình luận này.",
            ),
            (
                "Not your comment",
                "Only the person who wrote this comment can change or delete it.",
            ),
        ),
        Kind::RateLimited => {
            let seconds = time::seconds(retry_after.unwrap_or_default(), lang);
            return lang.pick(
                (
                    "Bạn gửi hơi nhanh".to_owned(),
                    format!("Vui lòng đợi {seconds} rồi gửi lại."),
                ),
                (
                    "You are sending too fast".to_owned(),
                    format!("Please wait {seconds}, then send it again."),
                ),
            );
        }
        Kind::Full => lang.pick(
            (
                "Đang có quá nhiều người theo dõi",
                "Máy chủ không nhận thêm luồng tin nào nữa. Vui lòng thử lại sau.",
            ),
            (
                "Too many streams",
                "No more streams can be opened just now. Please try again later.",
            ),
        ),
        Kind::Injected(_) => lang.pick(
            (
                "Lỗi mô phỏng",
                "Lỗi này được tạo ra theo yêu cầu để thử nghiệm.",
            ),
            ("Injected fault", "This fault was asked for, as a test."),
        ),
        Kind::Internal => lang.pick(
            ("Lỗi máy chủ", "Máy chủ gặp lỗi. Vui lòng thử lại sau."),
            (
                "Server error",
                "Something went wrong on our side. Please try again later.",
            ),
        ),
    };
    (title.to_owned(), detail.to_owned())
}

/// What is said of a thing that is not here.
pub(super) fn not_found(lang: Lang) -> (&'static str, &'static str) {
    lang.pick(
        ("Không tìm thấy", "Nội dung này không có hoặc đã được gỡ."),
        (
            "Not found",
            "There is no such thing here, or it was removed.",
        ),
    )
}

/// The words of the link that leads home.
pub(super) fn home(home: &Home, lang: Lang) -> &'static str {
    match home {
        Home::Paper(_) => lang.pick("Về trang nhất", "To the front page"),
        Home::Desk => lang.pick("Về bàn duyệt", "Back to the desk"),
    }
}

/// What is wrong with a field.
pub(super) fn complaint(complaint: Complaint, lang: Lang) -> String {
    match complaint {
        Complaint::Required => lang
            .pick("Không được để trống.", "This is required.")
            .to_owned(),
        Complaint::TooLong(most) => lang.pick(
            format!("Tối đa {most} ký tự."),
            format!("At most {most} characters."),
        ),
        Complaint::NotText => lang
            .pick("Phải là một chuỗi.", "This must be a string.")
            .to_owned(),
        Complaint::NotObject => lang
            .pick("Phải là một đối tượng.", "This must be an object.")
            .to_owned(),
        Complaint::NotEmail => lang
            .pick(
                "Địa chỉ email chưa đúng, ví dụ đúng: ten@bao.example.",
                "This is not an email address such as name@bao.example.",
            )
            .to_owned(),
        Complaint::NoSuchComment => lang
            .pick(
                "Bình luận được trả lời không còn nữa.",
                "The comment this replies to is not there.",
            )
            .to_owned(),
        Complaint::NoSuchOrder => lang
            .pick(
                "Phải là newest, oldest hoặc liked.",
                "This must be newest, oldest or liked.",
            )
            .to_owned(),
        Complaint::NotBetween(least, most) => lang.pick(
            format!("Phải là một số từ {least} đến {most}."),
            format!("This must be a number from {least} to {most}."),
        ),
        Complaint::NotSoMany(least, most) => lang.pick(
            format!("Hãy ghi từ {least} đến {most} mục, cách nhau bằng dấu phẩy."),
            format!("Name {least} to {most}, separated by commas."),
        ),
    }
}
