import type en from "../en/keyring";

export default {
  title: "Nøklene til dette biblioteket",
  words: "Hver av disse åpner biblioteket. Det du endrer her, krever passordfrasen din én gang til.",
  recovery: "Gjenopprettingsnøkkel",
  passphraseOf: (name) => (name === "" ? "Passordfrase" : `Passordfrasen til ${name}`),
  since: (day) => `siden ${day}`,
  remove: "Ta bort …",
  removeOf: (what) => `Ta bort: ${what}`,
  by: "Passordfrasen din, eller gjenopprettingsnøkkelen",
  byPassphrase: "Passordfrasen din",
  newPassphrase: "Ny passordfrase: ta den foreslåtte, eller skriv din egen",
  name: "Hvem den er til",
  nameMissing: "Si hvem den er til.",
  back: "Tilbake",
  tasks: {
    change: {
      ask: "Bytt passordfrasen min …",
      words: "Skriv ned den nye før du bytter. Den gamle åpner ingenting etterpå.",
      submit: "Bytt passordfrasen min",
      done: "Passordfrasen er byttet. Den gamle åpner ingenting lenger.",
    },
    add: {
      ask: "Gi noen en nøkkel …",
      words: "En passordfrase for seg selv, så sporet og nøklene kan holdes fra hverandre, og deres kan tas bort uten at din endres. Gi den personlig, ikke på e-post.",
      submit: "Gi denne nøkkelen",
      done: "Nøkkelen er gitt.",
    },
    renew: {
      ask: "Ny gjenopprettingsnøkkel …",
      words: "For når den på papir er tapt eller er sett av andre. Den åpner ingenting etterpå.",
      submit: "Lag en ny gjenopprettingsnøkkel",
      done: "Det er laget en ny gjenopprettingsnøkkel. Den forrige åpner ingenting lenger.",
    },
    rekey: {
      ask: "En nøkkel er på avveie: krypter på nytt …",
      words: "For når noen har en passordfrase og kan ha en kopi av filene. Det tas en sikkerhetskopi, og biblioteket krypteres med en nøkkel ingen har hatt: rundt ett minutt per gigabyte. Passordfrasen din åpner det etterpå, med en ny gjenopprettingsnøkkel; alle andre trenger en ny nøkkel. Tidligere sikkerhetskopier åpnes fortsatt med de gamle nøklene.",
      submit: "Krypter på nytt",
      done: "Biblioteket er kryptert på nytt. Bare passordfrasen din og den nye gjenopprettingsnøkkelen åpner det. Er det din passordfrase som er på avveie, så bytt den nå.",
    },
    remove: {
      ask: "Ta bort en nøkkel …",
      words: "Den åpner ingenting etterpå, med mindre innehaveren har en kopi av nøkkelfilen: kan det være tilfelle, krypter biblioteket på nytt.",
      submit: "Ta den bort",
      done: "Nøkkelen er tatt bort.",
    },
  },
} satisfies typeof en;
