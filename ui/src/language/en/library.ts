export default {
  openOther: "Open another library?",
  openOtherCloses: "The one that is open is saved and closed first.",
  openIt: "Open it",
  stay: "Stay here",
};
