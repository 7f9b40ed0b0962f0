// The PDF file drawn on canvases. Nothing else imports PDF.js.

import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFWorker } from "pdfjs-dist";
import worker from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

// Not before a page is to be seen: the library of cases opens sooner without it.
const library = () => import("pdfjs-dist/legacy/build/pdf.mjs");

/** The one that reads the files: to start another for each of them would take longer than to read it. */
let reader: PDFWorker | undefined;

/** Width and height of a page in points. */
export type Size = { width: number; height: number };

/** A file whose pages can be drawn. */
export class PdfFile {
  readonly #task: PDFDocumentLoadingTask;
  readonly #document: PDFDocumentProxy;
  /** Drawings that are under way. */
  readonly #drawing = new Set<Promise<HTMLCanvasElement>>();
  /** The pages. */
  readonly sizes: Size[];

  private constructor(task: PDFDocumentLoadingTask, document: PDFDocumentProxy, sizes: Size[]) {
    this.#task = task;
    this.#document = document;
    this.sizes = sizes;
  }

  /** Opens a file; the bytes are handed over. */
  static async open(data: Uint8Array): Promise<PdfFile> {
    // The page's policy does not allow WebAssembly, and our files need none. Letters are drawn as outlines: to hand each
    // file's fonts to WebKit takes longer than all the rest.
    const pdfjs = await library();
    pdfjs.GlobalWorkerOptions.workerSrc = worker;
    reader ??= new pdfjs.PDFWorker();
    const task = pdfjs.getDocument({ data, worker: reader, useWasm: false, enableXfa: false, disableFontFace: true });
    const document = await task.promise;
    const pages = await Promise.all(Array.from({ length: document.numPages }, (_, index) => document.getPage(index + 1)));
    const sizes = pages.map((page) => page.getViewport({ scale: 1 })).map(({ width, height }) => ({ width, height }));
    return new PdfFile(task, document, sizes);
  }

  /** A page, drawn `width` CSS pixels wide. */
  draw(index: number, width: number): Promise<HTMLCanvasElement> {
    const drawing = this.#draw(index, width);
    this.#drawing.add(drawing);
    const done = () => this.#drawing.delete(drawing);
    drawing.then(done, done);
    return drawing;
  }

  /** Waits until nothing is being drawn. */
  async drawn(): Promise<void> {
    await Promise.allSettled(this.#drawing);
  }

  async #draw(index: number, width: number): Promise<HTMLCanvasElement> {
    const page = await this.#document.getPage(index + 1);
    const natural = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: (width / natural.width) * Math.max(1, devicePixelRatio) });
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    // To draw for the screen waits for its next frame after each piece of work: to draw for print does not.
    await page.render({ canvas, viewport, intent: "print" }).promise;
    return canvas;
  }

  /** Lets the file go. */
  close(): void {
    void this.#task.destroy();
  }
}
