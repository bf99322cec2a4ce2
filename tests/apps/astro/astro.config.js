export default {
  devToolbar: { enabled: false },
  // Vite 6 has esbuild bundle what is installed, which leaves the wasm behind.
  vite: { optimizeDeps: { exclude: ["bantin-widgets"] } },
};
