/** @type {import("next").NextConfig} */
export default {
  // This folder is all there is of the app, whatever lock files are above it.
  turbopack: { root: import.meta.dirname },
  devIndicators: false,
};
