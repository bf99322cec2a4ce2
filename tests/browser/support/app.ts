// Small apps that install the package as people do: tests/apps has them, target/apps is where they are built.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import { cp, readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { extname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, type Page } from "./test.ts";
import { TYPES } from "./types.ts";

const run = promisify(execFile);
const APPS = resolve("../apps");
const BUILT = resolve("../../target/apps");
/** What keeps frameworks from telling their makers. */
const QUIET = { ASTRO_TELEMETRY_DISABLED: "1", NEXT_TELEMETRY_DISABLED: "1", NUXT_TELEMETRY_DISABLED: "1" };

/** The file that `npm publish` would send. */
export function tarball(): string {
  const path = process.env.BANTIN_PACKAGE;
  if (!path) throw new Error("BANTIN_PACKAGE: expected the packed file, found nothing");
  return path;
}

/** Runs a program to its end; what it says is part of the error if it fails. */
export async function say(folder: string, program: string, ...args: string[]): Promise<string> {
  try {
    // Playwright asks for colours, which are no part of what is said.
    const env = { ...process.env, ...QUIET, FORCE_COLOR: undefined, NO_COLOR: "1" };
    const { stdout, stderr } = await run(program, args, { cwd: folder, env, maxBuffer: 1 << 26 });
    return stdout + stderr;
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${args.join(" ")} in ${folder}:\n${stdout}\n${stderr}`);
  }
}

/** An app with its packages and ours; gives its folder. */
export async function install(name: string): Promise<string> {
  const folder = join(BUILT, name);
  await cp(join(APPS, name), folder, { recursive: true, filter: (from) => !from.includes("node_modules") });
  // A copy of the lock file, written last, says that the installation is whole.
  const done = join(folder, "node_modules/.bantin-lock.json");
  const wanted = await readFile(join(folder, "package-lock.json"), "utf8");
  if ((await readFile(done, "utf8").catch(() => "")) !== wanted) {
    await say(folder, "npm", "ci", "--no-audit", "--no-fund");
    await writeFile(done, wanted);
  }
  await say(folder, "npm", "install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", tarball());
  return folder;
}

/** Something that is there until it is let go. */
export interface Served extends AsyncDisposable {
  url: string;
}

/** Serves what an app was built to, as any host of files does. */
export async function serve(folder: string): Promise<Served> {
  const server = createServer(async (asked, answer) => {
    const path = (asked.url ?? "/").split("?")[0] ?? "/";
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    const isThere = (await stat(file).catch(() => null))?.isFile();
    answer.writeHead(isThere ? 200 : 404, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    if (isThere) createReadStream(file).pipe(answer);
    else answer.end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return { url: `http://127.0.0.1:${port}/`, [Symbol.asyncDispose]: stop };
}

/** A port that nobody listens at. */
async function freePort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === "object" && address ? address.port : 0;
}

/** Starts a server that says where it is; `PORT` is one that it may have. */
export async function start(folder: string, program: string, ...args: string[]): Promise<Served> {
  const env = { ...process.env, ...QUIET, PORT: String(await freePort()) };
  // In a group of its own, so that whatever it starts ends with it.
  const child: ChildProcess = spawn(program, args, {
    cwd: folder,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const end = () => {
    if (child.pid && child.exitCode === null) process.kill(-child.pid, "SIGTERM");
  };
  // A run that is broken off lets nothing go.
  process.once("exit", end);
  const stop = async () => {
    process.off("exit", end);
    end();
  };
  let said = "";
  const url = await new Promise<string>((found, failed) => {
    const listen = (chunk: Buffer) => {
      said += chunk;
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what colours a terminal
      const plain = said.replace(/\u001b\[\d+m/g, "");
      const match = /https?:\/\/(?:127\.0\.0\.1|localhost):\d+\/?/.exec(plain);
      if (match) found(match[0]);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.on("exit", (code) => failed(new Error(`${program} ended with ${code}:\n${said}`)));
  });
  return { url, [Symbol.asyncDispose]: stop };
}

/**
 * What every app shows: cards, a headline that was given as a property, a listener and a property that work; and
 * nothing in the console, where frameworks tell of a page that is not what the server rendered.
 */
export async function seeWidgets(page: Page, url: string): Promise<void> {
  const said: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) said.push(message.text());
  });
  page.on("pageerror", (error) => said.push(error.message));
  await page.goto(url);
  await expect(page.locator("bantin-related [part=card]")).toHaveCount(2);
  await expect(page.locator("bantin-ticker [part=headline]")).toHaveText(/Given as a property/);
  await page.getByRole("link", { name: "Two" }).click();
  await expect(page.locator("output")).toHaveText("Two");
  await page.getByRole("button", { name: "As a grid" }).click();
  await expect(page.locator("bantin-related")).toHaveAttribute("layout", "grid");
  // A language is two more files, which are found where a bundler put them.
  await page.locator("bantin-related").evaluate((it) => it.setAttribute("lang", "fr"));
  await expect(page.locator("bantin-related").getByRole("heading", { level: 2 })).toHaveText("À lire aussi");
  expect(said).toEqual([]);
}
