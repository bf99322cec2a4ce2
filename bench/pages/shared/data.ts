// What the pages read: the same JSON on all of them.

export interface Story {
  title: string;
  url: string;
  image?: string | { src: string; alt?: string };
  published?: string;
  excerpt?: string;
  label?: string;
}

export interface Digest {
  title: string;
  items: { title: string; url?: string; breaking?: boolean }[];
}

/** Open-Meteo's forecast, as far as it is shown. */
export interface Forecast {
  current: Record<string, number>;
  hourly: { time: string[] } & Record<"temperature_2m" | "weather_code" | "precipitation_probability", number[]>;
  daily: { time: string[]; sunrise: string[]; sunset: string[] } & Record<
    "temperature_2m_min" | "temperature_2m_max" | "weather_code" | "precipitation_probability_max",
    number[]
  >;
}

/** A comment of Isso's. */
export interface Comment {
  id: number;
  parent: number | null;
  text: string;
  author: string | null;
  created: number;
  likes: number;
  replies?: Comment[];
}

/** Where things are; the page's own script element says so. */
export interface Places {
  data: string;
  isso: string;
  thread: string;
}

export function places(): Places {
  const { data, isso, thread } = document.documentElement.dataset;
  if (!data || !isso || !thread) throw new Error("expected data-data, data-isso and data-thread on <html>");
  return { data, isso, thread };
}

export async function read<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as T;
}

export async function stories(): Promise<Story[]> {
  return (await read<{ items: Story[] }>(`${places().data}related.json`)).items;
}

export const digest = () => read<Digest>(`${places().data}ticker.json`);
export const forecast = () => read<Forecast>(`${places().data}weather.json`);

export function picture(story: Story): { src: string; alt: string } | undefined {
  if (!story.image) return undefined;
  const { src, alt } = typeof story.image === "string" ? { src: story.image, alt: "" } : story.image;
  return { src: new URL(src, places().data).href, alt: alt ?? "" };
}

const TIME = new Intl.DateTimeFormat("vi", { dateStyle: "short", timeStyle: "short", timeZone: "Asia/Ho_Chi_Minh" });

export const time = (of: string | number) => TIME.format(new Date(of));
