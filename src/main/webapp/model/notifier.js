// @ts-check
/** Tells the user of messages while the page is not looked at. Nothing is asked before {@link Notifier#turn}. */
const OFF = 'parley.notify-off';
const MOST_CHARACTERS = 200;

export class Notifier {
  #changed;

  /** @param {() => void} changed  the state is another */
  constructor(changed) {
    this.#changed = changed;
  }

  /** @returns {'on' | 'off' | 'blocked' | 'missing'} */
  get state() {
    if (!('Notification' in globalThis)) return 'missing';
    if (Notification.permission === 'denied') return 'blocked';
    return Notification.permission === 'granted' && readOff() === null ? 'on' : 'off';
  }

  /** Turns it on or off; to be called by a click, since the browser may ask the user. */
  async turn() {
    if (this.state === 'on') writeOff(true);
    else if ((await Notification.requestPermission()) === 'granted') writeOff(false);
    this.#changed();
  }

  /**
   * @param {{title: string, text: string, tag: string, open: () => void}} news  one of the same tag takes the place of the last
   */
  tell({ title, text, tag, open }) {
    if (this.state !== 'on' || isLookedAt()) return;
    try {
      const body = [...text].slice(0, MOST_CHARACTERS).join('');
      const shown = new Notification(title, { body, tag, icon: 'icon.svg' });
      shown.onclick = () => {
        window.focus();
        open();
        shown.close();
      };
    } catch {
      // Some browsers let only service workers do this; the count in the title and on the icon is left.
    }
  }
}

/**
 * @param {number} unread  shown on the icon of an installed page
 */
export function showBadge(unread) {
  const shown = unread > 0 ? navigator.setAppBadge?.(unread) : navigator.clearAppBadge?.();
  shown?.catch(() => {});
}

function isLookedAt() {
  return !document.hidden && document.hasFocus();
}

function readOff() {
  try {
    return localStorage.getItem(OFF);
  } catch {
    return null;
  }
}

/** @param {boolean} off */
function writeOff(off) {
  try {
    if (off) localStorage.setItem(OFF, 'yes');
    else localStorage.removeItem(OFF);
  } catch {
    // Without storage it holds for as long as the browser grants it.
  }
}
