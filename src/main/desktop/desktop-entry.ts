/*
 * A file by which a Linux desktop starts a program (Desktop Entry Specification 1.5).
 */

export function toDesktopEntry(name: string, command: readonly string[]): string {
  const lines = ['[Desktop Entry]', 'Type=Application', 'Version=1.5', `Name=${escapeString(name)}`];
  const exec = escapeString(command.map(quoteArgument).join(' '));
  return `${[...lines, `Exec=${exec}`, 'Terminal=false', 'X-GNOME-Autostart-enabled=true'].join('\n')}\n`;
}

/** Desktops switch such a file off by a line in it, when the person does so in their settings. */
export function isEnabledEntry(text: string): boolean {
  const lines = text.split('\n').map((line) => line.replace(/\s*=\s*/, '=').trim());
  return !lines.includes('Hidden=true') && !lines.includes('X-GNOME-Autostart-enabled=false');
}

/** In double quotes; a backslash before what a shell would take in there, and a percent sign twice. */
function quoteArgument(argument: string): string {
  const quoted = argument.replaceAll(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return /^[\w@%+=:,./-]+$/.test(argument) ? quoted : `"${quoted}"`;
}

/** The rule for values of type string comes on top: each backslash twice. */
function escapeString(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}
