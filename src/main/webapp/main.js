// @ts-check
import { App } from './app.js';
import { mountComposer } from './view/composer.js';
import { byId } from './view/dom.js';
import { mountHead } from './view/head.js';
import { mountMessages } from './view/messages.js';
import { mountPanels } from './view/panels.js';
import { mountPeople } from './view/people.js';
import { mountRooms } from './view/rooms.js';
import { Schedule } from './view/schedule.js';
import { mountSignIn } from './view/sign-in.js';
import { mountStatus } from './view/status.js';
import { mountTyping } from './view/typing.js';

const schedule = new Schedule();
const app = new App(schedule);

schedule.on(['status'], mountSignIn(app));
schedule.on(['status'], mountStatus(app));
schedule.on(['rooms'], mountRooms(app));
schedule.on(['rooms', 'people', 'messages'], mountHead(app));
schedule.on(['messages'], mountMessages(app));
schedule.on(['people'], mountPeople(app));
schedule.on(['typing'], mountTyping(app));
schedule.on(['composer'], mountComposer(app));
mountPanels();

byId('sign-out').addEventListener('click', () => app.signOut());
window.addEventListener('hashchange', () => app.follow());
document.addEventListener('visibilitychange', () => app.look(!document.hidden));
window.addEventListener('pagehide', () => app.save());

app.begin();
