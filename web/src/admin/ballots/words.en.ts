import { counter } from "../../i18n/plural";
import type { BallotsWords } from "./words.it";

const n = counter("en");
const again = "Nothing else is needed: the site tries again by itself, with pauses that grow to a few minutes.";

export const ballotsEn: BallotsWords = {
  lead: "Each secret poll has a key of its own, a file outside the data and their copies. After the count the key is destroyed. Here you see whether all goes well, and what to do when it does not.",
  folder: "The folder of keys",
  ready: "It is ready: the server that answered can make, read and destroy keys.",
  notReady: "The server that answered cannot use the folder of keys: no secret poll opens here, and none of their votes are taken.",
  notReadyTodo: [
    "See which folder PIAZZA_KEYS_DIR names and whether it exists: it has to lie outside the data folder, readable only by who runs the program (mode 0700).",
    "Where there are several servers, all of them have to see the same folder.",
    "Once it is in its place the site notices by itself.",
  ],
  backup: "The subfolder ballots/ goes into no copy; the other files do, but apart from the data: whoever had a copy of the data and a key would know who voted what. To keep it from being lost, keep the folder on redundant disks.",
  signing: "The key that signs",
  signs: (id) => `Receipts are signed with the key ${id}.`,
  signsSince: "In use since",
  noSigning: "There is no key that signs: without it no secret poll opens.",
  history: "The public history of keys",
  rotate: "To change it, on the server:",
  waiting: (k) => (k === 1 ? "One poll waits for you" : `${n(k, "poll waits", "polls wait")} for you`),
  list: "Secret polls",
  none: "There are no secret polls yet.",
  fine: "No poll waits for anybody.",
  poll: (number) => `Poll ${number}`,
  since: "since",
  lastStep: "last step done here:",
  keyFile: "File of the key, in the folder of keys:",
  keyHere: "the key is here",
  keyGone: "the key is not here",
  keyDestroyed: "key destroyed",
  todo: "What to do",
  troubles: {
    key_missing: (poll) => ({
      what: "The key of this poll is not in the folder. Nobody can vote and nothing is counted; the votes cast stay locked. If the key cannot be found, the poll has to be held again.",
      todo: [
        "Put the folder of keys back in its place, or mount the disk again that holds it: everything goes on by itself.",
        "See that PIAZZA_KEYS_DIR is the same folder on all servers.",
        `Only where the key is lost for good: piazza admin poll-accept-loss ${poll} ends the poll without a result, and says so to everybody. There is no way back.`,
      ],
    }),
    elsewhere: (poll) => ({
      what: "These data are from before the poll was sealed: the votes had been counted and the key destroyed. The result is in its public file.",
      todo: [
        "Find the public file (bundle.jsonl): whoever downloaded it has a copy, and its fingerprint is in the mark that stands in the place of the key.",
        `Put it back here: piazza admin poll-bundle ${poll} FILE. The program verifies it before it takes it.`,
      ],
    }),
    disk_full: () => ({ what: "The disk is full: the sealing has halted on its way, and nothing is lost.", todo: ["Make room on the disk of the data, and on that of the keys where it is another.", again] }),
    key_unreadable: () => ({ what: "The file of the key is there, but the server can neither read nor delete it.", todo: ["See owner and modes of the folder of keys: files 0600, folder 0700, of who runs the program.", again] }),
    signing_key_missing: () => ({ what: "The private part of the key that signs is missing: the public file cannot be signed.", todo: ["Put the folder of keys back in its place.", "Where it is lost: piazza admin ballot-key-rotate --lost begins a new one; what was signed stays valid.", again] }),
    key_wrong: () => ({ what: "The file of the key does not open the ballots: it was changed, or is another poll’s.", todo: ["Put the right file back into the folder of keys.", again] }),
    bundle_wrong: () => ({ what: "The public file, read back after it was written, did not stand its verification. Ballots and key are still in their place.", todo: ["Check the disk and the memory of the server.", "The site tries again by itself; if it goes on, keep the data as they are and ask those who develop the program for help."] }),
    database_away: () => ({ what: "The database gave no answer.", todo: [again] }),
    unknown: () => ({ what: "A step failed; why stands in the log of the program.", todo: ["Read the log of the program on this server.", again] }),
  },
};
