//! The words of the ticker.

use crate::ui::labels::labels;

labels! {
    Ticker, "ticker", "Điểm tin", "Headlines";
    TickerFailed, "ticker-failed", "Chưa tải được điểm tin.", "The headlines could not be loaded.";
    TickerEmpty, "ticker-empty", "Chưa có tin mới.", "No headlines yet.";
    Whole, "whole", "Xem đầy đủ", "Show in full";
    Breaking, "breaking", "Tin nóng", "Breaking";
}
