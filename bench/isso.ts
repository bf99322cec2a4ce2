// A real Isso on a free port, with a database of its own, and the threads of the pages.
import { spawn } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { comments } from "./content.ts";

/** The page's own thread, and one that is long; two that are measured in use. */
export const THREADS = {
  few: "/bai-viet/",
  many: "/bai-viet-dai/",
  fifty: "/bai-viet-50/",
  hundreds: "/bai-viet-500/",
};
const FEW = 12;

/** How many comments these threads have that are measured in use. */
export const LENGTHS = { fifty: 50, hundreds: 500 };

export interface Isso {
  url: string;
  stop(): Promise<void>;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === "object") resolve(address.port);
        else reject(new Error("no free port"));
      });
    });
  });
}

/** `origin` is that of the pages; `threads` are how many comments each thread has that is asked for. */
export async function start(
  python: string,
  folder: string,
  origin: string,
  threads: Partial<Record<keyof typeof THREADS, number>>,
): Promise<Isso> {
  const port = await freePort();
  const database = join(folder, "isso.db");
  await rm(database, { force: true });
  const config = join(folder, "isso.cfg");
  const lines = [
    "[general]",
    `dbpath = ${database}`,
    `host = ${origin}/`,
    "[server]",
    `listen = http://127.0.0.1:${port}`,
    "[guard]",
    "enabled = false",
  ];
  await writeFile(config, `${lines.join("\n")}\n`);
  const child = spawn(python, ["-c", "from isso import main; main()", "-c", config, "run"], { stdio: "ignore" });
  let failure: Error | undefined;
  child.once("error", (error) => {
    failure = error;
  });
  const url = `http://127.0.0.1:${port}/`;
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
  };
  try {
    await answers(url, () => failure ?? (child.exitCode === null ? undefined : new Error("Isso ended")));
    for (const [name, count] of Object.entries({ few: FEW, ...threads })) {
      await seed(url, THREADS[name as keyof typeof THREADS], count);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

async function answers(url: string, problem: () => Error | undefined): Promise<void> {
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    const failed = problem();
    if (failed) throw failed;
    const answer = await fetch(`${url}info`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Isso does not answer at ${url}`);
}

async function seed(url: string, thread: string, count: number): Promise<void> {
  const ids: number[] = [];
  for (const { author, text, parent } of comments(count)) {
    const answer = await fetch(`${url}new?uri=${encodeURIComponent(thread)}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ author, text, title: "Bài viết", parent: parent === undefined ? null : ids[parent] }),
    });
    if (answer.status !== 201) throw new Error(`Isso: expected 201 for a comment, found ${answer.status}`);
    ids.push(((await answer.json()) as { id: number }).id);
  }
}
