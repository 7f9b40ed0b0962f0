// On which paper and in which layout the report is shown and written; kept on this computer beside the page.

import type { PrintForm } from "../host";

const PAPERS: PrintForm["paper"][] = ["a4", "letter"];
const LAYOUTS: PrintForm["layout"][] = ["two_columns", "one_column", "review"];
const PLACE = "printed";

function read(): PrintForm {
  const [paper, layout] = (localStorage.getItem(PLACE) ?? "").split(" ");
  return { paper: PAPERS.find((one) => one === paper) ?? "a4", layout: LAYOUTS.find((one) => one === layout) ?? "two_columns" };
}

class Printed {
  #form: PrintForm = $state.raw(read());

  readonly papers = PAPERS;
  readonly layouts = LAYOUTS;

  get form(): PrintForm {
    return this.#form;
  }

  choose(part: Partial<PrintForm>): void {
    this.#form = { ...this.#form, ...part };
    localStorage.setItem(PLACE, `${this.#form.paper} ${this.#form.layout}`);
  }
}

export const printed = new Printed();
