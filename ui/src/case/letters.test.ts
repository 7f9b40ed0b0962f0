import { lettersOf } from "./letters";

test("every kind has a letter of its own, its first where that is free", () => {
  expect(lettersOf(["Surgery", "Biopsy", "Systemic therapy", "Board decision"])).toEqual(["s", "b", "y", "o"]);
  const many = lettersOf(Array.from({ length: 26 }, () => "Aa"));
  expect(new Set(many).size).toBe(26);
});
