// Measures Bantin beside what one would use instead. `cargo xtask bench` bundles and runs this, in this folder.
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { CONDITIONS, type Pace, Session } from "./browser.ts";
import { data } from "./content.ts";
import { interactions } from "./interactions.ts";
import { type Isso, LENGTHS, THREADS, start as startIsso } from "./isso.ts";
import { type Figures, type Sites, load } from "./load.ts";
import { NAMES, type PageName, SINGLE, options } from "./options.ts";
import { bundle, issoClient, page } from "./pages.ts";
import { plot } from "./plot.ts";
import { type Runs, alone, attributed, singles, table } from "./report.ts";
import { Host } from "./site.ts";
import { use } from "./use.ts";

const given = options();
const pages = new Host("localhost");
const assets = new Host("127.0.0.1");
const began = Date.now();
let isso: Isso | undefined;
let session: Session | undefined;
let folder: string | undefined;
let isOver = false;

async function cleanUp(): Promise<void> {
  await session?.close().catch((error) => console.error(`the browser did not close: ${error}`));
  await isso?.stop();
  await Promise.all([pages.stop(), assets.stop()]);
  if (folder) await rm(folder, { recursive: true, force: true });
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    // The terminal tells the whole group, and `cargo xtask` tells again.
    if (isOver) return;
    isOver = true;
    console.error("\nstopping");
    void cleanUp().then(() => process.exit(130));
  });
}

/** A browser for as long as `take` needs it. */
async function withSession<T>(condition: Pace, take: (session: Session) => Promise<T>): Promise<T> {
  session = await Session.open(given, condition);
  try {
    return await take(session);
  } finally {
    if (!isOver) await session.close();
    session = undefined;
  }
}

async function setUp(): Promise<{ sites: Sites; version: string }> {
  await mkdir(given.out, { recursive: true });
  folder = await mkdtemp(join(tmpdir(), "bantin-bench-"));
  await Promise.all([pages.start(), assets.start()]);
  const threads = given.interactions ? LENGTHS : { many: given.comments };
  isso = await startIsso(given.isso, folder, pages.url, threads);
  const where = { assets: assets.url, isso: isso.url };
  await assets.folder("/bantin/", given.dist);
  await assets.folder("/pictures/", join(given.samples, "pictures"));
  for (const [name, text] of Object.entries(await data(given.samples))) assets.put(`/data/${name}`, text);
  await bundle(given.out, assets);
  await issoClient(given.isso, assets);
  pages.put("/blank.html", '<!doctype html><title>Blank</title><link rel="icon" href="data:,">');
  for (const name of given.pages) {
    pages.put(`/${name}.html`, page(name, where, THREADS.few));
    if (!SINGLE.includes(name)) pages.put(`/${name}-many.html`, page(name, where, THREADS.many));
  }
  pages.put("/a-fifty.html", page("a", where, THREADS.fifty));
  pages.put("/a-hundreds.html", page("a", where, THREADS.hundreds));
  pages.put("/a-all.html", page("a", where, THREADS.hundreds, 'limit="500"'));
  const version = await withSession("free", async (session) => session.browser.version());
  return { sites: { pages: pages.url, assets: assets.url, isso: isso.url }, version };
}

function progress(what: string): void {
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(`  ${String(seconds).padStart(4)} s  ${what}`);
}

/** A B C D …, A B C D …: what slows the machine down for a while slows them all. */
async function loads(sites: Sites): Promise<Runs> {
  const runs: Runs = { free: {}, throttled: {} };
  for (let round = 1; round <= given.runs; round += 1) {
    for (const condition of CONDITIONS) {
      for (const name of given.pages) {
        const figures = await withSession(condition, (session) => load(session, sites, name));
        let all = runs[condition][name];
        if (!all) runs[condition][name] = all = [];
        all.push(figures);
      }
      progress(`round ${round} of ${given.runs}, ${condition}`);
    }
  }
  return runs;
}

async function uses(sites: Sites): Promise<Partial<Record<PageName, Figures[]>>> {
  const found: Partial<Record<PageName, Figures[]>> = {};
  for (const name of given.pages.filter((name) => name !== "d" && !SINGLE.includes(name))) {
    found[name] = [await use((take) => withSession("free", take), sites, name, given)];
    progress(`in use, ${NAMES[name]}`);
  }
  return found;
}

async function versions(chromium: string): Promise<string> {
  const own = JSON.parse(await readFile("package.json", "utf8"));
  const packages = Object.entries(own.dependencies as Record<string, string>).map(
    ([name, version]) => `${name} ${version}`,
  );
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return (
    `${cpus().length} cores of ${cpu?.model ?? "an unknown kind"}, ${memory} GB; Chromium ${chromium}, headless; ` +
    `Node ${process.version}; ${packages.join(", ")}, Isso's own client.`
  );
}

/** How long it takes until a press shows, round for round. */
async function presses(sites: Sites): Promise<Figures[]> {
  const rounds: Figures[] = [];
  for (let round = 1; round <= given.runs; round += 1) {
    rounds.push(await withSession("slow CPU", (session) => interactions(session, sites)));
    progress(`round ${round} of ${given.runs}`);
  }
  return rounds;
}

async function main(): Promise<void> {
  const { sites, version } = await setUp();
  if (given.interactions) {
    const rounds = await presses(sites);
    const about = await versions(version);
    await writeFile(join(given.out, "interactions.json"), JSON.stringify({ about, given, rounds }, null, 2));
    const parts = [`${new Date().toISOString().slice(0, 10)}, ${given.runs} rounds. ${about}`, alone(rounds)];
    await writeFile(join(given.out, "table.md"), `${parts.join("\n\n")}\n`);
    return progress(`written to ${given.out}`);
  }
  const runs = await loads(sites);
  const inUse = given.inUse ? await uses(sites) : {};
  const about = await versions(version);
  await writeFile(join(given.out, "results.json"), JSON.stringify({ about, given, runs, inUse }, null, 2));
  const parts = [
    `${new Date().toISOString().slice(0, 10)}, ${given.runs} rounds. ${about}`,
    "Medians, with 95 % bootstrap intervals where the rounds differ.",
    "#### No throttling",
    table(runs.free),
    attributed(runs.free),
    singles(runs.free),
    "#### 4× CPU, slow 4G (150 ms, 1.6 Mbit/s down, 750 kbit/s up)",
    table(runs.throttled),
    attributed(runs.throttled),
    singles(runs.throttled),
  ];
  if (given.inUse) parts.push("#### In use, no throttling, once each", table(inUse));
  await writeFile(join(given.out, "table.md"), `${parts.filter(Boolean).join("\n\n")}\n`);
  await writeFile(join(given.out, "plot.svg"), plot(runs));
  progress(`written to ${given.out}`);
}

try {
  await main();
} catch (error) {
  if (!isOver) {
    console.error(`error: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
} finally {
  if (!isOver) await cleanUp();
}
