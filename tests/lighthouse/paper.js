// What Lighthouse says of the paper: at least 95 for accessibility, best practices and SEO. The performance is told, with the
// widgets and without them; it depends on the machine, and holds nobody up.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const LEAST = 95;
const PAGES = ["/paper/", "/paper/en/moi-truong", "/paper/en/moi-truong/trieu-cuong-vuot-bao-dong"];
const CATEGORIES = ["accessibility", "best-practices", "seo", "performance"];

const { NEWSROOM_BIN, BANTIN_DIST, CHROMIUM } = process.env;
if (!NEWSROOM_BIN || !BANTIN_DIST || !CHROMIUM) {
  throw new Error("expected NEWSROOM_BIN, BANTIN_DIST and CHROMIUM; run `cargo xtask test --lighthouse`");
}

const options = ["--listen", "127.0.0.1:0", "--database", ":memory:", "--site", "/paper", "--bundle", BANTIN_DIST];
const newsroom = spawn(NEWSROOM_BIN, options, { stdio: ["ignore", "pipe", "inherit"] });
const [line] = await once(createInterface(newsroom.stdout), "line");
const url = /http:\S+/.exec(line)?.[0];

const chrome = await launch({ chromePath: CHROMIUM, chromeFlags: ["--headless=new", "--no-sandbox"] });

/** The scores of a page, and what is wrong with it. */
async function scores(path, blockedUrlPatterns) {
  const flags = { port: chrome.port, onlyCategories: CATEGORIES, blockedUrlPatterns, logLevel: "error" };
  const { lhr } = await lighthouse(url + path, flags);
  const wrong = CATEGORIES.slice(0, -1).flatMap((category) =>
    lhr.categories[category].auditRefs
      .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
      .map(({ id }) => `${id}: ${lhr.audits[id].title}`),
  );
  const points = CATEGORIES.map((category) => Math.round((lhr.categories[category].score ?? 0) * 100));
  return { points, wrong, shift: lhr.audits["cumulative-layout-shift"].numericValue ?? 0 };
}

let failed = 0;
try {
  for (const path of PAGES) {
    const { points, wrong, shift } = await scores(path);
    const without = await scores(path, ["*/bantin/*"]);
    const isGood = points.slice(0, -1).every((score) => score >= LEAST);
    if (!isGood) failed += 1;
    const said = CATEGORIES.map((category, place) => `${category} ${points[place]}`).join(", ");
    console.log(
      `${isGood ? "ok" : "LOW"} ${path}: ${said} (${without.points.at(-1)} without the widgets), shift ${shift.toFixed(3)}`,
    );
    for (const it of wrong) console.log(`   ${it}`);
  }
} finally {
  await chrome.kill();
  newsroom.kill("SIGTERM");
}
console.log(`${PAGES.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
