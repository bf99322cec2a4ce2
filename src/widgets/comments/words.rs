//! The words of the comments, as far as a reader needs them.

use crate::ui::labels::labels;

labels! {
    Comments, "comments", "Bình luận", "Comments";
    CommentsFailed, "comments-failed", "Chưa tải được bình luận.", "The comments could not be loaded.";
    CommentsEmpty, "comments-empty", "Chưa có bình luận. Mời bạn viết bình luận đầu tiên.", "No comments yet. Be the first to write one.";
    Count, "count", "{} bình luận", "{} comments";
    CountOne, "count-one", "1 bình luận", "1 comment";
    Fresh, "fresh", "{} bình luận mới", "{} new comments";
    FreshOne, "fresh-one", "1 bình luận mới", "1 new comment";
    SortBy, "sort-by", "Sắp xếp", "Sort by";
    Unsorted, "default-order", "Mặc định", "Default order";
    Newest, "newest", "Mới nhất", "Newest";
    Oldest, "oldest", "Cũ nhất", "Oldest";
    Liked, "liked", "Nhiều lượt thích", "Most liked";
    Write, "write", "Viết bình luận mới", "Write a comment";
    WriteHere, "write-here", "Viết bình luận…", "Write a comment…";
    NoWriting, "no-writing", "Chưa mở được ô viết bình luận.", "The comment form could not be loaded.";
    SignIn, "sign-in", "Mời bạn đăng nhập để bình luận.", "Please sign in to comment.";
    Optional, "optional", "không bắt buộc", "optional";
    Text, "text", "Bình luận", "Comment";
    Reply, "reply", "Trả lời", "Reply";
    Answering, "answering", "Trả lời {}", "In reply to {}";
    Picture, "picture", "[hình]", "[picture]";
    Like, "like", "Thích", "Like";
    NotLiked, "not-liked", "Chưa ghi nhận được lượt thích.", "Your like could not be saved.";
    Copy, "copy", "Sao chép liên kết", "Copy link";
    Copied, "copied", "Đã sao chép.", "Copied.";
    NotCopied, "not-copied", "Chưa sao chép được. Thời gian đăng chính là liên kết.", "Not copied. The time of the comment is its link.";
    Report, "report", "Báo cáo", "Report";
    Edit, "edit", "Sửa", "Edit";
    Edited, "edited", "đã sửa", "edited";
    Delete, "delete", "Xóa", "Delete";
    Deleted, "deleted", "Bình luận này đã được xóa.", "This comment has been deleted.";
    Pending, "pending", "Chờ duyệt", "Awaiting approval";
    Rejected, "rejected", "Không được đăng", "Not published";
    Reason, "reason", "Lý do: {}", "Reason: {}";
    ReviewAgain, "review-again", "Bạn có thể sửa bình luận để được duyệt lại.", "You can edit it to have it reviewed again.";
    New, "new", "Mới", "New";
    Anonymous, "anonymous", "Bạn đọc", "Reader";
    NotFound, "not-found", "Không tìm thấy bình luận mà đường dẫn này trỏ tới.", "The comment this link leads to could not be found.";
    Closed, "closed", "Bài này đã đóng bình luận.", "Comments are closed.";
}
