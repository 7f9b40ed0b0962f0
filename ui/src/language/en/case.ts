export default {
  written: (pages: number, path: string | number) => `Report of ${pages} ${pages === 1 ? "page" : "pages"} written to ${path}`,
  printThere: "The report is open in the program for PDF files: print it there.",
  showInFolder: "Show in folder",
  print: "Print",
  printReport: "Print the report",
};
