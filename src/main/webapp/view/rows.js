// @ts-check
/** @typedef {import('../model/conversation.js').Line} Line */

/**
 * @typedef {object} Row  a row of the message list
 * @property {string} key
 * @property {'day' | 'new' | 'gap' | 'message'} kind
 * @property {Line} line  the message, the gap, or the line that follows
 * @property {boolean} grouped  goes on after a message of the same author
 */

const GROUP_MS = 5 * 60_000;

/**
 * Lays a part of a conversation out: days, the "new messages" line, gaps, messages, and those still on their way.
 * @param {Line[]} lines  all
 * @param {number} from  the first of the part
 * @param {number} to  behind the last of the part
 * @param {string | null} newFrom  the id of the first line that is new to the reader
 * @returns {Row[]}
 */
export function rowsOf(lines, from, to, newFrom) {
  /** @type {Row[]} */
  const rows = [];
  const before = lines[from - 1];
  let day = before ? dayOf(before.at) : NaN;
  let previous = before?.kind === 'message' ? before : null;
  for (const line of lines.slice(from, to)) {
    const on = dayOf(line.at);
    if (on !== day && line.kind === 'message') {
      rows.push({ key: `day:${line.id}`, kind: 'day', line, grouped: false });
      day = on;
      previous = null;
    }
    if (line.id === newFrom) {
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
