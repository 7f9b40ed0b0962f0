// What each kind of record is about: the family whose hue it wears.

const FAMILY: Record<string, string> = {
  imaging: "image",
  figure: "image",
  biopsy: "tissue",
  pathology: "tissue",
  tumour: "tissue",
  surgery: "knife",
  ablation: "knife",
  systemic: "drug",
  radiotherapy: "ray",
  adverse: "ray",
  metastasis: "spread",
  lesion: "spread",
  response: "answer",
  follow_up: "answer",
};

/** The class that gives a kind its hue; whatever is neither image, tissue, treatment nor course is clinical. */
export const family = (kind: string): string => `k-${FAMILY[kind] ?? "clinic"}`;
