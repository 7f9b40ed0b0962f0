// Which fields a widget draws, by kind of record and path. Everything else is drawn from the catalogue alone.

import type { Component } from "svelte";
import type { Body, Field, Json } from "../bindings/casebook";
import CycleWidget from "./CycleWidget.svelte";
import FigureWidget from "./FigureWidget.svelte";
import GradeWidget from "./GradeWidget.svelte";
import LesionWidget from "./LesionWidget.svelte";
import MarginWidget from "./MarginWidget.svelte";
import MarkerGrid from "./MarkerGrid.svelte";
import SitePicker from "./SitePicker.svelte";

/** What a widget is given. */
export type WidgetProps = {
  /** The field at whose place it stands. */
  field: Field;
  value: Json | undefined;
  /** All fields of the kind. */
  fields: Field[];
  /** The record as it stands on the form. */
  body: Body;
  /** Whether the heading of the section already says the label. */
  titled: boolean;
};

export type Widget = {
  kind: string;
  /** The field at whose place it stands. */
  at: string;
  /** The fields that it draws itself. */
  draws: string[];
  component: Component<WidgetProps>;
};

const WIDGETS: Widget[] = [
  { kind: "pathology", at: "necrosis", draws: ["necrosis", "necrosis_by", "mitoses", "fnclcc"], component: GradeWidget },
  { kind: "pathology", at: "immunohistochemistry", draws: ["immunohistochemistry"], component: MarkerGrid },
  { kind: "pathology", at: "margins", draws: ["margins"], component: MarginWidget },
  { kind: "surgery", at: "residual", draws: ["residual", "perforation", "breach_timing", "bowel_perforated"], component: MarginWidget },
  { kind: "systemic", at: "cycles", draws: ["changes"], component: CycleWidget },
  { kind: "lesion", at: "measurements", draws: [], component: LesionWidget },
  { kind: "response", at: "category", draws: [], component: LesionWidget },
  { kind: "figure", at: "panels", draws: [], component: FigureWidget },
  { kind: "tumour", at: "topography", draws: [], component: SitePicker },
  { kind: "lesion", at: "site", draws: [], component: SitePicker },
];

/** The widget that stands at a field, before the field itself where it does not draw that one. */
export const widgetAt = (kind: string, field: string): Widget | undefined =>
  WIDGETS.find((widget) => widget.kind === kind && widget.at === field);

/** Whether a widget of the form draws a field. */
export const isDrawn = (kind: string, field: string, fields: Field[]): boolean =>
  WIDGETS.some(
    (widget) => widget.kind === kind && widget.draws.includes(field) && fields.some(({ name }) => name === widget.at),
  );
