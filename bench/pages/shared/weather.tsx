// A weather box in Preact, as one writes it for one's own page: pages B and C have it.
import { useEffect, useState } from "preact/hooks";
import { type Forecast, forecast } from "./data.ts";

const SKIES: [number, string, string][] = [
  [0, "Trời quang", "☀"],
  [2, "Có mây", "⛅"],
  [3, "Nhiều mây", "☁"],
  [48, "Sương mù", "🌫"],
  [57, "Mưa phùn", "🌦"],
  [67, "Có mưa", "🌧"],
  [77, "Có tuyết", "🌨"],
  [82, "Mưa rào", "🌦"],
  [86, "Mưa tuyết", "🌨"],
  [99, "Có dông", "⛈"],
];
// Lower bounds of the Beaufort scale from 1 on, in m/s.
const FORCES = [0.3, 1.6, 3.4, 5.5, 8, 10.8, 13.9, 17.2, 20.8, 24.5, 28.5, 32.7, 37, 41.5, 46.2, 51, 56.1];
const WINDS = ["bắc", "đông bắc", "đông", "đông nam", "nam", "tây nam", "tây", "tây bắc"];
const DAY = new Intl.DateTimeFormat("vi", { weekday: "long", day: "numeric", month: "numeric" });

const sky = (code: number) => SKIES.find(([last]) => code <= last) ?? SKIES[9];
const force = (kmh: number) => FORCES.filter((bound) => kmh / 3.6 >= bound).length;
const degrees = (value?: number) => (value === undefined ? "–" : `${Math.round(value)}°`);

function Now({ now }: { now: Record<string, number> }) {
  const [, words, icon] = sky(now.weather_code ?? 0) ?? [];
  const wind = WINDS[Math.round((now.wind_direction_10m ?? 0) / 45) % 8];
  const facts = [
    ["Cảm giác như", degrees(now.apparent_temperature)],
    ["Độ ẩm", `${now.relative_humidity_2m}%`],
    ["Áp suất", `${Math.round(now.pressure_msl ?? 0)} hPa`],
    ["Lượng mưa", `${now.precipitation} mm`],
  ];
  return (
    <div class="now">
      <p class="temperature">
        <span aria-hidden="true">{icon}</span> {degrees(now.temperature_2m)} <small>{words}</small>
      </p>
      <p class="bulletin">
        {words}. Gió {wind} cấp {force(now.wind_speed_10m ?? 0)}, giật cấp {force(now.wind_gusts_10m ?? 0)}.
      </p>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Hours({ hourly }: { hourly: Forecast["hourly"] }) {
  const from = Math.max(
    0,
    hourly.time.findIndex((time) => Date.parse(`${time}+07:00`) > Date.now() - 3_600_000),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so a keyboard must be able to reach it.
    <ol class="hours" tabIndex={0} aria-label="Theo giờ">
      {hourly.time.slice(from, from + 24).map((time, place) => (
        <li key={time}>
          <time dateTime={time}>{time.slice(11)}</time>
          <span title={sky(hourly.weather_code[from + place] ?? 0)?.[1]}>
            {sky(hourly.weather_code[from + place] ?? 0)?.[2]}
          </span>
          <strong>{degrees(hourly.temperature_2m[from + place])}</strong>
          <small>{hourly.precipitation_probability[from + place]}%</small>
        </li>
      ))}
    </ol>
  );
}

function Days({ daily }: { daily: Forecast["daily"] }) {
  return (
    <ul class="days">
      {daily.time.map((date, place) => (
        <li key={date}>
          <details>
            <summary>
              <strong>{DAY.format(new Date(date))}</strong>
              <span>{sky(daily.weather_code[place] ?? 0)?.[2]}</span>
              <small>{daily.precipitation_probability_max[place]}%</small>
              <span>
                {degrees(daily.temperature_2m_min[place])} – {degrees(daily.temperature_2m_max[place])}
              </span>
            </summary>
            <p>
              {sky(daily.weather_code[place] ?? 0)?.[1]}. Mặt trời mọc {daily.sunrise[place]?.slice(11)}, lặn{" "}
              {daily.sunset[place]?.slice(11)}.
            </p>
          </details>
        </li>
      ))}
    </ul>
  );
}

/** `round` asks for the forecast anew when it changes. */
export function Weather({ round = 0 }: { round?: number }) {
  const [report, setReport] = useState<Forecast>();
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    forecast().then(setReport, () => setHasFailed(true));
  }, [round]);
  return (
    <section class="weather" aria-label="Thông tin cần biết">
      <h2>Thông tin cần biết</h2>
      {hasFailed && !report && <p role="alert">Chưa tải được thời tiết.</p>}
      {report && <Now now={report.current} />}
      {report && <Hours hourly={report.hourly} />}
      {report && <Days daily={report.daily} />}
      {report && (
        <p class="muted">
          <a href="https://open-meteo.com/">Open-Meteo.com</a>
        </p>
      )}
    </section>
  );
}
