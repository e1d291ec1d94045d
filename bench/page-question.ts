/*
 * One question to a page, by the DevTools protocol itself: Playwright takes longer to connect than a window to open.
 */

interface Answer {
  id: number;
  result?: { result?: { value?: unknown }; exceptionDetails?: { text: string } };
  error?: { message: string };
}

/** What the expression comes to; undefined where the page went on to another document meanwhile. */
export async function callDevTools(address: string, expression: string): Promise<number | undefined> {
  const socket = new WebSocket(address);
  try {
    const answer = await new Promise<Answer | null>((resolve) => {
      socket.onopen = () =>
        socket.send(
          JSON.stringify({
            id: 1,
            method: 'Runtime.evaluate',
            params: { expression, awaitPromise: true, returnByValue: true },
          }),
        );
      socket.onmessage = ({ data }) => {
        const message = JSON.parse(String(data)) as Answer;
        if (message.id === 1) resolve(message);
      };
      socket.onclose = () => resolve(null);
      socket.onerror = () => resolve(null);
    });
    const value = answer?.result?.result?.value;
    const wrong = answer?.result?.exceptionDetails?.text;
    if (wrong !== undefined) throw new Error(`the page complained: ${wrong}`);
    return typeof value === 'number' ? value : undefined;
  } finally {
    socket.close();
  }
}
