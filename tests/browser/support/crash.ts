// A crash of the code, as a panic is one: a function of it traps.

/** The glue, in whose first instance, or in every one, the function of a name traps. */
export function crashing(which: "first" | "every", name: "mount" | "refresh" = "refresh"): string {
  return `import { make as real } from "./bantin.js?real";
    let made = 0;
    export function make() {
      const code = real();
      made += 1;
      if (made > 1 && ${which === "first"}) return code;
      return { ...code, ${name}() { throw new WebAssembly.RuntimeError("unreachable"); } };
    }`;
}
