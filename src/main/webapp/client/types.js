// @ts-check
/**
 * The wire protocol's shapes, as far as a page needs them. Types only, no code.
 *
 * @typedef {{epoch: string, seq: number}} Position  a place in a room's log or in the own inbox
 * @typedef {Position & {room: string}} RoomPosition
 *
 * @typedef {object} WireMessage
 * @property {string} [room]  of a room's message
 * @property {string} [to]  of a private message
 * @property {number} seq
 * @property {string} from
 * @property {string} message
 * @property {string} time  ISO-8601
 * @property {string} [key]
 *
 * @typedef {WireMessage & {epoch: string}} Message  a message with its whole position
 *
 * @typedef {object} Options
 * @property {string} [username]  left out where the server knows the user from the login
 * @property {string} [token]  from an earlier `welcome`: proves that the name is one's own
 * @property {string | URL} [url]  the endpoint; by default `chat` next to this module
 * @property {Iterable<RoomPosition | {room: string}>} [rooms]  rooms to be in, with the last position seen
 * @property {Position} [inbox]  the last position seen in the own inbox
 * @property {Iterable<Entry>} [outbox]  messages an earlier page could not get acknowledged
 *
 * @typedef {object} Limits
 * @property {number} message  code points in a message
 * @property {number} frame
 * @property {number} rooms
 * @property {number} history
 * @property {number} burst
 * @property {number} perSecond
 * @property {number} typingMs
 * @property {number} pingMs
 *
 * @typedef {object} Welcome
 * @property {string} username
 * @property {string} token
 * @property {string} [connection]
 * @property {string} time
 * @property {Partial<Limits>} [limits]
 * @property {{count: number, users: string[]}} [online]
 * @property {{epoch: string, seq: number, recovered?: boolean, history?: WireMessage[]}} [inbox]
 *
 * @typedef {object} Ack
 * @property {string} epoch
 * @property {number} seq
 * @property {string} time
 * @property {boolean} [duplicate]
 *
 * @typedef {object} Joined  a room was joined, or joined again after a reconnect
 * @property {string} room
 * @property {string} epoch
 * @property {number} seq
 * @property {Message[]} history  only what was not delivered before, oldest first
 * @property {string[]} users
 * @property {number} count
 * @property {string[]} typing
 * @property {boolean} resumed  the room had been joined before
 * @property {boolean} gap  messages between the last delivered one and `history` are lost
 *
 * @typedef {object} Inbox
 * @property {Message[]} history  only what was not delivered before, oldest first
 * @property {boolean} resumed
 * @property {boolean} gap
 *
 * @typedef {object} ConnectionState
 * @property {'connecting' | 'ready' | 'waiting' | 'closed'} state
 * @property {number} attempt  how many attempts in a row have failed
 * @property {number} [retryAt]  when the next attempt starts (`waiting`), as of `Date.now()`
 * @property {boolean} offline  the browser says it has no network
 * @property {number} [code]  the close code that ended the last connection
 * @property {import('./error.js').ParleyError} [error]  why the server refused the name (`closed`)
 *
 * @typedef {object} Entry  a message on its way
 * @property {string} key
 * @property {string} [room]
 * @property {string} [to]
 * @property {string} message
 * @property {number} createdAt
 * @property {number} [firstSentAt]
 * @property {'pending' | 'sent' | 'failed'} state
 * @property {string} [code]  the error's code (`failed`)
 * @property {string} [reason]  the error's text (`failed`)
 *
 * @typedef {object} ChatEvents  what {@link import('./chat.js').Chat#on} can listen to
 * @property {ConnectionState} state  the connection is in another state
 * @property {Welcome} welcome  signed in, the first time or again
 * @property {Inbox} inbox  after `welcome`: private messages that were not delivered before
 * @property {Joined} joinedRoom  joined, the first time or again, with what was not delivered before
 * @property {{room: string, elsewhere: boolean}} leftRoom  left, here or by another connection of the user
 * @property {{room: string, error: import('./error.js').ParleyError}} joinFailed  will not be tried again
 * @property {Message & {room: string}} newMessage  said in a room, own messages included
 * @property {Message & {to: string}} privateMessage  to the user or by them
 * @property {{room: string, missed: number}} gap  so many messages of the room are lost here
 * @property {{room: string, username: string, count: number}} userJoined
 * @property {{room: string, username: string, count: number, reason: string}} userLeft
 * @property {{room: string, count: number, users?: string[]}} roomUsers  replaces what was known
 * @property {{room: string, users: string[]}} typing  all who type there now
 * @property {{count: number, users?: string[], joined?: string[], left?: string[]}} onlineUsers
 * @property {{entry: Entry, ack?: Ack}} outbox  an own message set out, arrived (`ack`) or failed
 * @property {{key: string}} discarded  an own message will not be sent
 * @property {import('./error.js').ParleyError} failure  of a request that nobody waits for
 */
export {};
