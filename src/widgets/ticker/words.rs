//! The words of the ticker.

use crate::ui::labels::labels;

labels! {
    Ticker, "ticker", "Điểm tin", "Headlines";
    TickerFailed, "ticker-failed", "Chưa tải được điểm tin.", "The headlines could not be loaded.";
    TickerEmpty, "ticker-empty", "Chưa có tin mới.", "There are no headlines yet.";
    Whole, "whole", "Xem cả tin", "Show all of it";
    Breaking, "breaking", "Tin nóng", "Breaking";
}
