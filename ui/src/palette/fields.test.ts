import { field } from "../test/catalogue";
import type { KindRow } from "../bindings/casebook";
import { record } from "../test/widget";
import { fieldItems } from "./fields";

const size = field("size", { type: "text" }, { label: "Size" });
const KIND: KindRow = {
  kind: "imaging",
  label: "Imaging study",
  help: "",
  once: false,
  icon: "imaging",
  fields: [
    field("modality", { type: "text" }, { label: "Modality", answered: true }),
    field("lesions", { type: "list", of: { type: "group", fields: [field("site", { type: "text" }, { label: "Site" }), size] } }, { label: "Lesions" }),
    field("report", { type: "group", fields: [field("words", { type: "text" }, { label: "Words" })] }, { label: "Report", answered: true }),
  ],
};
const STUDY = record("imaging-1", "imaging", { lesions: [{ site: "liver" }, { site: "lung" }] });
const paths = (here: string) => fieldItems(STUDY, KIND, here, () => {}).map(({ path }) => path);

test("every field is a place, those of rows and groups too", () => {
  expect(paths("")).toEqual([
    "modality", "lesions", "lesions.0.site", "lesions.0.size", "lesions.1.site", "lesions.1.size", "report", "report.known.words",
  ]);
  expect(fieldItems(STUDY, KIND, "", () => {})[4]?.where).toBe("Lesions 2");
});

test("the places begin after the one that has the focus", () => {
  expect(paths("lesions.0.size")[0]).toBe("lesions.1.site");
  expect(paths("lesions.1.size.axes.0.length")[0]).toBe("report");
});
