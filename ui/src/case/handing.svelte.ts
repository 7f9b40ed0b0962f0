// The report on its way out of the window: into a file, to the folder that shows it, to the printer.

import { host, refusal } from "../host";
import { words } from "../language/words.svelte";
import { printed } from "../page/printed.svelte";
import type { OpenCase } from "./case.svelte";

/** How far the report got. */
export type Handed =
  | { state: "busy" }
  | { state: "written"; words: string }
  | { state: "told"; words: string }
  | { state: "failed"; words: string };

export class Handing {
  /** How far the last report got; nothing before the first, or after one was thought better of. */
  handed: Handed | null = $state.raw(null);

  constructor(private readonly open: OpenCase) {}

  /** Writes the report to a file that the clinician chooses, with the records inside if wanted. */
  export = (withRecord: boolean) =>
    this.#hand(async () => {
      const file = await host.exportPdf(this.open.view.id, printed.form, withRecord);
      return file && { state: "written", words: words().case.written(file.pages, file.path) };
    });

  /** Hands the report to the program that prints PDF files. */
  print = () =>
    this.#hand(async () => {
      await host.printReport(this.open.view.id, printed.form);
      return { state: "told", words: words().case.printThere };
    });

  /** Shows the file that was written last in its folder. What was said of it stays. */
  show = async () => {
    try {
      await host.showExported();
    } catch (thrown) {
      this.handed = { state: "failed", words: refusal(thrown).message };
    }
  };

  async #hand(how: () => Promise<Handed | null>): Promise<void> {
    await this.open.flush();
    this.handed = { state: "busy" };
    try {
      this.handed = await how();
    } catch (thrown) {
      this.handed = { state: "failed", words: refusal(thrown).message };
    }
  }
}
