// @ts-check
/** @typedef {import('../conversation.js').Conversation} Conversation */
/** @typedef {import('../conversation.js').Line} Line */

/**
 * @typedef {object} Row  a row of the message list
 * @property {string} key
 * @property {'day' | 'new' | 'gap' | 'message'} kind
 * @property {Line} line  the message, the gap, or the line that follows
 * @property {boolean} grouped  goes on after a message of the same author
 */

const GROUP_MS = 5 * 60_000;

/**
 * Lays a conversation out: days, the "new messages" line, gaps, messages, and those still on their way.
 * @param {Conversation} conversation
 * @returns {Row[]}
 */
export function rowsOf(conversation) {
  /** @type {Row[]} */
  const rows = [];
  let day = NaN;
  /** @type {Line | null} */
  let previous = null;
  for (const line of [...conversation.lines, ...conversation.sending.values()]) {
    const on = dayOf(line.at);
    if (on !== day && line.kind === 'message') {
      rows.push({ key: `day:${line.id}`, kind: 'day', line, grouped: false });
      day = on;
      previous = null;
    }
    if (line.id === conversation.newFrom) {
      rows.push({ key: 'new', kind: 'new', line, grouped: false });
      previous = null;
    }
    if (line.kind === 'gap') {
      rows.push({ key: line.id, kind: 'gap', line, grouped: false });
      previous = null;
      continue;
    }
    const grouped = previous !== null && previous.from === line.from && line.at - previous.at < GROUP_MS;
    rows.push({ key: line.id, kind: 'message', line, grouped });
    previous = line;
  }
  return rows;
}

/** @type {Map<number, number>} a quarter of an hour to its local day: few are shown, and asking the calendar is slow */
const days = new Map();

/** @param {number} at */
function dayOf(at) {
  const quarter = Math.floor(at / 900_000);
  let day = days.get(quarter);
  if (day === undefined) {
    if (days.size > 5000) days.clear();
    day = new Date(at).setHours(0, 0, 0, 0);
    days.set(quarter, day);
  }
  return day;
}
