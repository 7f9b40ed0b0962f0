import { afterEach, expect, test } from "vitest";
import { keepFocus } from "./focus";

let stop: () => void = () => {};
afterEach(() => stop());

const later = () => new Promise((done) => setTimeout(done, 10));
const named = (id: string) => document.getElementById(id) as HTMLElement;

/** A list beside a form, whose button takes the list away. */
function page(): void {
  document.body.innerHTML = `<div><nav><button id="row">row</button><button id="chosen" aria-current="true">chosen</button></nav>
    <aside id="list"><button id="close">close</button></aside></div>`;
  named("close").addEventListener("click", () => named("list").remove());
}

const closeList = async () => {
  page();
  named("close").focus();
  named("close").click();
  await later();
  return document.activeElement?.id;
};

test("without help the focus is lost with what had it", async () => {
  expect(await closeList()).not.toBe("chosen");
});

test("what takes the focus away gives it to what is chosen beside it", async () => {
  stop = keepFocus();
  expect(await closeList()).toBe("chosen");
});

test("who lets go of the focus beside everything is left in peace", async () => {
  stop = keepFocus();
  page();
  named("close").focus();
  named("close").blur();
  document.body.click();
  await later();
  expect(document.activeElement).toBe(document.body);
});
