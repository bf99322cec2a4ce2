// What is beside the studio: this is so where `cargo xtask serve` serves it; `cargo xtask dist` writes one of its own.

/** The folder of the style sheets, where they are files that a designer edits; else nothing. @type {string} */
export const SHEETS = "../style/";

/** The bundle that can tell how it reads. @type {string} */
export const READER = "../bantin.js";

/** Pages around the studio, with their addresses. @type {[name: string, address: string][]} */
export const AROUND = [["The gallery", "../index.html"]];
