export default {
  title: "Preferences",
  close: "Close",
  language: "Language",
  languageSystem: "As the system",
  theme: "Colours",
  themes: { system: "As the system", light: "Light", dark: "Dark", contrast: "High contrast" },
  motion: "Movement",
  motions: { system: "As the system", reduced: "As little as possible" },
  mark: "Mark the cumulative dose of anthracycline at",
  markUnit: "mg/m²",
  markRange: (least: number, most: number) => `Write a dose from ${least} to ${most} mg/m².`,
  markSource: (usual: number) =>
    `Usually ${usual} mg/m² of doxorubicin: its label gives impaired heart function in 5 to 8% at 450 mg/m² and 6 to 20% at 500. The line documents and advises nothing.`,
  lock: "Lock the library when nobody is there",
  lockAfter: (minutes: string) => (minutes === "0" ? "Never" : `${minutes} min`),
  lockMore: "It is locked after the computer slept, too.",
  paper: "The printed page is white in all of them.",
};
