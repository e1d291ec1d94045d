import dbus from 'dbus-next';

/** A file manager on a desktop's bus, of which only what it is asked to show is to be known. */
export async function openFileManager(
  busAddress: string,
): Promise<{ shown: readonly string[]; close(): void }> {
  const shown: string[] = [];
  class FileManager extends dbus.interface.Interface {
    ShowItems(addresses: string[]): void {
      shown.push(...addresses);
    }
  }
  FileManager.configureMembers({ methods: { ShowItems: { inSignature: 'ass', outSignature: '' } } });
  const bus = dbus.sessionBus({ busAddress });
  bus.export('/org/freedesktop/FileManager1', new FileManager('org.freedesktop.FileManager1'));
  await bus.requestName('org.freedesktop.FileManager1', 0);
  return { shown, close: () => bus.disconnect() };
}
