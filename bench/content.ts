// The content of all pages: sample files, a forecast as Open-Meteo gives it, and comments.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

const DAY = 86_400_000;
const HOUR = 3_600_000;
const OFFSET = 7 * HOUR;

/** A forecast from today on, the same figures every day, in Open-Meteo's form. */
export function forecast(now: number): unknown {
  const today = Math.floor((now + OFFSET) / DAY) * DAY;
  const local = (at: number) => new Date(at).toISOString().slice(0, 16);
  const hours = Array.from({ length: 7 * 24 }, (_, hour) => today + hour * HOUR);
  const days = Array.from({ length: 7 }, (_, day) => today + day * DAY);
  const wave = (place: number, low: number, high: number, period: number) => {
    const share = (1 - Math.cos((place / period) * 2 * Math.PI)) / 2;
    return Math.round((low + (high - low) * share) * 10) / 10;
  };
  const CODES = [1, 3, 80, 95, 61, 2, 0];
  return {
    latitude: 10,
    longitude: 105.75,
    utc_offset_seconds: OFFSET / 1000,
    timezone: "Asia/Ho_Chi_Minh",
    timezone_abbreviation: "+07",
    current_units: { time: "iso8601", temperature_2m: "°C", wind_speed_10m: "km/h", wind_gusts_10m: "km/h" },
    current: {
      time: local(Math.floor((now + OFFSET) / HOUR) * HOUR),
      temperature_2m: 28.6,
      apparent_temperature: 32.9,
      relative_humidity_2m: 79,
      is_day: 1,
      precipitation: 0.2,
      weather_code: 2,
      cloud_cover: 46,
      pressure_msl: 1009.4,
      wind_speed_10m: 14.8,
      wind_direction_10m: 225,
      wind_gusts_10m: 31.3,
    },
    hourly_units: { time: "iso8601", temperature_2m: "°C", wind_speed_10m: "km/h", precipitation_probability: "%" },
    hourly: {
      time: hours.map(local),
      temperature_2m: hours.map((_, place) => wave(place - 2, 24.2, 32.4, 24)),
      precipitation_probability: hours.map((_, place) => Math.round(wave(place, 10, 85, 31))),
      weather_code: hours.map((_, place) => CODES[Math.floor(place / 5) % CODES.length]),
      wind_speed_10m: hours.map((_, place) => wave(place, 6, 22, 17)),
    },
    daily_units: { time: "iso8601", temperature_2m_max: "°C", temperature_2m_min: "°C", wind_speed_10m_max: "km/h" },
    daily: {
      time: days.map((day) => local(day).slice(0, 10)),
      weather_code: CODES,
      temperature_2m_max: days.map((_, place) => wave(place, 30, 34, 5)),
      temperature_2m_min: days.map((_, place) => wave(place, 23, 25, 4)),
      sunrise: days.map((day) => local(day + 5 * HOUR + 56 * 60_000)),
      sunset: days.map((day) => local(day + 17 * HOUR + 29 * 60_000)),
      precipitation_probability_max: days.map((_, place) => Math.round(wave(place, 20, 90, 3))),
      wind_speed_10m_max: days.map((_, place) => wave(place, 14, 30, 6)),
      uv_index_max: days.map((_, place) => wave(place, 6, 10, 5)),
    },
  };
}

/** The JSON files, by name. */
export async function data(samples: string): Promise<Record<string, string>> {
  const sample = (name: string) => readFile(join(samples, "vi", name), "utf8");
  return {
    "related.json": await sample("related.json"),
    "ticker.json": await sample("ticker.json"),
    "weather.json": JSON.stringify(forecast(Date.now())),
  };
}

const AUTHORS = ["Cư dân hẻm 12", "Người qua phà", "Bạn đọc Cái Răng", "Chủ ghe", "Một phụ huynh"];
const TEXTS = [
  "Hẻm nhà tôi nước đã vào tới thềm, mong đội thoát nước xuống sớm.",
  "Sáng nay qua cầu thấy nước lên **nhanh hơn hôm qua** cả gang tay.",
  "Cảm ơn báo đã đăng lịch triều, bà con biết đường mà kê đồ.\n\nNhớ dặn người già đừng ra đường lúc chập choạng.",
  "Tuyến vòng có xe buýt không? Tôi xem ở https://bao.example/xe-buyt mà chưa thấy.",
  "Con tôi được nghỉ học chiều nay, trường nhắn tin từ sớm.",
];

export interface Draft {
  author: string;
  text: string;
  /** The place of the comment it answers. */
  parent?: number;
}

/** So many comments, every third of them a reply to the one before. */
export function comments(count: number): Draft[] {
  return Array.from({ length: count }, (_, place) => ({
    author: AUTHORS[place % AUTHORS.length] ?? "",
    text: `${TEXTS[place % TEXTS.length]} (${place + 1})`,
    ...(place % 3 === 2 ? { parent: place - 1 } : {}),
  }));
}
