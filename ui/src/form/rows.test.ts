import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import type { Body } from "../bindings/casebook";
import { OpenCase } from "../case/case.svelte";
import OpenForm from "../test/OpenForm.svelte";
import { Program } from "../test/program";

let program: Program;
let open: OpenCase;

function show(body: Body): void {
  program = new Program(body);
  open = new OpenCase(program.view);
  render(OpenForm, { open });
}
const field = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name });
const type = async (name: string, text: string) => {
  await fireEvent.focus(field(name));
  await fireEvent.input(field(name), { target: { value: text } });
  await tick();
};
const press = async (name: string, key: Partial<KeyboardEvent>) => {
  field(name).focus();
  await fireEvent.keyDown(field(name), key);
  await open.flush();
  await tick();
};

afterEach(() => {
  cleanup();
  program.stop();
});

test("rows are moved, copied and removed by keys, and the focus goes with them", async () => {
  const [desmin, sma] = [{ marker: "desmin", percent: 80 }, { marker: "SMA" }];
  show({ markers: [desmin, sma] });
  await press("Percent, row 1", { key: "ArrowDown", altKey: true, shiftKey: true });
  expect(program.body().markers).toEqual([sma, desmin]);
  await vi.waitFor(() => expect(document.activeElement).toBe(field("Percent, row 2")));
  await press("Percent, row 2", { key: "ArrowDown", altKey: true, shiftKey: true });
  expect(program.body().markers).toEqual([sma, desmin]);
  await press("Marker, row 1", { key: "D", code: "KeyD", altKey: true, shiftKey: true });
  expect(program.body().markers).toEqual([sma, sma, desmin]);
  await vi.waitFor(() => expect(document.activeElement).toBe(field("Marker, row 2")));
  await press("Marker, row 2", { key: "Backspace", altKey: true, shiftKey: true });
  expect(program.body().markers).toEqual([sma, desmin]);
});

test("a size typed as a whole fills its three places, and says how it is understood", async () => {
  show({});
  const [first] = screen.getAllByLabelText<HTMLInputElement>("Size");
  await fireEvent.focus(first as HTMLElement);
  await fireEvent.input(first as HTMLElement, { target: { value: "about 80 x 70 x 70 mm" } });
  await tick();
  expect(screen.getByText("= about 80 × 70 × 70 mm")).toBeTruthy();
  await open.flush();
  expect(program.body().size).toEqual({ qualifier: "about", axes: [{ length: 80 }, { length: 70 }, { length: 70 }], unit: "mm" });
  await fireEvent.blur(first as HTMLElement);
  await vi.waitFor(() => expect(first?.value).toBe("80"));
  expect(field("Size: third axis").value).toBe("70");
});

test("a dose is typed with its unit, a note after a comma", async () => {
  show({ drugs: [{}] });
  await type("Given", "20 mg flat, by mouth");
  await open.flush();
  expect(program.body().drugs).toEqual([{ given: { known: { amount: 20, unit: "mg", per: "flat" }, note: "by mouth" } }]);
});

test("a time typed after the question mark is one stated as about", async () => {
  show({});
  const when = screen.getByLabelText<HTMLInputElement>("When");
  await fireEvent.keyDown(when, { key: "?" });
  await tick();
  const note = document.querySelector<HTMLInputElement>("#report-when-note");
  await fireEvent.input(note as HTMLElement, { target: { value: "05/2013" } });
  await tick();
  await fireEvent.focusOut(note as HTMLElement);
  await open.flush();
  expect(program.body().when).toEqual({ known: { date: "2013-05", about: true, words: "?05/2013" } });
});
