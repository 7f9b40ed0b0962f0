import type en from "../en/library";

export default {
  openOther: "Åpne et annet bibliotek?",
  openOtherCloses: "Det som er åpent, lagres og lukkes først.",
  openIt: "Åpne det",
  stay: "Bli her",
} satisfies typeof en;
