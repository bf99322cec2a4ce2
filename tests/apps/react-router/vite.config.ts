import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [reactRouter()],
  // Vite 7 has esbuild bundle what is installed, which leaves the wasm behind.
  optimizeDeps: { exclude: ["bantin-widgets"] },
});
