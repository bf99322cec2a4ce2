// esbuild takes a sheet that is imported into a sheet beside the script.
declare module "*.css";
