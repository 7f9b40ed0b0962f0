/** A letter for each of some names, no two the same: the first of the name that is free; none where all are taken. */
export function lettersOf(names: string[]): (string | undefined)[] {
  const taken = new Set<string>();
  const free = (letters: string[]) => {
    const letter = letters.find((one) => /[a-z]/.test(one) && !taken.has(one));
    if (letter !== undefined) taken.add(letter);
    return letter;
  };
  // Whoever is first in the list has its first letter; the others take what is left of their words.
  const firsts = names.map((name) => free([name.charAt(0).toLowerCase()]));
  return names.map((name, at) => firsts[at] ?? free([...name.toLowerCase()]) ?? free([..."abcdefghijklmnopqrstuvwxyz"]));
}
