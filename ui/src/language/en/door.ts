export default {
  passphrase: "Passphrase",
  again: "The same once more",
  make: "Make a library",
  makeMore: "Cases are kept encrypted in one file on this computer. Its passphrase is the only key: nobody can open the library without it.",
  makeIt: "Make the library",
  open: "Open the library",
  openMore: "Its cases are encrypted. The passphrase opens them.",
  typeIt: "Type the passphrase.",
  least: (characters: number) => `Take at least ${characters} characters: four or five words do well.`,
  notTheSame: "The two are not the same.",
};
