export default {
  title: "About Sarcoma Casebook",
  program: "Sarcoma Casebook",
  version: (version: string | number) => `Version ${version}`,
  purpose: "Intended purpose",
  purposeWords:
    "It documents cases, computes published arithmetic and shows where statements disagree. It gives no advice on the diagnosis or treatment of a patient. It is not a medical device and must not be used as one.",
  places: "Where its files are",
  library: "Library",
  reports: "Reports of failures",
  reportsWords: "A report says where in the program something failed, and nothing of any case. None is ever sent: you may attach one when you tell of a fault.",
  parts: "Made of",
  licences: "Licences",
  licence: "The program is under the MIT licence or the Apache License 2.0, at your choice. Each of its parts has a licence of its own.",
  showLicences: "Show all of them",
  failed: (count: number) => (count === 1 ? "The program failed the last time." : `The program failed ${count} times since you last looked.`),
  failedReport: "What was saved is safe. A report of it, with nothing of any case in it, lies on this computer and was sent nowhere:",
  understood: "Understood",
};
