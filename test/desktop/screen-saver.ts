import dbus from 'dbus-next';

const { Interface } = dbus.interface;
const name = 'org.freedesktop.ScreenSaver';

/** A screen saver as desktops have one on the session bus. */
class SaverObject extends Interface {
  isActive = false;

  constructor() {
    super(name);
  }

  GetActive(): boolean {
    return this.isActive;
  }

  ActiveChanged(isActive: boolean): boolean {
    return isActive;
  }
}

SaverObject.configureMembers({
  methods: { GetActive: { inSignature: '', outSignature: 'b' } },
  signals: { ActiveChanged: { signature: 'b' } },
});

export interface ScreenSaver {
  lock(isLocked: boolean): void;
  close(): void;
}

export async function openScreenSaver(busAddress: string): Promise<ScreenSaver> {
  const bus = dbus.sessionBus({ busAddress });
  const saver = new SaverObject();
  bus.export('/org/freedesktop/ScreenSaver', saver);
  await bus.requestName(name, dbus.NameFlag.DO_NOT_QUEUE);
  return {
    lock(isLocked) {
      saver.isActive = isLocked;
      saver.ActiveChanged(isLocked);
    },
    close: () => bus.disconnect(),
  };
}
