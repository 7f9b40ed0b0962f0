// How much room a field needs on the form.

import type { Choices, Field, Shape } from "../bindings/casebook";

/** Whether the choices are few and short enough to stand side by side. */
export const sideBySide = (choices: Choices[]): boolean =>
  choices.length <= 5 && choices.reduce((sum, choice) => sum + choice.label.length, 0) <= 44;

/** Whether one element takes the value, so that a label element can name it. */
export function isSingle(shape: Shape): boolean {
  if (shape.type === "choice") return !sideBySide(shape.choices);
  return !["group", "list", "code"].includes(shape.type);
}

/** Whether the field takes the whole width of the form, with its label above. */
export const isBroad = (shape: Shape): boolean => shape.type === "list" && fieldsOf(shape.of).length > 0;

/** The fields of a group. */
export const fieldsOf = (shape: Shape): Field[] => (shape.type === "group" ? shape.fields : []);

/** Whether a list of such groups fits into a table, a column a field. */
export const isTable = (fields: Field[]): boolean =>
  fields.length <= 8 && fields.every((field) => !field.answered && fitsColumn(field.shape));

const fitsColumn = (shape: Shape): boolean =>
  ["text", "count", "number", "choice", "measure", "record"].includes(shape.type);
