// Programs beside a test: on a free port, in a folder of their own, gone when the test is.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { promisify } from "node:util";

/** What our files for the backends of others are in. */
export const OURS = join(import.meta.dirname, "../../backends");

/** Where `cargo xtask test` says that a program is. */
export function path(name: string): string {
  const found = process.env[name];
  if (!found) throw new Error(`${name}: expected a path; run \`cargo xtask test --only backends\``);
  return found;
}

/** What a program says, when it ends well. */
export async function output(program: string, ...rest: string[]): Promise<string> {
  return (await promisify(execFile)(program, rest, { maxBuffer: 1 << 26 })).stdout;
}

/** A folder that is removed when `stop` is called. */
export async function scratch(name: string): Promise<{ folder: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), `bantin-${name}-`));
  return { folder, stop: () => rm(folder, { recursive: true, force: true }) };
}

/** A port of loopback that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

// It runs for as long as its standard input is open: should the tests be killed, it ends as well,
// with all that it started, as a driver does a browser.
const WHILE_OPEN = `
exec 3<&0
"$@" 3<&- </dev/null &
program=$!
{ read -r _; kill 0; } <&3 2>/dev/null &
watch=$!
wait $program
code=$?
kill $watch 2>/dev/null
exit $code`;

/** How long a program may take to answer, and to end. */
const PATIENCE = 30_000;

/** A server that answers. */
export class Program {
  #child: ChildProcess;
  #said = "";
  #ended: Promise<void>;

  private constructor(command: string[], env: NodeJS.ProcessEnv) {
    this.#child = spawn("sh", ["-c", WHILE_OPEN, "sh", ...command], {
      // A group of its own, so that nothing of it is left behind.
      detached: true,
      env: { ...process.env, ...env },
      stdio: ["pipe", "pipe", "pipe"],
    });
    const keep = (text: Buffer) => {
      this.#said = (this.#said + text).slice(-4000);
    };
    this.#child.stdout?.on("data", keep);
    this.#child.stderr?.on("data", keep);
    this.#ended = new Promise((resolve, reject) => {
      this.#child.once("error", reject);
      this.#child.once("close", () => resolve());
    });
  }

  /** Starts it, and waits until `url` is answered well. */
  static start(command: string[], url: string, env: NodeJS.ProcessEnv = {}): Promise<Program> {
    return Program.#ready(command, env, `answer at ${url}`, () => fetch(url).then(readThrough, () => false));
  }

  /** Starts it, and waits until it has said what is expected; gives that, too. */
  static async saying(command: string[], expected: RegExp): Promise<{ program: Program; said: string }> {
    const isSaid = async (said: string) => expected.test(said);
    const program = await Program.#ready(command, {}, `say ${expected}`, isSaid);
    return { program, said: expected.exec(program.#said)?.[0] ?? "" };
  }

  static async #ready(
    command: string[],
    env: NodeJS.ProcessEnv,
    what: string,
    isReady: (said: string) => Promise<boolean>,
  ): Promise<Program> {
    const program = new Program(command, env);
    const deadline = Date.now() + PATIENCE;
    while (!(await isReady(program.#said))) {
      const isOver = program.#child.exitCode !== null || Date.now() > deadline;
      if (isOver) {
        await program.stop();
        throw new Error(`${command[0]} does not ${what}. It said last:\n${program.#said}`);
      }
      await after(50);
    }
    return program;
  }

  async stop(): Promise<void> {
    const { pid } = this.#child;
    if (pid === undefined || this.#child.exitCode !== null) return;
    this.#child.stdin?.end();
    const late = setTimeout(() => process.kill(-pid, "SIGKILL"), PATIENCE);
    await this.#ended;
    clearTimeout(late);
  }
}

async function readThrough(answer: Response): Promise<boolean> {
  await answer.arrayBuffer();
  return answer.ok;
}

/** Starts a server on a free port; another program may take the port first, so it tries thrice. */
export async function onFreePort<T>(start: (port: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      return await start(port);
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}
