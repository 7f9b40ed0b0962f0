export default {
  title: "Preferences",
  close: "Close",
  language: "Language",
  languageSystem: "As the system",
  theme: "Colours",
  themes: { system: "As the system", light: "Light", dark: "Dark", contrast: "High contrast" },
  motion: "Movement",
  motions: { system: "As the system", reduced: "As little as possible" },
  paper: "The printed page is white in all of them.",
};
