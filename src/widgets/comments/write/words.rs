//! The words that only a writer needs. Letters in braces are those of many: see `counted`.

use crate::ui::labels::labels;

labels! {
    WritingAs, "writing-as", "Bạn đang bình luận với tên {}.", "You are commenting as {}.";
    Name, "name", "Tên", "Name";
    Email, "email", "Email (không hiển thị)", "Email (not shown)";
    Website, "website", "Trang web", "Website";
    Remember, "remember", "Ghi nhớ trên thiết bị này", "Remember me on this device";
    YourReply, "your-reply", "Câu trả lời của bạn", "Your reply";
    YourEdit, "your-edit", "Sửa bình luận của bạn", "Edit your comment";
    Characters, "characters", "Còn {} ký tự", "{} character{s} left";
    TooMany, "too-many", "Mời bạn rút gọn bớt {} ký tự", "Please shorten it by {} character{s}";
    Preview, "preview", "Xem trước", "Preview";
    Send, "send", "Gửi bình luận", "Post comment";
    Sending, "sending", "Đang gửi…", "Posting…";
    Save, "save", "Lưu", "Save";
    Cancel, "cancel", "Hủy", "Cancel";
    Changed, "changed", "Đã lưu thay đổi.", "Your change has been saved.";
    NotSaved, "not-saved", "Chưa lưu được. Mời bạn thử lại.", "It could not be saved. Please try again.";
    Leaving, "leaving", "Sẽ xóa bình luận sau {} giây.", "Deleting your comment in {} seconds.";
    Undo, "undo", "Hoàn tác", "Undo";
    NotDeleted, "not-deleted", "Chưa xóa được bình luận.", "Your comment could not be deleted.";
    DeletedOwn, "deleted-own", "Đã xóa bình luận của bạn.", "Your comment has been deleted.";
    Posted, "posted", "Đã đăng bình luận của bạn.", "Your comment has been posted.";
    Held, "held", "Tòa soạn đã nhận bình luận của bạn và đang chờ duyệt.", "Your comment has been received and is awaiting approval.";
    Reported, "reported", "Cảm ơn bạn đã báo cáo.", "Thank you for your report.";
    Required, "required", "Mời bạn điền vào ô này.", "Please fill this in.";
    TooLong, "too-long", "Tối đa {} ký tự.", "At most {} character{s}.";
    TooShort, "too-short", "Cần ít nhất {} ký tự.", "At least {} character{s}.";
    BadEmail, "bad-email", "Địa chỉ email chưa đúng.", "That email address does not look right.";
    BadUrl, "bad-url", "Địa chỉ phải bắt đầu bằng https:// hoặc http://.", "The address must begin with https:// or http://.";
    Refused, "refused", "Bình luận chưa được nhận.", "The comment was not accepted.";
    Invalid, "invalid", "Mời bạn xem lại nội dung.", "Please check what you wrote.";
    WaitFor, "wait-for", "Bạn gửi hơi nhanh. Mời bạn thử lại sau {} giây.", "That was a little fast. Please try again in {} second{s}.";
    SentLater, "sent-later", "Bạn gửi hơi nhanh. Bình luận sẽ được tự động gửi lại sau ít lâu.", "That was a little fast. Your comment will be posted in a moment.";
    Flood, "flood", "Bạn gửi hơi nhanh. Mời bạn thử lại sau ít phút.", "That was a little fast. Please try again in a few minutes.";
    Duplicate, "duplicate", "Bình luận này đã được gửi trước đó.", "This comment has already been posted.";
    Moderated, "moderated", "Rất tiếc, tòa soạn không thể đăng bình luận có nội dung này.", "Sorry, the newsroom cannot publish a comment like this.";
    Forbidden, "forbidden", "Bạn chưa có quyền làm việc này.", "You do not have permission to do this.";
    TooLarge, "too-large", "Bình luận quá dài.", "The comment is too long.";
    NotSent, "not-sent", "Chưa gửi được. Bình luận đã được lưu ở bên dưới.", "Not posted yet. Your comment is saved below.";
    Waiting, "waiting", "Chờ gửi", "Waiting to send";
    NotAccepted, "not-accepted", "Chưa được nhận", "Not accepted";
    WaitingNote, "waiting-note", "Sẽ tự động gửi khi có mạng.", "It will be posted when the connection is back.";
    MaybeHeld, "maybe-held", "Chưa rõ bình luận đã tới tòa soạn chưa; có thể đang chờ duyệt.", "It may already have arrived and be awaiting approval; we cannot tell from here.";
    AgainIn, "again-in", "Sẽ thử lại sau {} giây.", "Trying again in {} second{s}.";
    SendAgain, "send-again", "Gửi ngay", "Post now";
    Discard, "discard", "Bỏ", "Discard";
    Discarded, "discarded", "Đã bỏ bình luận chờ gửi.", "The waiting comment has been discarded.";
    Looking, "looking", "Đang kiểm tra xem bình luận đã tới nơi chưa…", "Checking whether it has arrived…";
    NotKnown, "not-known", "Chưa sửa được: chưa rõ bình luận đã tới nơi hay chưa. Mời bạn thử lại khi có mạng.", "It cannot be edited yet: it may have arrived. Please try again when the connection is back.";
    BackInForm, "back-in-form", "Bình luận của bạn đã trở lại ô soạn thảo.", "Your comment is back in the form.";
    NotKept, "not-kept", "Bản nháp không được lưu; mời bạn gửi trước khi đóng trang.", "Drafts are not kept here; please post before you close the page.";
}
