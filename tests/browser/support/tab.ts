// What a reader does and perceives, in whichever engine: opens, presses, reads, hears.
import { PNG } from "pngjs";
import { Key, type WebDriver, type WebElement, error } from "selenium-webdriver";
import { expect } from "./test.ts";

/** What something is to assistive technology. */
export interface Perceived {
  role: string;
  name: string;
}

/** Finds by selectors with `>>>` between them, which goes into shadow roots. Runs in the page. */
function deep(path: string): Element[] {
  const steps = path.split(">>>").map((step) => step.trim());
  let found: Element[] = [];
  for (const [at, step] of steps.entries()) {
    const roots = at === 0 ? [document] : found.map((element) => element.shadowRoot);
    found = roots.flatMap((root) => [...(root?.querySelectorAll(step) ?? [])]);
  }
  return found;
}

/** Of the elements found, those that are there for whoever reads or hears: not hidden, not inert. Runs in the page. */
function shown(elements: Element[]): Element[] {
  return elements.filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true }) && !element.closest("[inert], [aria-hidden=true]"),
  );
}

/** What has the focus, through shadow roots. Runs in the page. */
function active(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

export class Tab {
  #driver: WebDriver;

  constructor(driver: WebDriver) {
    this.#driver = driver;
  }

  async open(address: string): Promise<void> {
    await this.#driver.get(address);
  }

  async reload(): Promise<void> {
    await this.#driver.navigate().refresh();
  }

  /** Goes into the frame that `path` finds; what follows is about what is in it. */
  async enter(path: string): Promise<void> {
    await this.#driver.switchTo().frame(await this.find(path));
  }

  /** Comes out of all frames. */
  async leave(): Promise<void> {
    await this.#driver.switchTo().defaultContent();
  }

  /** Runs a function in the page, which is given what stands behind it. */
  run<T, Given extends unknown[]>(script: (...given: Given) => T, ...given: Given): Promise<Awaited<T>> {
    return this.#driver.executeScript(`return (${script}).apply(null, arguments)`, ...given);
  }

  /** Runs a script in the page as if it stood there. */
  async source(script: string): Promise<void> {
    await this.#driver.executeScript(script);
  }

  /** All that is there for a reader; what is hidden or inert is not. */
  all(path: string): Promise<WebElement[]> {
    return this.#driver.executeScript(`return (${shown})((${deep})(arguments[0]))`, path);
  }

  /** The first that `path` finds; waits until there is one. */
  async find(path: string): Promise<WebElement> {
    await expect.poll(() => this.count(path), { message: path }).toBeGreaterThan(0);
    return (await this.all(path))[0] as WebElement;
  }

  async count(path: string): Promise<number> {
    return (await this.all(path)).length;
  }

  /** An attribute of the first; nothing where there is none. */
  attribute(path: string, name: string): Promise<string | null> {
    return this.#driver.executeScript(
      `return (${deep})(arguments[0])[0]?.getAttribute(arguments[1]) ?? null`,
      path,
      name,
    );
  }

  async scrollTo(path: string): Promise<void> {
    await this.#driver.executeScript("arguments[0].scrollIntoView()", await this.find(path));
  }

  /** What can be read there, of each that `path` finds. */
  async texts(path: string): Promise<string[]> {
    try {
      const texts = await Promise.all((await this.all(path)).map((it) => it.getText()));
      return texts.map((text) => text.replace(/\s+/g, " ").trim());
    } catch (fault) {
      // Something else has come in its place since it was found.
      if (fault instanceof error.StaleElementReferenceError) return this.texts(path);
      throw fault;
    }
  }

  /** What the engine tells assistive technology of each. */
  async perceived(path: string): Promise<Perceived[]> {
    const found: Perceived[] = [];
    for (const element of await this.all(path)) {
      // WebKit names nothing that is out of view where `content-visibility` spares it the layout.
      await this.#driver.executeScript("arguments[0].scrollIntoView({ block: 'nearest' })", element);
      found.push(await perceive(element));
    }
    return found;
  }

  /** The one of those that `path` finds that has a name; waits until it is there. */
  async named(path: string, name: string | RegExp): Promise<WebElement> {
    let found: WebElement | undefined;
    await expect
      .poll(
        async () => {
          const names: string[] = [];
          for (const element of await this.all(path)) {
            const { name: its } = await perceive(element);
            names.push(its);
            if (!fits(its, name)) continue;
            found = element;
            return name;
          }
          return names;
        },
        { message: `${path} named ${name}` },
      )
      .toBe(name);
    return found as WebElement;
  }

  async click(path: string, name?: string | RegExp): Promise<void> {
    const element = name === undefined ? await this.find(path) : await this.named(path, name);
    await element.click();
  }

  /**
   * What the first looks like, all of it, as a PNG: cut out of the window, which grows to it. WebKit's
   * own picture of an element has what it hides, too.
   */
  async picture(path: string): Promise<Buffer> {
    const element = await this.find(path);
    const missing = await this.#driver.executeScript<number>(
      "scrollTo(0, 0); return Math.ceil(arguments[0].getBoundingClientRect().bottom) - innerHeight",
      element,
    );
    if (missing > 0) {
      const { width, height } = await this.#driver.manage().window().getRect();
      await this.#driver
        .manage()
        .window()
        .setRect({ x: 0, y: 0, width, height: height + missing });
    }
    await this.run(async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      await frame();
      await frame();
    });
    const { x, y, width, height } = await element.getRect();
    const whole = PNG.sync.read(Buffer.from(await this.#driver.takeScreenshot(), "base64"));
    const [left, top] = [Math.round(x), Math.round(y)];
    const cut = new PNG({
      width: Math.min(Math.ceil(width), whole.width - left),
      height: Math.min(Math.ceil(height), whole.height - top),
    });
    PNG.bitblt(whole, cut, left, top, cut.width, cut.height);
    return PNG.sync.write(cut);
  }

  /** Writes into a field, in place of what is in it. */
  async fill(path: string, text: string): Promise<void> {
    const field = await this.find(path);
    await field.clear();
    await field.sendKeys(text);
  }

  /** Presses keys one after the other, wherever the focus is. */
  async press(...keys: string[]): Promise<void> {
    await this.#driver
      .actions()
      .sendKeys(...keys)
      .perform();
  }

  /** Goes to what is before in the order of the focus. */
  async back(): Promise<void> {
    await this.#driver.actions().keyDown(Key.SHIFT).sendKeys(Key.TAB).keyUp(Key.SHIFT).perform();
  }

  /** What has the focus; nothing when it is the page itself. */
  async focused(): Promise<Perceived | null> {
    const element = await this.#driver.executeScript<WebElement | null>(`return (${active})()`);
    if (!element || (await element.getTagName()).toLowerCase() === "body") return null;
    return perceive(element);
  }

  /**
   * What has the focus, one after the other, as Tab is pressed, and whether that is seen: until it
   * comes back to the page, or to the first.
   */
  async walk(most = 100): Promise<(Perceived & { isSeen: boolean })[]> {
    const met: (Perceived & { isSeen: boolean })[] = [];
    while (met.length < most) {
      await this.press(Key.TAB);
      const here = await this.focused();
      const isRound = here?.role === met[0]?.role && here?.name === met[0]?.name;
      if (!here || isRound) return met;
      met.push({ ...here, isSeen: await this.#isFocusSeen() });
    }
    throw new Error(`expected an end of ${most} steps, met ${said(met)}`);
  }

  /** Presses Tab until what has a name has the focus. */
  async walkTo(name: string | RegExp, most = 80): Promise<void> {
    const met: Perceived[] = [];
    for (let steps = 0; steps < most; steps += 1) {
      await this.press(Key.TAB);
      const here = await this.focused();
      if (here && fits(here.name, name)) return;
      met.push(here ?? { role: "the page", name: "" });
    }
    throw new Error(`${name}: expected to come there by Tab, met ${said(met)}`);
  }

  /** True when a reader can see where the focus is: by an outline of it, or of what it stands for. */
  #isFocusSeen(): Promise<boolean> {
    return this.#driver.executeScript(`return (${isOutlined})((${active})())`);
  }
}

/** True when an element, or the one around it that shows its focus, has an outline. Runs in the page. */
function isOutlined(element: Element | null): boolean {
  for (let it = element; it; it = it.parentElement) {
    for (const pseudo of [null, "::before", "::after"]) {
      const { outlineStyle, outlineWidth } = getComputedStyle(it, pseudo);
      if (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) return true;
    }
  }
  return false;
}

const said = (all: Perceived[]) => all.map(({ role, name }) => `${role} "${name}"`).join(", ");

const fits = (found: string, expected: string | RegExp) =>
  expected instanceof RegExp ? expected.test(found) : found === expected;

async function perceive(element: WebElement): Promise<Perceived> {
  const [role, name] = [await element.getAriaRole(), await element.getAccessibleName()];
  return { role, name: name.replace(/\s+/g, " ").trim() };
}
