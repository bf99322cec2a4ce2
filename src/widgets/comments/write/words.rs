//! The words that only a writer needs.

use crate::ui::labels::labels;

labels! {
    WritingAs, "writing-as", "Bạn viết với tên {}.", "You are writing as {}.";
    Name, "name", "Tên", "Name";
    Email, "email", "Email (không hiển thị)", "E-mail (not shown)";
    Website, "website", "Trang web", "Website";
    Remember, "remember", "Ghi nhớ trên thiết bị này", "Remember me on this device";
    YourReply, "your-reply", "Trả lời của bạn", "Your reply";
    YourEdit, "your-edit", "Sửa bình luận của bạn", "Edit your comment";
    Characters, "characters", "Còn {} ký tự", "{} characters left";
    Preview, "preview", "Xem trước", "Preview";
    Send, "send", "Gửi bình luận", "Post comment";
    Sending, "sending", "Đang gửi…", "Posting…";
    Save, "save", "Lưu", "Save";
    Cancel, "cancel", "Hủy", "Cancel";
    Changed, "changed", "Đã lưu thay đổi.", "Your change is saved.";
    NotSaved, "not-saved", "Chưa lưu được. Mời bạn thử lại.", "It could not be saved. Please try again.";
    DeleteSure, "delete-sure", "Bấm lần nữa để xóa", "Press again to delete";
    Deleting, "deleting", "Đang xóa…", "Deleting…";
    DeletedOwn, "deleted-own", "Đã xóa bình luận của bạn.", "Your comment is deleted.";
    Posted, "posted", "Đã đăng bình luận của bạn.", "Your comment is posted.";
    Held, "held", "Bình luận của bạn đã được nhận và đang chờ duyệt.", "Your comment was received and is waiting for approval.";
    Required, "required", "Mời bạn điền vào ô này.", "Please fill this in.";
    TooLong, "too-long", "Dài quá {} ký tự.", "Longer than {} characters.";
    TooShort, "too-short", "Cần ít nhất {} ký tự.", "At least {} characters are needed.";
    BadEmail, "bad-email", "Địa chỉ email chưa đúng.", "That e-mail address does not look right.";
    BadUrl, "bad-url", "Địa chỉ phải bắt đầu bằng https:// hoặc http://.", "An address begins with https:// or http://.";
    Refused, "refused", "Bình luận chưa được nhận.", "The comment was not accepted.";
    Invalid, "invalid", "Bình luận chưa được nhận. Mời bạn xem lại nội dung.", "The comment was not accepted. Please look through what you wrote.";
    WaitFor, "wait-for", "Bạn gửi hơi nhanh. Mời thử lại sau {} giây.", "That was a little fast. Please try again in {} seconds.";
    SentLater, "sent-later", "Bạn gửi hơi nhanh. Bình luận sẽ tự gửi lại sau ít lâu.", "That was a little fast. Your comment will be posted in a moment.";
    Flood, "flood", "Bạn gửi hơi nhanh. Mời thử lại sau ít phút.", "That was a little fast. Please try again in a few minutes.";
    Duplicate, "duplicate", "Bình luận này đã được gửi trước đó.", "This comment was posted before.";
    Moderated, "moderated", "Tòa soạn không nhận bình luận có nội dung này.", "The newsroom does not accept comments like this.";
    Forbidden, "forbidden", "Bạn chưa được phép làm việc này.", "You are not allowed to do this.";
    TooLarge, "too-large", "Bình luận quá dài.", "The comment is too long.";
    NotSent, "not-sent", "Chưa gửi được. Bình luận được giữ lại và sẽ tự gửi khi có mạng.", "It could not be posted. Your comment is kept and will be posted when the connection is back.";
    Waiting, "waiting", "Chờ gửi", "Waiting to send";
    NotAccepted, "not-accepted", "Chưa được nhận", "Not accepted";
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
