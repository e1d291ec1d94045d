/** Stands among the arguments of a program that was started anew after a fault. */
const afterFault = '--after-fault';
/** Nobody reads a question and answers it so fast: it could not be shown. */
const fewestReadingMs = 500;

/** The arguments of the next program after a fault, from this one's. */
export function toRestartArguments(args: readonly string[]): string[] {
  return [...args.filter((argument) => argument !== afterFault), afterFault];
}

/**
 * What the answer to the question after a fault comes to. Where the question cannot be shown it counts as waved away, which
 * is a yes; a program that fails at its start would start itself anew for ever.
 */
export function toEnding(
  answer: { isYes: boolean; tookMs: number },
  args: readonly string[],
): 'restart' | 'quit' {
  const isAgain = args.includes(afterFault) && answer.tookMs < fewestReadingMs;
  return answer.isYes && !isAgain ? 'restart' : 'quit';
}
