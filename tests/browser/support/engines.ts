// Chromium, Firefox and WebKit behind one protocol, WebDriver: each with its driver, on a free port.
import { Builder, Capabilities, type WebDriver } from "selenium-webdriver";
import { Program, onFreePort, scratch } from "./program.ts";

export type Engine = "chromium" | "firefox" | "webkit";

interface Start {
  driver: string;
  capabilities: Record<string, unknown>;
  /** Shows its windows on a screen: it has no mode without. */
  needsScreen?: boolean;
}

/** Higher than any view that is photographed. */
const SCREEN = "1400x6000x24";
/** No window manager gives a window the focus: the pointer, in the middle of the screen, has to be in it. */
const WINDOW = { x: 0, y: 2600, width: 1024, height: 900 };

const STARTS: Record<Engine, Start> = {
  chromium: {
    driver: "chromedriver",
    capabilities: {
      browserName: "chrome",
      "goog:chromeOptions": {
        binary: process.env.CHROMIUM ?? "chromium",
        args: [
          "--headless",
          "--no-sandbox",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run",
          "--font-render-hinting=none",
          "--lang=vi",
        ],
      },
    },
  },
  firefox: {
    driver: process.env.GECKODRIVER ?? "geckodriver",
    capabilities: {
      browserName: "firefox",
      "moz:firefoxOptions": {
        binary: process.env.FIREFOX ?? "firefox-esr",
        args: ["-headless"],
        prefs: { "intl.accept_languages": "vi", "intl.locale.requested": "vi" },
      },
    },
  },
  webkit: {
    driver: "WebKitWebDriver",
    capabilities: { browserName: "MiniBrowser" },
    needsScreen: true,
  },
};

/** A browser that ends with the test, or with the tests should they be killed. */
export class Browser {
  driver: WebDriver;
  #programs: Program[];
  #clean: () => Promise<void>;

  private constructor(driver: WebDriver, programs: Program[], clean: () => Promise<void>) {
    this.driver = driver;
    this.#programs = programs;
    this.#clean = clean;
  }

  static async start(engine: Engine): Promise<Browser> {
    const { driver, capabilities, needsScreen } = STARTS[engine];
    const programs: Program[] = [];
    // Profiles, and whatever else a browser leaves in the folder of temporary files.
    const { folder, stop } = await scratch(engine);
    const env: NodeJS.ProcessEnv = { TMPDIR: folder, TZ: "Asia/Ho_Chi_Minh" };
    if (needsScreen) {
      const screen = await Program.saying(
        ["Xvfb", "-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"],
        /\d+\n/,
      );
      programs.push(screen.program);
      env.DISPLAY = `:${screen.said.trim()}`;
      // Its sandbox cannot be set up by root, nor in most containers; all pages here are ours.
      env.WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS = "1";
    }
    const url = await onFreePort(async (port) => {
      const url = `http://127.0.0.1:${port}`;
      programs.push(await Program.start([driver, `--port=${port}`], `${url}/status`, env));
      return url;
    });
    const session = new Builder().disableEnvironmentOverrides().usingServer(url);
    const driven = await session.withCapabilities(new Capabilities(capabilities)).build();
    await driven.manage().window().setRect(WINDOW);
    // axe looks at thousands of elements; the test has a limit of its own.
    await driven.manage().setTimeouts({ script: 120_000 });
    return new Browser(driven, programs.reverse(), stop);
  }

  async stop(): Promise<void> {
    await this.driver.quit();
    for (const program of this.#programs) await program.stop();
    await this.#clean();
  }
}
