/** What a spreadsheet takes for a formula when a cell begins with it, in full width too (OWASP: CSV Injection). */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;

/** A line of CSV (RFC 4180), in which no cell is run by a spreadsheet that opens it. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quote(FORMULA.test(cell) ? `'${cell}` : cell)).join(",")}\r\n`;
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
