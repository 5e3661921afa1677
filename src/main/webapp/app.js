// @ts-check
import * as account from './model/account.js';
import { bridge } from './model/bridge.js';
import { Directory } from './model/directory.js';
import { Notifier } from './model/notifier.js';
import * as session from './model/session.js';
import { Store } from './model/store.js';
import { connect } from './parley.js';
import { Talk } from './talk.js';
import { say } from './words/language.js';
import { endWords, errorWords } from './words/words.js';

/** @typedef {import('./parley.js').Chat} Chat */

const SAVE_MS = 5_000;
/** The close code of a connection whose login has ended. */
const SIGNED_OUT = 4504;

/** The user's way in and out, the one chat between, and what is kept of it over a reload. */
export class App {
  /** @type {Chat | null} */
  chat = null;
  /** @type {Talk | null} what can be done while there is a chat */
  talk = null;
  /** @type {account.Account | undefined} known once the server has told */
  account;
  notifier = new Notifier(() => this.#store.touch('status'));
  signInError = '';
  /** The chat is shown, and not the form that asks for a name. */
  inChat = false;
  suggestedName = session.lastIdentity()?.username ?? '';
  #schedule;
  #store;
  /** @type {Directory | undefined} */
  #directory;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #saving;
  /** @type {{name: string, draft: string}[]} rooms of a name that was lost */
  #inherited = [];

  /** @param {import('./view/schedule.js').Schedule} schedule */
  constructor(schedule) {
    this.#schedule = schedule;
    this.#store = this.#newStore();
  }

  get store() {
    return this.#store;
  }

  /** Goes on where this tab was before a reload, or asks for a name or a login. */
  async begin() {
    this.#schedule.touchAll();
    this.account = await account.findAccount();
    account.takePlace();
    const { auth, username } = this.account;
    const kept = session.loadSession();
    if (kept && kept.login === username) this.#resume(kept);
    else session.clearSession();
    if (!this.chat && auth === 'container' && username !== undefined) this.#start(connect());
    this.#schedule.touchAll();
  }

  // --- signing in and out ---------------------------------------------------------------------

  /** @param {string} username */
  signIn(username) {
    this.#end();
    this.signInError = '';
    this.#store = this.#newStore();
    const rooms = this.#inherited.splice(0);
    for (const { name, draft } of rooms) this.#store.need('room', name).draft = draft;
    const identity = session.findIdentity(username);
    this.#start(connect({ username, token: identity?.token, rooms: rooms.map(({ name }) => ({ room: name })) }));
    this.#schedule.touchAll();
  }

  async signOut() {
    if (this.#hasLogin && !(await account.endLogin())) {
      this.#store.roomsNotice = errorWords({ code: 'UNAVAILABLE' });
      this.#store.touch('rooms');
      return;
    }
    this.#signedOut('');
  }

  reconnect() {
    this.chat?.reconnect();
  }

  clearSignInError() {
    if (this.signInError === '') return;
    this.signInError = '';
    this.#store.touch('status');
  }

  // --- the page -------------------------------------------------------------------------------

  /** @param {boolean} looking  the page can be seen */
  look(looking) {
    this.#store.looking = looking;
    this.#store.read();
    if (looking) this.#schedule.touchAll();
    else this.save();
  }

  /** Keeps what a reload needs. */
  save() {
    clearTimeout(this.#saving);
    this.#saving = undefined;
    const { chat, store } = this;
    if (!chat || !store.signedIn) return;
    session.saveSession(chat, store, this.account?.username);
    const { username, token, positions } = chat;
    if (!this.#hasLogin) session.saveIdentity({ username, token, inbox: positions.inbox });
  }

  // --- inside ---------------------------------------------------------------------------------

  get #hasLogin() {
    return this.account?.auth === 'container';
  }

  #newStore() {
    const store = new Store((topic) => {
      this.#schedule.touch(topic);
      if (topic === 'messages' || topic === 'rooms') this.#saveSoon();
    });
    store.looking = !document.hidden;
    return store;
  }

  /** @param {import('./model/session.js').Kept} kept */
  #resume(kept) {
    const outbox = session.loadOutbox();
    session.restoreStore(this.#store, kept, outbox);
    const { username, token, rooms, inbox } = kept;
    this.#store.signedIn = true;
    this.inChat = true;
    this.#start(connect(this.#hasLogin ? { rooms, inbox, outbox } : { username, token, rooms, inbox, outbox }));
    this.talk?.goOn();
  }

  /** @param {Chat} chat */
  #start(chat) {
    this.chat = chat;
    this.talk = new Talk(chat, this.#store, () => this.#saveSoon());
    this.#directory = new Directory(chat, this.#store);
    const known = session.findIdentity(chat.username)?.inbox;
    bridge(chat, this.#store, {
      wasRead: ({ epoch, seq }) => known?.epoch === epoch && seq <= known.seq,
      heard: (conversation, line) => this.#heard(conversation, line),
    });
    this.#store.connection = chat.state;
    chat.on('outbox', () => session.saveOutbox(chat));
    chat.on('discarded', () => session.saveOutbox(chat));
    chat.on('welcome', () => this.#welcomed());
    chat.on('state', (state) => {
      if (this.chat !== chat) return;
      if (state.state === 'closed') this.#closed(state);
      else if (state.state === 'waiting' && this.#hasLogin) this.#checkLogin();
    });
  }

  /** A refused connection does not tell why: has the login ended? */
  async #checkLogin() {
    const { chat } = this;
    const now = await account.findAccount();
    if (this.chat !== chat || now.auth !== 'container' || now.username !== undefined) return;
    this.#signedOut(endWords(SIGNED_OUT));
  }

  /** @param {string} message  why */
  #signedOut(message) {
    if (this.account?.auth === 'container') this.account = { auth: 'container' };
    this.#end();
    session.clearSession();
    this.#leaveChat(message);
  }

  /**
   * Somebody has said something; the user is told of what is meant for them.
   * @param {import('./model/conversation.js').Conversation} conversation
   * @param {import('./model/conversation.js').Line} line
   */
  #heard({ id, kind, name }, line) {
    if (line.from === this.#store.username || (kind === 'room' && !line.mention)) return;
    const title = kind === 'room' ? say('notify.in-room', { name: line.from, room: name }) : line.from;
    this.notifier.tell({ title, text: line.text, tag: id, open: () => this.talk?.goTo(id) });
  }

  #welcomed() {
    const first = !this.inChat;
    this.inChat = true;
    if (first) {
      this.talk?.begin();
      this.#schedule.touchAll();
    }
    this.save();
  }

  /** @param {import('./parley.js').ConnectionState} state */
  #closed({ code, error }) {
    if (code === SIGNED_OUT && this.#hasLogin) return this.#signedOut(endWords(code));
    if (!error && this.inChat) return;
    const message = error ? errorWords(error) : endWords(code);
    if (this.inChat) {
      this.#inherited = [...this.#store.conversations.values()]
        .filter(({ kind }) => kind === 'room')
        .map(({ name, draft, sending }) => ({ name, draft: [...[...sending.values()].map(({ text }) => text), draft].join('\n').trim() }));
    }
    this.#end();
    session.clearSession();
    this.#leaveChat(message);
  }

  /** @param {string} message  why */
  #leaveChat(message) {
    this.signInError = message;
    this.inChat = false;
    this.#store = this.#newStore();
    this.suggestedName = session.lastIdentity()?.username ?? '';
    this.#schedule.touchAll();
  }

  /** Ends the present chat, if there is one. */
  #end() {
    const { chat } = this;
    this.chat = null;
    this.talk = null;
    clearTimeout(this.#saving);
    this.#saving = undefined;
    this.#directory?.end();
    chat?.close();
  }

  #saveSoon() {
    this.#saving ??= setTimeout(() => this.save(), SAVE_MS);
  }
}
