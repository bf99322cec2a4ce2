//! The words of the weather box.

use crate::ui::labels::labels;

labels! {
    Weather, "weather", "Thời tiết", "Weather";
    WeatherFailed, "weather-failed", "Chưa tải được thông tin thời tiết.", "The weather could not be loaded.";
    FeelsLike, "feels-like", "Cảm giác như {}", "Feels like {}";
    Updated, "updated", "Cập nhật {}", "Updated {}";
    Wind, "wind", "Gió", "Wind";
    Humidity, "humidity", "Độ ẩm", "Humidity";
    RainChance, "rain-chance", "Khả năng mưa", "Chance of rain";
    Rain, "rain", "Lượng mưa", "Rain";
    Cloud, "cloud", "Lượng mây", "Cloud";
    Pressure, "pressure", "Khí áp", "Pressure";
    Uv, "uv", "Chỉ số UV", "UV index";
    UvLevels, "uv-levels", "thấp|trung bình|cao|rất cao|cực cao", "low|moderate|high|very high|extreme";
    Sunrise, "sunrise", "Mặt trời mọc", "Sunrise";
    Sunset, "sunset", "Mặt trời lặn", "Sunset";
    Hours, "hours", "Theo giờ", "Hour by hour";
    Days, "days", "Các ngày tới", "The days ahead";
    Today, "today", "Hôm nay", "Today";
    Time, "time", "Giờ", "Time";
    Temperature, "temperature", "Nhiệt độ", "Temperature";
    Sky, "sky", "Thời tiết", "Weather";
    Minor, "minor", "Lưu ý", "Minor";
    Moderate, "moderate", "Đề phòng", "Moderate";
    Severe, "severe", "Nguy hiểm", "Severe";
    Extreme, "extreme", "Đặc biệt nguy hiểm", "Extreme";
    Warnings, "warnings", "Cảnh báo", "Warnings";
    MoreWarnings, "more-warnings", "+{} cảnh báo", "+{} more";
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
    Sleet, "sleet", "Mưa lẫn tuyết", "Sleet";
    Snow, "snow", "Có tuyết", "Snow";
    Thunderstorm, "thunderstorm", "Mưa dông", "Thunderstorm";
    Hail, "hail", "Mưa đá", "Hail";
    Windy, "windy", "Gió mạnh", "Windy";
    Unknown, "unknown", "Chưa rõ", "Not known";
    Place, "place", "Địa điểm", "Place";
    Here, "here", "Vị trí của bạn", "Your location";
    Locate, "locate", "Dùng vị trí của tôi", "Use my location";
    NoPosition, "no-position", "Chưa xác định được vị trí của bạn.", "Your location could not be found.";
}
