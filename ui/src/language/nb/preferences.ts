import type en from "../en/preferences";

export default {
  title: "Innstillinger",
  close: "Lukk",
  language: "Språk",
  languageSystem: "Som systemet",
  theme: "Farger",
  themes: { system: "Som systemet", light: "Lyst", dark: "Mørkt", contrast: "Høy kontrast" },
  motion: "Bevegelse",
  motions: { system: "Som systemet", reduced: "Så lite som mulig" },
  paper: "Den trykte siden er hvit i alle.",
} satisfies typeof en;
