// A browser with a fresh profile, a page, and the instruments of its DevTools.
import { type Browser, type CDPSession, type Page, chromium } from "playwright-core";
import type { Options } from "./options.ts";

/** A phone, as Lighthouse has it. */
const VIEWPORT = { width: 412, height: 823 };
/** Lighthouse's slow 4G: 150 ms, 1.6 Mbit/s down, 750 kbit/s up; and a phone a quarter as fast. */
const SLOW = { latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 };
const SLOWER = 4;

export const CONDITIONS = ["free", "throttled"] as const;
export type Condition = (typeof CONDITIONS)[number];
/** A slow phone on a fast network is no load of a page, but where one presses what is there. */
export type Pace = Condition | "slow CPU";

/** What was fetched. */
export interface Fetched {
  url: string;
  bytes: number;
}

export type Metrics = Record<string, number>;

export class Session {
  readonly fetched: Fetched[] = [];
  /** What the page complained of. */
  readonly errors: string[] = [];

  private constructor(
    readonly browser: Browser,
    readonly page: Page,
    readonly devtools: CDPSession,
  ) {}

  static async open(options: Options, condition: Pace): Promise<Session> {
    const browser = await chromium.launch({
      executablePath: options.chromium,
      // Ctrl-C is the caller's: it closes what is open.
      handleSIGINT: false,
      handleSIGTERM: false,
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--enable-precise-memory-info",
      ],
    });
    const page = await browser.newPage({ viewport: VIEWPORT, locale: "vi-VN", timezoneId: "Asia/Ho_Chi_Minh" });
    const devtools = await page.context().newCDPSession(page);
    const session = new Session(browser, page, devtools);
    const urls = new Map<string, string>();
    devtools.on("Network.requestWillBeSent", ({ requestId, request }) => {
      if (!request.url.startsWith("data:")) urls.set(requestId, request.url);
    });
    devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const url = urls.get(requestId);
      if (url) session.fetched.push({ url, bytes: encodedDataLength });
    });
    page.on("pageerror", (error) => session.errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") session.errors.push(`${message.text()} (${message.location().url})`);
    });
    await devtools.send("Network.enable");
    await devtools.send("Performance.enable");
    await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
    if (condition === "throttled") {
      await devtools.send("Network.emulateNetworkConditions", { offline: false, ...SLOW });
    }
    if (condition !== "free") await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    return session;
  }

  async metrics(): Promise<Metrics> {
    const { metrics } = await this.devtools.send("Performance.getMetrics");
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  }

  /** What is alive once garbage is gone. */
  async alive(): Promise<{ nodes: number; listeners: number; heap: number }> {
    for (let time = 0; time < 3; time += 1) await this.devtools.send("HeapProfiler.collectGarbage");
    const { nodes, jsEventListeners } = await this.devtools.send("Memory.getDOMCounters");
    const { JSHeapUsedSize } = await this.metrics();
    return { nodes, listeners: jsEventListeners, heap: JSHeapUsedSize ?? 0 };
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}
