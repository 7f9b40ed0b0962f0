// The PDF file drawn on canvases. Nothing else imports PDF.js.

import type { PDFDocumentLoadingTask, PDFDocumentProxy } from "pdfjs-dist";
import worker from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

// Not before a page is to be seen: the library of cases opens sooner without it.
const library = () => import("pdfjs-dist/legacy/build/pdf.mjs");

/** Width and height of a page in points. */
export type Size = { width: number; height: number };

/** A file whose pages can be drawn. */
export class PdfFile {
  readonly #task: PDFDocumentLoadingTask;
  readonly #document: PDFDocumentProxy;
  /** The pages. */
  readonly sizes: Size[];

  private constructor(task: PDFDocumentLoadingTask, document: PDFDocumentProxy, sizes: Size[]) {
    this.#task = task;
    this.#document = document;
    this.sizes = sizes;
  }

  /** Opens a file; the bytes are handed over. */
  static async open(data: Uint8Array): Promise<PdfFile> {
    // The page's policy does not allow WebAssembly, and our files need none.
    const pdfjs = await library();
    pdfjs.GlobalWorkerOptions.workerSrc = worker;
    const task = pdfjs.getDocument({ data, useWasm: false, enableXfa: false });
    const document = await task.promise;
    const sizes: Size[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const { width, height } = (await document.getPage(number)).getViewport({ scale: 1 });
      sizes.push({ width, height });
    }
    return new PdfFile(task, document, sizes);
  }

  /** A page, drawn `width` CSS pixels wide. */
  async draw(index: number, width: number): Promise<HTMLCanvasElement> {
    const page = await this.#document.getPage(index + 1);
    const natural = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: (width / natural.width) * Math.max(1, devicePixelRatio) });
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    await page.render({ canvas, viewport }).promise;
    return canvas;
  }

  /** Lets the file go. */
  close(): void {
    void this.#task.destroy();
  }
}
