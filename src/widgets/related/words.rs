//! The words of the carousel.

use crate::ui::labels::labels;

labels! {
    Related, "related", "Tin liên quan", "Related stories";
    RelatedFailed, "related-failed", "Chưa tải được tin liên quan.", "The related stories could not be loaded.";
    RelatedEmpty, "related-empty", "Chưa có tin liên quan.", "No related stories yet.";
    Sponsored, "sponsored", "Tài trợ", "Sponsored";
    Showing, "showing", "Đang xem tin {} trong số {} tin", "Showing stories {} of {}";
}
