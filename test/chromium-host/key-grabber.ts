import { request, words, XConnection } from '../../tools/chromium-host/x11-connection.ts';

const control = 4;
const alt = 8;

/** Another program that takes Ctrl+Alt with a letter for itself; rejects when somebody has them. */
export async function grabKeys(
  env: Record<string, string>,
  letter: string,
): Promise<{ release(): Promise<void> }> {
  const connection = await XConnection.open(env.DISPLAY, env.XAUTHORITY);
  const { data } = await connection.ask(request(101, 0, Buffer.from([8, 248, 0, 0])));
  const each = data.readUInt8(1);
  const index = Array.from({ length: 248 }, (_one, at) => at).find(
    (at) => data.readUInt32LE(32 + at * each * 4) === letter.charCodeAt(0),
  );
  if (index === undefined) throw new Error(`no key for ${letter}`);
  const grab = Buffer.concat([
    words(connection.root),
    Buffer.from([control | alt, 0, 8 + index, 1, 1, 0, 0, 0]),
  ]);
  const tried = connection.tryRequest(request(33, 0, grab));
  await connection.ask(request(43, 0, Buffer.alloc(0)));
  if (tried.isRefused()) {
    connection.close();
    throw new Error('the display refused: somebody has these keys');
  }
  return {
    async release() {
      connection.send(
        request(
          34,
          8 + index,
          Buffer.concat([words(connection.root), Buffer.from([control | alt, 0, 0, 0])]),
        ),
      );
      await connection.ask(request(43, 0, Buffer.alloc(0)));
      connection.close();
    },
  };
}
