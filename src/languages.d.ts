/** Imported by the code where a page speaks a further language. */
export {};
