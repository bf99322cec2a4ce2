export default defineNuxtConfig({
  compatibilityDate: "2026-01-01",
  telemetry: false,
  app: { head: { title: "An app", htmlAttrs: { lang: "en" }, link: [{ rel: "icon", href: "data:," }] } },
  vue: { compilerOptions: { isCustomElement: (tag: string) => tag.startsWith("bantin-") } },
  // Vite 7 has esbuild bundle what is installed, which leaves the wasm behind.
  vite: { optimizeDeps: { exclude: ["bantin-widgets"] } },
});
