import type en from "../en/door";

export default {
  passphrase: "Passordfrase",
  again: "Den samme én gang til",
  make: "Lag et bibliotek",
  makeMore: "Kasus lagres kryptert i én fil på denne maskinen. Passordfrasen er den eneste nøkkelen: ingen kan åpne biblioteket uten den.",
  makeIt: "Lag biblioteket",
  open: "Åpne biblioteket",
  openMore: "Kasusene er kryptert. Passordfrasen åpner dem.",
  typeIt: "Skriv passordfrasen.",
  least: (characters) => `Bruk minst ${characters} tegn: fire eller fem ord er bra.`,
  notTheSame: "De to er ikke like.",
} satisfies typeof en;
