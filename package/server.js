// What servers get in place of the loader: there is no document there, and nothing to do.
export function configure() {}
export function upgrade() {}
