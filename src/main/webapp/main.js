// @ts-check
import { App } from './app.js';
import { loadEmoji } from './text/emoji.js';
import { mountComposer } from './view/composer.js';
import { mountHead } from './view/head.js';
import { mountMe } from './view/me.js';
import { mountMessages } from './view/messages.js';
import { mountPanels } from './view/panels.js';
import { mountPeople } from './view/people.js';
import { mountRooms } from './view/rooms.js';
import { Schedule } from './view/schedule.js';
import { mountShortcuts } from './view/shortcuts.js';
import { mountSignIn } from './view/sign-in.js';
import { mountStatus } from './view/status.js';
import { Switcher } from './view/switcher.js';
import { mountTyping } from './view/typing.js';
import { translate } from './words/translate.js';

translate();

const schedule = new Schedule();
const app = new App(schedule);

schedule.on(['status'], mountSignIn(app));
schedule.on(['status'], mountStatus(app));
schedule.on(['status', 'rooms'], mountMe(app));
schedule.on(['rooms'], mountRooms(app));
schedule.on(['rooms', 'people', 'messages'], mountHead(app));
schedule.on(['messages'], mountMessages(app));
schedule.on(['people'], mountPeople(app));
schedule.on(['typing'], mountTyping(app));
schedule.on(['rooms'], mountPanels(app));
schedule.on(['composer'], mountComposer(app));
const switcher = new Switcher(app);
schedule.on(['rooms', 'people'], () => switcher.refresh());
mountShortcuts(app, switcher);

window.addEventListener('hashchange', () => app.talk?.follow());
document.addEventListener('visibilitychange', () => app.look(!document.hidden));
window.addEventListener('pagehide', () => app.save());

await app.begin();
loadEmoji();
