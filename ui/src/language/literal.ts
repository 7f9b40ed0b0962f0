// Words that stand in a component instead of in the language file.

import { type AST, parse } from "svelte/compiler";

type Node = { type: string; [part: string]: unknown };

/** Attributes that are read out or shown. */
const SPOKEN = new Set(["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "aria-placeholder", "title", "placeholder", "alt", "label"]);
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && typeof (value as Node).type === "string";

/** The words of a component's template that no language file holds: between tags, and in attributes that are read out. */
export function literalWords(component: string): string[] {
  const found: string[] = [];
  said(parse(component, { modern: true }).fragment as AST.Fragment & Node, found);
  return found;
}

/** Looks through the template for what is shown. */
function said(node: Node, found: string[]): void {
  if (node.type === "Text") keep(node.data, found);
  else if (node.type === "ExpressionTag") shown(node.expression, found);
  else if (node.type === "Attribute") SPOKEN.has(String(node.name)) && parts(node).forEach((part) => said(part, found));
  else if (node.type === "StyleDirective") return;
  else if (node.type === "Component") handed(node, found);
  else if (!isKey(node)) for (const part of parts(node)) said(part, found);
}

/** Looks through what a component is given: what is no name of something in the program is shown. */
function handed(component: Node, found: string[]): void {
  const own: string[] = [];
  parts(component).forEach((part) => (part.type === "Attribute" ? parts(part).forEach((one) => said(one, own)) : said(part, found)));
  found.push(...own.filter((text) => /\s|^\p{Lu}/u.test(text)));
}

/** Keys are named as they are printed on the keyboard. */
function isKey(node: Node): boolean {
  const [name] = parts(node).filter((part) => part.type === "Attribute" && part.name === "class");
  return /"(?:kbd|key)"/.test(JSON.stringify(name ?? null));
}

/** Looks through what an expression can come to: its own strings, but not those that a function is given or that are compared. */
function shown(node: unknown, found: string[]): void {
  if (!isNode(node)) return;
  if (node.type === "Literal") keep(node.value, found);
  else if (node.type === "TemplateElement") keep((node.value as { cooked: string }).cooked, found);
  else if (node.type === "ConditionalExpression") [node.consequent, node.alternate].forEach((one) => shown(one, found));
  else if (node.type === "LogicalExpression") [node.left, node.right].forEach((one) => shown(one, found));
  else if (node.type === "BinaryExpression" && node.operator === "+") [node.left, node.right].forEach((one) => shown(one, found));
  else if (node.type === "TemplateLiteral") parts(node).forEach((one) => shown(one, found));
}

function keep(text: unknown, found: string[]): void {
  if (typeof text === "string" && /\p{L}/u.test(text)) found.push(text.trim());
}

/** The nodes of which a node is made. */
function parts(node: Node): Node[] {
  return Object.values(node).flatMap((part) => (Array.isArray(part) ? part.filter(isNode) : isNode(part) ? [part] : []));
}
