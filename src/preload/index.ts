import { contextBridge, ipcRenderer } from 'electron';
import { type Bridge, bridgeName, calls, channelPrefix, pushes } from '../shared/channels.ts';

/** The page's only way out: the listed calls and pushes, nothing else, and no event object crosses over. */
const bridge: Bridge = {
  call(name, input) {
    if (!calls.includes(name)) return Promise.reject(new Error('unknown call'));
    return ipcRenderer.invoke(channelPrefix + name, input);
  },
  listen(name, handler) {
    if (!pushes.includes(name)) throw new Error('unknown push');
    const pass = (_event: unknown, text: string) => handler(text);
    ipcRenderer.on(channelPrefix + name, pass);
    return () => {
      ipcRenderer.off(channelPrefix + name, pass);
    };
  },
};

contextBridge.exposeInMainWorld(bridgeName, bridge);
