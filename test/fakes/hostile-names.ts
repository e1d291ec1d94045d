/** Names as a stranger would give them to a queue, by what they try. */
export const hostileNames = {
  html: '<img src=x onerror="document.title=1"><b>Sales</b>',
  script: '</td><script>globalThis.owned = true</script>',
  markup: '<a href="https://evil.example">R&D_desk &amp; co</a>',
  direction: 'Invoices \u202efdp.exe\u202c \u2066north\u2069 \u200f',
  controls: 'Bell\u0007 \u001b[31mred\u001b[0m \u009b2J\u0000 back\u0008',
  lines: 'Sales\r\n2026-01-01T00:00:00.000Z error forged line\u2028and\u2029more',
  long: `Long ${'queue '.repeat(1_700)}`.slice(0, 10_000),
  wide: 'W'.repeat(10_000),
  equals: '=HYPERLINK("https://evil.example";"Sales")',
  plus: "+cmd|' /C calc'!A0",
  minus: "-2+3+cmd|'calc'!A0",
  at: "@SUM(1+1)*cmd|'calc'!A0",
  tab: '\t=1+1',
  carriageReturn: '\r=1+1',
  mnemonic: '&File _Edit && __x',
  lone: 'half \ud83d of a pair',
} as const;
