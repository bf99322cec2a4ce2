// The reference backend, on a free port, with a database of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface Newsroom {
  url: string;
  stop(): Promise<void>;
}

export async function start(...more: string[]): Promise<Newsroom> {
  const program = process.env.NEWSROOM_BIN;
  if (!program)
    throw new Error("NEWSROOM_BIN: expected the path of the backend; run `cargo xtask test --only browser`");
  const usual = ["--listen", "127.0.0.1:0", "--database", ":memory:", "--comments-per-minute", "1000"];
  if (process.env.BANTIN_DIST) usual.push("--bundle", process.env.BANTIN_DIST);
  // An option that is given takes the place of the usual one.
  const isUsual = (at: number) => !more.includes(usual[at - (at % 2)] ?? "");
  const options = [...usual.filter((_, at) => isUsual(at)), ...more];
  const child = spawn(program, options, { stdio: ["ignore", "pipe", "inherit"] });
  const url = await address(child);
  return {
    url,
    async stop() {
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the backend ended with ${code}`)));
    if (!child.stdout) return reject(new Error("the backend has no output"));
    createInterface(child.stdout).on("line", (line) => {
      const found = /^listening on (http:\S+)/.exec(line);
      if (found?.[1]) resolve(found[1]);
    });
  });
}
