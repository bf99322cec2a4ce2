// What docs/browsers.md says of the engines, held to them.
import { expect, test } from "../support/engine-test.ts";
import { FEATURES, versions } from "../support/browsers.ts";

/** Whether there is such a thing. Each runs in the page. */
const PROBES: Record<string, () => boolean> = {
  "`light-dark()`": () => CSS.supports("color", "light-dark(red, blue)"),
  "`color-mix()`": () => CSS.supports("color", "color-mix(in srgb, red, blue 16%)"),
  "`color(from …)`": () => CSS.supports("color", "color(from red xyz x y z / alpha)"),
  "`@container`": () => "CSSContainerRule" in window && CSS.supports("width", "1cqi"),
  "`:dir()`": () => CSS.supports("selector(:dir(rtl))"),
  "`:has()`": () => CSS.supports("selector(:has(a))"),
  "`scrollend`": () => "onscrollend" in window,
  "Web Locks": () => "locks" in navigator,
  "Trusted Types": () => "trustedTypes" in window,
};

/** That of a declaration is the same for all. */
const DECLARATION = /^`([\w-]+): (.+)`$/;

test("the versions are those that are tested, or newer ones", async ({ driven, engine }) => {
  const found = (await driven.driver.getCapabilities()).getBrowserVersion() ?? "";
  const [least = "", now = ""] = [versions[engine], found].map((it) =>
    it
      .split(".")
      .map((part) => part.padStart(5, "0"))
      .join("."),
  );
  expect(now >= least, `expected ${versions[engine]} or newer, found ${found}`).toBe(true);
});

test("each feature is there where the table says so", async ({ tab, site, engine }) => {
  await tab.open(site.page(""));
  expect(FEATURES.length).toBeGreaterThan(5);
  for (const { feature, has } of FEATURES) {
    const [, property, value] = DECLARATION.exec(feature) ?? [];
    const probe = PROBES[feature];
    const found =
      property && value
        ? await tab.run((...it) => CSS.supports(...it), property, value)
        : await tab.run(probe ?? missing(feature));
    expect(found, feature).toBe(has[engine]);
  }
});

function missing(feature: string): never {
  throw new Error(`${feature}: expected a probe for it in this file`);
}
