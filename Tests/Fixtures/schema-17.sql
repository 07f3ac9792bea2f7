index actByPerson
CREATE INDEX actByPerson ON act (doneBy, id) WHERE undoneBy IS NULL

index assignmentByBriefing
CREATE INDEX assignmentByBriefing ON assignment (briefingID)

index assignmentDone
CREATE INDEX assignmentDone ON assignment (doneAt, id) WHERE doneAt IS NOT NULL

index assignmentOpen
CREATE INDEX assignmentOpen ON assignment (due, id) WHERE doneAt IS NULL

index briefingByTime
CREATE INDEX briefingByTime ON briefing (startsAt)

index briefingByTitle
CREATE INDEX briefingByTitle ON briefing (foldedTitle, startsAt)

index briefingByUnit
CREATE INDEX briefingByUnit ON briefing (unitID)

index briefingConfidential
CREATE INDEX briefingConfidential ON briefing (id) WHERE confidential = 1

index briefingExpiring
CREATE INDEX briefingExpiring ON briefing (expiresAt) WHERE expiresAt IS NOT NULL

index briefingRetained
CREATE INDEX briefingRetained ON briefing (startsAt) WHERE retention IS NOT NULL

index explanationByEntry
CREATE INDEX explanationByEntry ON printExplanation (seq, id)

index feedOfAccount
CREATE INDEX feedOfAccount ON feed (accountID)

index ledgerByBriefing
CREATE INDEX ledgerByBriefing ON ledger (briefingID, recipientID, seq)

index ledgerBySuperseded
CREATE UNIQUE INDEX ledgerBySuperseded ON ledger (supersedes) WHERE supersedes IS NOT NULL

index ledgerByTime
CREATE INDEX ledgerByTime ON ledger (
  occurredAt, recipientID, unitID, form, copies, pages, duplex, pagesPerSide) WHERE NOT withdrawn

index logByPrinter
CREATE INDEX logByPrinter ON printLogPrinter (printerID)

index materialByBriefing
CREATE UNIQUE INDEX materialByBriefing ON material (briefingID, position) WHERE briefingID IS NOT NULL

index projectionByBriefing
CREATE INDEX projectionByBriefing ON projection (briefingID)

index projectionFollowed
CREATE INDEX projectionFollowed ON projection (startedAt) WHERE followers IS NOT NULL

index projectionOfRoom
CREATE UNIQUE INDEX projectionOfRoom ON projection (roomID) WHERE endedAt IS NULL

index recipientByRecipient
CREATE INDEX recipientByRecipient ON briefingRecipient (recipientID)

index recipientByTime
CREATE INDEX recipientByTime ON briefingRecipient (ownStartsAt) WHERE ownStartsAt IS NOT NULL

index recipientWaiting
CREATE INDEX recipientWaiting ON briefingRecipient (briefingID, recipientID) WHERE NOT isRecorded

index recoveryCodeOfAccount
CREATE INDEX recoveryCodeOfAccount ON recoveryCode (accountID)

index roleOfAccount
CREATE INDEX roleOfAccount ON accountRole (accountID)

index sessionOfAccount
CREATE INDEX sessionOfAccount ON session (accountID)

index settingBySubject
CREATE INDEX settingBySubject ON settingEntry (name, subject, seq)

index sheetByKey
CREATE UNIQUE INDEX sheetByKey ON surveySheet (wave, key) WHERE key IS NOT NULL

index sheetByUnit
CREATE INDEX sheetByUnit ON surveySheet (unitID) WHERE unitID IS NOT NULL

index versionByHash
CREATE INDEX versionByHash ON version (sha256)

index versionByPage
CREATE INDEX versionByPage ON version (firstPageID, pageCount)

index versionSuperseded
CREATE INDEX versionSuperseded ON version (firstPageID, pageCount) WHERE NOT isCurrent

table account
CREATE TABLE account (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- What they sign in by, and what records name them by.
  name TEXT NOT NULL CHECK (name <> ''),
  -- The same in one case and width: any spelling is one person.
  folded TEXT NOT NULL UNIQUE,
  fullName TEXT NOT NULL CHECK (fullName <> ''),
  addedAt INTEGER NOT NULL,
  addedBy TEXT NOT NULL,
  disabledAt INTEGER,
  -- How it was hashed, and the hash; NULL until one was set.
  password TEXT,
  -- SHA-256 of the key of the address under which a password can be set once; gone with its use.
  linkHash BLOB UNIQUE CHECK (length(linkHash) = 32),
  linkUntil INTEGER CHECK ((linkUntil IS NULL) = (linkHash IS NULL))
) STRICT

table accountRole
CREATE TABLE accountRole (
  accountID INTEGER NOT NULL REFERENCES account,
  role TEXT NOT NULL CHECK (role IN ('staff', 'secretary', 'reformOffice', 'administrator', 'reader')),
  unitID INTEGER REFERENCES unit,
  recipientID INTEGER REFERENCES recipient CHECK (unitID IS NULL OR recipientID IS NULL)
) STRICT

table act
CREATE TABLE act (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  doneAt INTEGER NOT NULL,
  doneBy TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- What was before, as JSON.
  reversal TEXT NOT NULL,
  -- The act that took it back.
  undoneBy INTEGER REFERENCES act
) STRICT

table assignment
CREATE TABLE assignment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  briefingID INTEGER NOT NULL REFERENCES briefing,
  text TEXT NOT NULL CHECK (text <> ''),
  -- A unit or a person, as it was written.
  owner TEXT CHECK (owner <> ''),
  -- A day, as days since 1970.
  due INTEGER,
  notedAt INTEGER NOT NULL,
  notedBy TEXT NOT NULL,
  -- Where it was noted in a room: when, in milliseconds, and the page that was on.
  projectionID INTEGER REFERENCES projection,
  shownAt INTEGER CHECK ((shownAt IS NULL) = (projectionID IS NULL)),
  versionID INTEGER REFERENCES version CHECK (versionID IS NULL OR projectionID IS NOT NULL),
  page INTEGER CHECK (page >= 1 AND (page IS NULL) = (versionID IS NULL)),
  doneAt INTEGER,
  doneBy TEXT CHECK ((doneBy IS NULL) = (doneAt IS NULL))
) STRICT

table briefing
CREATE TABLE briefing (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL CHECK (title <> ''),
  foldedTitle TEXT NOT NULL,
  unitID INTEGER NOT NULL REFERENCES unit,
  presenter TEXT,
  startsAt INTEGER NOT NULL,
  dayOnly INTEGER NOT NULL CHECK (dayOnly IN (0, 1)),
  room TEXT,
  registeredAt INTEGER NOT NULL,
  registeredBy TEXT NOT NULL,
  cancelledAt INTEGER,
  cancelReason TEXT
, endsAt INTEGER CHECK (endsAt IS NULL OR endsAt > startsAt), plannedForm TEXT CHECK (plannedForm IN ('projected', 'digital', 'both', 'paper')), confidential INTEGER NOT NULL DEFAULT 0 CHECK (confidential IN (0, 1)), expiresAt INTEGER, expiresBy TEXT CHECK ((expiresBy IS NULL) = (expiresAt IS NULL)), retention TEXT CHECK (retention IN ('1', '3', '5', '10', 'permanent')), revision INTEGER NOT NULL DEFAULT 0 CHECK (revision >= 0)) STRICT

table briefingRecipient
CREATE TABLE briefingRecipient (
  briefingID INTEGER NOT NULL REFERENCES briefing,
  recipientID INTEGER NOT NULL REFERENCES recipient, ownStartsAt INTEGER, ownDayOnly INTEGER
  CHECK ((ownDayOnly IS NULL OR ownDayOnly IN (0, 1)) AND (ownDayOnly IS NULL) = (ownStartsAt IS NULL)), ownRoom TEXT, isRecorded INTEGER NOT NULL DEFAULT 0 CHECK (isRecorded IN (0, 1)),
  PRIMARY KEY (briefingID, recipientID)
) STRICT, WITHOUT ROWID

table drawnStretch
CREATE TABLE drawnStretch (
  versionID INTEGER NOT NULL REFERENCES version,
  section INTEGER NOT NULL CHECK (section >= 1),
  start INTEGER NOT NULL CHECK (start >= 0),
  page INTEGER CHECK (page >= 1),
  PRIMARY KEY (versionID, section, start)
) STRICT, WITHOUT ROWID

table feed
CREATE TABLE feed (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Whose it is: it shows what they may see, and ends with them.
  accountID INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
  -- What it is narrowed to, and goes with.
  recipientID INTEGER REFERENCES recipient ON DELETE CASCADE,
  unitID INTEGER REFERENCES unit ON DELETE CASCADE,
  roomID INTEGER REFERENCES room ON DELETE CASCADE,
  -- SHA-256 of the key in its address, and the key, sealed.
  print TEXT NOT NULL UNIQUE,
  sealedKey BLOB NOT NULL,
  addedAt INTEGER NOT NULL,
  CHECK ((recipientID IS NOT NULL) + (unitID IS NOT NULL) + (roomID IS NOT NULL) = 1)
) STRICT

table grdb_migrations
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)

table indexedFile
CREATE TABLE indexedFile (
  path BLOB PRIMARY KEY NOT NULL,
  byteCount INTEGER NOT NULL,
  modifiedAt INTEGER NOT NULL,
  versionID INTEGER NOT NULL REFERENCES version
) STRICT, WITHOUT ROWID

table ledger
CREATE TABLE ledger (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  briefingID INTEGER NOT NULL REFERENCES briefing,
  recipientID INTEGER NOT NULL REFERENCES recipient,
  unitID INTEGER NOT NULL REFERENCES unit,
  title TEXT NOT NULL,
  unit TEXT NOT NULL,
  recipient TEXT NOT NULL,
  occurredAt INTEGER NOT NULL,
  dayOnly INTEGER NOT NULL CHECK (dayOnly IN (0, 1)),
  form TEXT NOT NULL CHECK (form IN ('projected', 'digital', 'both', 'paper')),
  copies INTEGER NOT NULL CHECK (copies BETWEEN 0 AND 100000 AND (copies > 0) = (form IN ('both', 'paper'))),
  pages INTEGER NOT NULL CHECK (pages BETWEEN 0 AND 100000),
  duplex INTEGER NOT NULL CHECK (duplex IN (0, 1)),
  pagesPerSide INTEGER NOT NULL CHECK (pagesPerSide BETWEEN 1 AND 16),
  evidence TEXT NOT NULL CHECK (evidence IN ('declared', 'projection', 'printLog', 'imported')),
  reason TEXT,
  supersedes INTEGER REFERENCES ledger,
  recordedAt INTEGER NOT NULL,
  recordedBy TEXT NOT NULL,
  previousHash BLOB NOT NULL CHECK (length(previousHash) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
, hashForm INTEGER NOT NULL DEFAULT 1 CHECK (hashForm >= 1), correction TEXT, withdrawn INTEGER NOT NULL DEFAULT 0
  CHECK (withdrawn IN (0, 1) AND (withdrawn = 0 OR supersedes IS NOT NULL))) STRICT

table look
CREATE TABLE look (
  versionID INTEGER NOT NULL REFERENCES version,
  page INTEGER NOT NULL CHECK (page >= 0),
  person TEXT NOT NULL CHECK (person <> ''),
  quarter INTEGER NOT NULL,
  lookedAt INTEGER NOT NULL,
  PRIMARY KEY (versionID, page, person, quarter)
) STRICT, WITHOUT ROWID

table material
CREATE TABLE material (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  briefingID INTEGER REFERENCES briefing,
  position INTEGER NOT NULL CHECK (position >= 1)
) STRICT

table nameChanged
CREATE TABLE nameChanged (id INTEGER PRIMARY KEY) STRICT

table nameFeatures
CREATE VIRTUAL TABLE nameFeatures USING fts5 (
  text, content = 'nameText', content_rowid = 'id', tokenize = 'features', detail = none, columnsize = 0)

table nameFeatures_config
CREATE TABLE 'nameFeatures_config'(k PRIMARY KEY, v) WITHOUT ROWID

table nameFeatures_data
CREATE TABLE 'nameFeatures_data'(id INTEGER PRIMARY KEY, block BLOB)

table nameFeatures_idx
CREATE TABLE 'nameFeatures_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID

table nameRuns
CREATE VIRTUAL TABLE nameRuns USING fts5 (text, content = 'nameText', content_rowid = 'id', tokenize = 'runs')

table nameRuns_config
CREATE TABLE 'nameRuns_config'(k PRIMARY KEY, v) WITHOUT ROWID

table nameRuns_data
CREATE TABLE 'nameRuns_data'(id INTEGER PRIMARY KEY, block BLOB)

table nameRuns_docsize
CREATE TABLE 'nameRuns_docsize'(id INTEGER PRIMARY KEY, sz BLOB)

table nameRuns_idx
CREATE TABLE 'nameRuns_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID

table nameText
CREATE TABLE nameText (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT

table page
CREATE TABLE page (
  id INTEGER PRIMARY KEY,
  versionID INTEGER NOT NULL REFERENCES version,
  number INTEGER NOT NULL CHECK (number >= 1),
  text TEXT NOT NULL, notes TEXT,
  UNIQUE (versionID, number)
) STRICT

table pageFeatures
CREATE VIRTUAL TABLE pageFeatures USING fts5 (
  text, content = 'page', content_rowid = 'id', tokenize = 'features', detail = none, columnsize = 0)

table pageFeatures_config
CREATE TABLE 'pageFeatures_config'(k PRIMARY KEY, v) WITHOUT ROWID

table pageFeatures_data
CREATE TABLE 'pageFeatures_data'(id INTEGER PRIMARY KEY, block BLOB)

table pageFeatures_idx
CREATE TABLE 'pageFeatures_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID

table pageRuns
CREATE VIRTUAL TABLE pageRuns USING fts5 (
  text, content = 'page', content_rowid = 'id', tokenize = 'runs')

table pageRuns_config
CREATE TABLE 'pageRuns_config'(k PRIMARY KEY, v) WITHOUT ROWID

table pageRuns_data
CREATE TABLE 'pageRuns_data'(id INTEGER PRIMARY KEY, block BLOB)

table pageRuns_docsize
CREATE TABLE 'pageRuns_docsize'(id INTEGER PRIMARY KEY, sz BLOB)

table pageRuns_idx
CREATE TABLE 'pageRuns_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID

table printExplanation
CREATE TABLE printExplanation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  seq INTEGER NOT NULL REFERENCES ledger,
  reason TEXT CHECK (reason <> ''),
  saidAt INTEGER NOT NULL,
  saidBy TEXT NOT NULL
) STRICT

table printJob
CREATE TABLE printJob (
  printerID INTEGER NOT NULL REFERENCES printer,
  endedAt INTEGER NOT NULL,
  number TEXT NOT NULL,
  sides INTEGER NOT NULL CHECK (sides BETWEEN 0 AND 1000000),
  copies INTEGER NOT NULL CHECK (copies BETWEEN 0 AND 1000000),
  sheets INTEGER NOT NULL CHECK (sheets BETWEEN 0 AND 1000000),
  -- Of one copy.
  pages INTEGER NOT NULL CHECK (pages BETWEEN 0 AND 1000000),
  isDuplex INTEGER CHECK (isDuplex IN (0, 1)),
  isAtMost INTEGER NOT NULL CHECK (isAtMost IN (0, 1)),
  -- The log that told of it first.
  logID INTEGER NOT NULL,
  personID INTEGER,
  -- Folded as searches fold; NULL where the log has none, or it was forgotten.
  title TEXT,
  PRIMARY KEY (printerID, endedAt, number, sides, copies, sheets, pages)
) STRICT, WITHOUT ROWID

table printLog
CREATE TABLE printLog (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
  kind TEXT NOT NULL CHECK (kind <> ''),
  takenAt INTEGER NOT NULL,
  takenBy TEXT NOT NULL,
  -- From when until when nothing is missing but what it does not say.
  coversFrom INTEGER NOT NULL,
  coversTo INTEGER NOT NULL CHECK (coversTo >= coversFrom),
  -- Whether nothing in it says that jobs are missing.
  isWhole INTEGER NOT NULL CHECK (isWhole IN (0, 1))
) STRICT

table printLogPrinter
CREATE TABLE printLogPrinter (
  logID INTEGER NOT NULL REFERENCES printLog ON DELETE CASCADE,
  printerID INTEGER NOT NULL REFERENCES printer,
  jobs INTEGER NOT NULL CHECK (jobs >= 0),
  PRIMARY KEY (logID, printerID)
) STRICT, WITHOUT ROWID

table printPerson
CREATE TABLE printPerson (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  pseudonym BLOB NOT NULL UNIQUE CHECK (length(pseudonym) = 32),
  -- As the log has it, where the office wants names.
  name TEXT CHECK (name <> ''),
  unitID INTEGER REFERENCES unit
) STRICT

table printer
CREATE TABLE printer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- As a log calls it; one in any case and width.
  name TEXT NOT NULL CHECK (name <> ''),
  folded TEXT NOT NULL UNIQUE,
  -- Whose it is, or the floor that shares it; neither where nobody has said.
  unitID INTEGER REFERENCES unit,
  floor TEXT CHECK (floor IS NULL OR (floor <> '' AND unitID IS NULL)),
  -- Puts out no paper.
  isVirtual INTEGER NOT NULL CHECK (isVirtual IN (0, 1)),
  -- The office says that there is no log of it.
  isUnlogged INTEGER NOT NULL CHECK (isUnlogged IN (0, 1)),
  -- Counted as this one, which it is by another name.
  mergedInto INTEGER REFERENCES printer
) STRICT

table projection
CREATE TABLE projection (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  roomID INTEGER NOT NULL REFERENCES room,
  briefingID INTEGER NOT NULL REFERENCES briefing,
  driver TEXT NOT NULL CHECK (driver <> ''),
  minutes INTEGER CHECK (minutes BETWEEN 1 AND 1440),
  driveKeyHash BLOB NOT NULL CHECK (length(driveKeyHash) = 32),
  -- Readable while it is live, so that the driver can hand it round; then gone.
  followKey TEXT CHECK (length(followKey) = 43),
  requestedAt INTEGER NOT NULL,
  -- When the server took it up.
  startedAt INTEGER,
  -- When the server last said that it runs: what a crash cut off ends here.
  aliveAt INTEGER,
  endAskedAt INTEGER,
  endedAt INTEGER,
  endedBy TEXT CHECK (endedBy IN ('driver', 'shell', 'crash', 'shutdown')), roomName TEXT, presence TEXT CHECK (presence IN ('ticked', 'assumed')), screens INTEGER CHECK (screens >= 0), sealedFollowKey BLOB, recordForm INTEGER NOT NULL DEFAULT 1 CHECK (recordForm >= 1), askedBy TEXT CHECK (askedBy <> ''), followers INTEGER CHECK (followers >= 0), followedLines INTEGER CHECK (followedLines >= 0),
  CHECK ((endedAt IS NULL) = (endedBy IS NULL)),
  CHECK (endedAt >= startedAt)
) STRICT

table projectionEntry
CREATE TABLE projectionEntry (
  projectionID INTEGER NOT NULL REFERENCES projection,
  seq INTEGER NOT NULL REFERENCES ledger,
  PRIMARY KEY (projectionID, seq)
) STRICT, WITHOUT ROWID

table projectionPresent
CREATE TABLE projectionPresent (
  projectionID INTEGER NOT NULL REFERENCES projection,
  recipientID INTEGER NOT NULL REFERENCES recipient,
  PRIMARY KEY (projectionID, recipientID)
) STRICT, WITHOUT ROWID

table recipient
CREATE TABLE recipient (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> '')
, mergedInto INTEGER REFERENCES recipient) STRICT

table recipientLabel
CREATE TABLE recipientLabel (
  folded TEXT PRIMARY KEY NOT NULL,
  label TEXT NOT NULL,
  ownerID INTEGER NOT NULL REFERENCES recipient
) STRICT, WITHOUT ROWID

table recoveryCode
CREATE TABLE recoveryCode (
  hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
  accountID INTEGER NOT NULL REFERENCES secondFactor
) STRICT

table room
CREATE TABLE room (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  folded TEXT NOT NULL UNIQUE,
  -- Part of its screen's address, which stays as it is.
  screenKey TEXT NOT NULL UNIQUE CHECK (length(screenKey) = 43)
, sealedScreenKey BLOB) STRICT

table seal
CREATE TABLE seal (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  projectionID INTEGER NOT NULL UNIQUE REFERENCES projection,
  previousHash BLOB NOT NULL CHECK (length(previousHash) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT

table secondFactor
CREATE TABLE secondFactor (
  accountID INTEGER PRIMARY KEY REFERENCES account,
  -- Sealed with the secret beside the database: a copy of the database elsewhere has none.
  sealed BLOB NOT NULL,
  -- The half minute of the last code that was taken: none is good twice.
  step INTEGER NOT NULL
) STRICT

table session
CREATE TABLE session (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Of its key, made with the secret beside the database: a copy of the database elsewhere has no sessions.
  print BLOB NOT NULL UNIQUE CHECK (length(print) = 32),
  accountID INTEGER NOT NULL REFERENCES account,
  startedAt INTEGER NOT NULL,
  seenAt INTEGER NOT NULL,
  address TEXT NOT NULL,
  browser TEXT NOT NULL
, byDirectory INTEGER NOT NULL DEFAULT 0 CHECK (byDirectory IN (0, 1))) STRICT

table setting
CREATE TABLE setting (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID

table settingEntry
CREATE TABLE settingEntry (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (name <> ''),
  -- The name of a factor, the number of a unit, else nothing.
  subject TEXT NOT NULL,
  -- NULL goes back to what utsusu takes without a setting.
  value TEXT,
  -- NULL where it was set before settings were entries.
  recordedAt INTEGER,
  recordedBy TEXT,
  hashForm INTEGER NOT NULL CHECK (hashForm >= 1),
  previousHash BLOB NOT NULL CHECK (length(previousHash) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT

table shown
CREATE TABLE shown (
  projectionID INTEGER NOT NULL REFERENCES projection,
  position INTEGER NOT NULL CHECK (position >= 1),
  versionID INTEGER NOT NULL REFERENCES version,
  page INTEGER NOT NULL CHECK (page >= 1),
  "from" INTEGER NOT NULL,
  until INTEGER CHECK (until >= "from"),
  driver TEXT NOT NULL,
  borrowed INTEGER NOT NULL CHECK (borrowed IN (0, 1)), seenFrom INTEGER CHECK (seenFrom >= "from"),
  PRIMARY KEY (projectionID, position)
) STRICT, WITHOUT ROWID

table surveyResult
CREATE TABLE surveyResult (
  wave INTEGER PRIMARY KEY CHECK (wave > 0),
  json TEXT NOT NULL CHECK (json <> '')
) STRICT

table surveySheet
CREATE TABLE surveySheet (
  wave INTEGER NOT NULL CHECK (wave > 0),
  id BLOB NOT NULL CHECK (length(id) = 16),
  floor TEXT CHECK (floor <> ''),
  unitID INTEGER REFERENCES unit,
  -- HMAC-SHA-256 of what keeps one from answering twice, with a secret beside the database.
  key BLOB CHECK (length(key) = 32),
  -- By the key of the question: `ict=4 overall=2`.
  answers TEXT NOT NULL,
  PRIMARY KEY (wave, id)
) STRICT, WITHOUT ROWID

table surveyText
CREATE TABLE surveyText (
  wave INTEGER NOT NULL CHECK (wave > 0),
  id BLOB NOT NULL CHECK (length(id) = 16),
  question TEXT NOT NULL CHECK (question <> ''),
  text TEXT NOT NULL CHECK (text <> ''),
  PRIMARY KEY (wave, id)
) STRICT, WITHOUT ROWID

table unit
CREATE TABLE unit (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  bureau TEXT,
  department TEXT,
  floor TEXT,
  mergedInto INTEGER REFERENCES unit) STRICT

table unitLabel
CREATE TABLE unitLabel (
  folded TEXT PRIMARY KEY NOT NULL,
  label TEXT NOT NULL,
  ownerID INTEGER NOT NULL REFERENCES unit
) STRICT, WITHOUT ROWID

table version
CREATE TABLE version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  materialID INTEGER NOT NULL REFERENCES material,
  number INTEGER NOT NULL CHECK (number >= 1),
  fileName TEXT NOT NULL,
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  byteCount INTEGER NOT NULL,
  format TEXT NOT NULL,
  pageCount INTEGER NOT NULL CHECK (pageCount >= 0),
  -- Its pages have the ids from here on, the last page first.
  firstPageID INTEGER NOT NULL,
  -- Of its material the newest.
  isCurrent INTEGER NOT NULL CHECK (isCurrent IN (0, 1)),
  reason TEXT,
  detail TEXT,
  -- SHA-256 over the page texts, so that a changed text shows.
  textSHA256 BLOB NOT NULL CHECK (length(textSHA256) = 32),
  registeredAt INTEGER NOT NULL, removedAt INTEGER, removedBy TEXT CHECK ((removedBy IS NULL) = (removedAt IS NULL)), removalReason TEXT CHECK (removalReason IS NULL OR removedAt IS NOT NULL), authorPages INTEGER CHECK (authorPages >= 1), drawnPages INTEGER CHECK (drawnPages >= 1), paperPages INTEGER CHECK (paperPages >= 1),
  UNIQUE (materialID, number)
) STRICT

trigger briefingIsRenamed
CREATE TRIGGER briefingIsRenamed AFTER UPDATE OF title, presenter ON briefing
WHEN (OLD.title, OLD.presenter) IS NOT (NEW.title, NEW.presenter) BEGIN
  INSERT OR IGNORE INTO nameChanged VALUES (1099511627776 + NEW.id);
END

trigger briefingIsRevised
CREATE TRIGGER briefingIsRevised AFTER UPDATE ON briefing
WHEN (OLD.title, OLD.unitID, OLD.presenter, OLD.startsAt, OLD.dayOnly, OLD.endsAt, OLD.room, OLD.plannedForm,
    OLD.cancelledAt, OLD.cancelReason, OLD.confidential)
  IS NOT (NEW.title, NEW.unitID, NEW.presenter, NEW.startsAt, NEW.dayOnly, NEW.endsAt, NEW.room, NEW.plannedForm,
    NEW.cancelledAt, NEW.cancelReason, NEW.confidential) BEGIN
  UPDATE briefing SET revision = revision + 1 WHERE id = NEW.id;
END

trigger briefingLosesNames
CREATE TRIGGER briefingLosesNames AFTER DELETE ON briefing BEGIN
  INSERT OR IGNORE INTO nameChanged VALUES (1099511627776 + OLD.id);
END

trigger closedWaveTakesNoSheet
CREATE TRIGGER closedWaveTakesNoSheet BEFORE INSERT ON surveySheet
WHEN NEW.wave IN (SELECT wave FROM surveyResult) BEGIN
  SELECT RAISE(ABORT, 'a wave that is closed takes no answers');
END

trigger closedWaveTakesNoText
CREATE TRIGGER closedWaveTakesNoText BEFORE INSERT ON surveyText
WHEN NEW.wave IN (SELECT wave FROM surveyResult) BEGIN
  SELECT RAISE(ABORT, 'a wave that is closed takes no answers');
END

trigger entryRecords
CREATE TRIGGER entryRecords AFTER INSERT ON ledger BEGIN
  UPDATE briefingRecipient SET isRecorded = NOT NEW.withdrawn
  WHERE briefingID = NEW.briefingID AND recipientID = NEW.recipientID;
END

trigger explanationIsNotDeleted
CREATE TRIGGER explanationIsNotDeleted BEFORE DELETE ON printExplanation BEGIN
  SELECT RAISE(ABORT, 'what was explained is not rewritten');
END

trigger explanationIsNotUpdated
CREATE TRIGGER explanationIsNotUpdated BEFORE UPDATE ON printExplanation BEGIN
  SELECT RAISE(ABORT, 'what was explained is not rewritten');
END

trigger ledgerIsAppended
CREATE TRIGGER ledgerIsAppended BEFORE INSERT ON ledger BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only: this entry exists')
    WHERE EXISTS (SELECT 1 FROM ledger WHERE seq = NEW.seq OR supersedes = NEW.supersedes);
  SELECT RAISE(ABORT, 'the ledger is a chain: the entry does not carry the hash before it')
    WHERE NEW.previousHash IS NOT
      coalesce((SELECT hash FROM ledger ORDER BY seq DESC LIMIT 1), zeroblob(32));
  SELECT RAISE(ABORT, 'a correction supersedes the newest entry of its briefing and recipient')
    WHERE NEW.supersedes IS NOT (
      SELECT max(seq) FROM ledger WHERE briefingID = NEW.briefingID AND recipientID = NEW.recipientID);
END

trigger ledgerIsNotDeleted
CREATE TRIGGER ledgerIsNotDeleted BEFORE DELETE ON ledger BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only: entries are never deleted');
END

trigger ledgerIsNotUpdated
CREATE TRIGGER ledgerIsNotUpdated BEFORE UPDATE ON ledger BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only: record a correction instead of an update');
END

trigger ownTimeIsRevised
CREATE TRIGGER ownTimeIsRevised AFTER UPDATE ON briefingRecipient
WHEN (OLD.ownStartsAt, OLD.ownDayOnly, OLD.ownRoom) IS NOT (NEW.ownStartsAt, NEW.ownDayOnly, NEW.ownRoom) BEGIN
  UPDATE briefing SET revision = revision + 1 WHERE id = NEW.briefingID;
END

trigger projectionEntryIsClosedToDelete
CREATE TRIGGER projectionEntryIsClosedToDelete BEFORE DELETE ON projectionEntry
  WHEN EXISTS (SELECT 1 FROM projection WHERE id IN (OLD.projectionID) AND endedAt IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'the record of a projection that is over does not change');
END

trigger projectionEntryIsClosedToInsert
CREATE TRIGGER projectionEntryIsClosedToInsert BEFORE INSERT ON projectionEntry
  WHEN EXISTS (SELECT 1 FROM projection WHERE id IN (NEW.projectionID) AND endedAt IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'the record of a projection that is over does not change');
END

trigger projectionEntryIsClosedToUpdate
CREATE TRIGGER projectionEntryIsClosedToUpdate BEFORE UPDATE ON projectionEntry
  WHEN EXISTS (SELECT 1 FROM projection WHERE id IN (OLD.projectionID, NEW.projectionID) AND endedAt IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'the record of a projection that is over does not change');
END

trigger projectionIsAppended
CREATE TRIGGER projectionIsAppended BEFORE INSERT ON projection
  WHEN EXISTS (SELECT 1 FROM projection WHERE id = NEW.id OR (roomID = NEW.roomID AND endedAt IS NULL)) BEGIN
  SELECT RAISE(ABORT, 'a room shows one briefing at a time');
END

trigger projectionIsNotDeleted
CREATE TRIGGER projectionIsNotDeleted BEFORE DELETE ON projection WHEN OLD.startedAt IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'the record of a projection is not deleted');
END

trigger projectionIsNotRewritten
CREATE TRIGGER projectionIsNotRewritten BEFORE UPDATE ON projection
  WHEN OLD.endedAt IS NOT NULL OR NEW.id <> OLD.id BEGIN
  SELECT RAISE(ABORT, 'the record of a projection that is over does not change');
END

trigger projectionPresentIsClosedToDelete
CREATE TRIGGER projectionPresentIsClosedToDelete BEFORE DELETE ON projectionPresent
  WHEN EXISTS (SELECT 1 FROM projection WHERE id IN (OLD.projectionID) AND endedAt IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'the record of a projection that is over does not change');
END

trigger projectionPresentIsClosedToInsert
CREATE TRIGGER projectionPresentIsClosedToInsert BEFORE INSERT ON projectionPresent
  WHEN EXISTS (SELECT 1 FROM projection WHERE id IN (NEW.projectionID) AND endedAt IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'the record of a projection that is over does not change');
END

trigger projectionPresentIsClosedToUpdate
CREATE TRIGGER projectionPresentIsClosedToUpdate BEFORE UPDATE ON projectionPresent
  WHEN EXISTS (SELECT 1 FROM projection WHERE id IN (OLD.projectionID, NEW.projectionID) AND endedAt IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'the record of a projection that is over does not change');
END

trigger recipientIsRecorded
CREATE TRIGGER recipientIsRecorded AFTER INSERT ON briefingRecipient BEGIN
  UPDATE briefingRecipient SET isRecorded = coalesce((
    SELECT NOT withdrawn FROM ledger WHERE briefingID = NEW.briefingID AND recipientID = NEW.recipientID
    ORDER BY seq DESC LIMIT 1), 0)
  WHERE briefingID = NEW.briefingID AND recipientID = NEW.recipientID;
END

trigger resultIsNotDeleted
CREATE TRIGGER resultIsNotDeleted BEFORE DELETE ON surveyResult BEGIN
  SELECT RAISE(ABORT, 'a result is not rewritten');
END

trigger resultIsNotUpdated
CREATE TRIGGER resultIsNotUpdated BEFORE UPDATE ON surveyResult BEGIN
  SELECT RAISE(ABORT, 'a result is not rewritten');
END

trigger sealIsAppended
CREATE TRIGGER sealIsAppended BEFORE INSERT ON seal
  WHEN EXISTS (SELECT 1 FROM seal WHERE seq = NEW.seq OR projectionID = NEW.projectionID)
    OR NEW.previousHash IS NOT coalesce((SELECT hash FROM seal ORDER BY seq DESC LIMIT 1), zeroblob(32))
    OR (SELECT endedAt FROM projection WHERE id = NEW.projectionID) IS NULL BEGIN
  SELECT RAISE(ABORT, 'seals are a chain, one for each projection that is over');
END

trigger sealIsNotDeleted
CREATE TRIGGER sealIsNotDeleted BEFORE DELETE ON seal BEGIN
  SELECT RAISE(ABORT, 'a seal is not deleted');
END

trigger sealIsNotUpdated
CREATE TRIGGER sealIsNotUpdated BEFORE UPDATE ON seal BEGIN
  SELECT RAISE(ABORT, 'a sealed record is not sealed anew');
END

trigger settingIsAppended
CREATE TRIGGER settingIsAppended BEFORE INSERT ON settingEntry
  WHEN EXISTS (SELECT 1 FROM settingEntry WHERE seq = NEW.seq)
    OR NEW.previousHash IS NOT
      coalesce((SELECT hash FROM settingEntry ORDER BY seq DESC LIMIT 1), zeroblob(32)) BEGIN
  SELECT RAISE(ABORT, 'settings are a chain');
END

trigger settingIsNotDeleted
CREATE TRIGGER settingIsNotDeleted BEFORE DELETE ON settingEntry BEGIN
  SELECT RAISE(ABORT, 'what was set is not rewritten');
END

trigger settingIsNotUpdated
CREATE TRIGGER settingIsNotUpdated BEFORE UPDATE ON settingEntry BEGIN
  SELECT RAISE(ABORT, 'what was set is not rewritten');
END

trigger sheetIsNotUpdated
CREATE TRIGGER sheetIsNotUpdated BEFORE UPDATE ON surveySheet BEGIN
  SELECT RAISE(ABORT, 'what was answered is not rewritten');
END

trigger sheetOfClosedWaveStays
CREATE TRIGGER sheetOfClosedWaveStays BEFORE DELETE ON surveySheet
WHEN OLD.wave IN (SELECT wave FROM surveyResult) BEGIN
  SELECT RAISE(ABORT, 'answers of a wave that is closed stay');
END

trigger shownIsAppended
CREATE TRIGGER shownIsAppended BEFORE INSERT ON shown
  WHEN EXISTS (SELECT 1 FROM shown WHERE projectionID = NEW.projectionID AND position = NEW.position) BEGIN
  SELECT RAISE(ABORT, 'the record of a projection is not rewritten');
END

trigger shownIsClosedToDelete
CREATE TRIGGER shownIsClosedToDelete BEFORE DELETE ON shown
  WHEN EXISTS (SELECT 1 FROM projection WHERE id IN (OLD.projectionID) AND endedAt IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'the record of a projection that is over does not change');
END

trigger shownIsClosedToInsert
CREATE TRIGGER shownIsClosedToInsert BEFORE INSERT ON shown
  WHEN EXISTS (SELECT 1 FROM projection WHERE id IN (NEW.projectionID) AND endedAt IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'the record of a projection that is over does not change');
END

trigger shownIsClosedToUpdate
CREATE TRIGGER shownIsClosedToUpdate BEFORE UPDATE ON shown
  WHEN EXISTS (SELECT 1 FROM projection WHERE id IN (OLD.projectionID, NEW.projectionID) AND endedAt IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'the record of a projection that is over does not change');
END

trigger shownIsNotDeleted
CREATE TRIGGER shownIsNotDeleted BEFORE DELETE ON shown BEGIN
  SELECT RAISE(ABORT, 'the record of a projection is not deleted');
END

trigger shownIsOnlySeenAndEnded
CREATE TRIGGER shownIsOnlySeenAndEnded BEFORE UPDATE ON shown
  WHEN OLD.until IS NOT NULL OR (NEW.until IS NULL AND NEW.seenFrom IS NULL)
    OR (OLD.seenFrom IS NOT NULL AND NEW.seenFrom IS NOT OLD.seenFrom)
    OR NEW.projectionID <> OLD.projectionID OR NEW.position <> OLD.position OR NEW.versionID <> OLD.versionID
    OR NEW.page <> OLD.page OR NEW."from" <> OLD."from" OR NEW.driver <> OLD.driver
    OR NEW.borrowed <> OLD.borrowed BEGIN
  SELECT RAISE(ABORT, 'the record of a projection is not rewritten');
END

trigger textOfClosedWaveStays
CREATE TRIGGER textOfClosedWaveStays BEFORE DELETE ON surveyText
WHEN OLD.wave IN (SELECT wave FROM surveyResult) BEGIN
  SELECT RAISE(ABORT, 'answers of a wave that is closed stay');
END

trigger textOfSurveyIsNotUpdated
CREATE TRIGGER textOfSurveyIsNotUpdated BEFORE UPDATE ON surveyText BEGIN
  SELECT RAISE(ABORT, 'what was answered is not rewritten');
END

trigger versionIsNamed
CREATE TRIGGER versionIsNamed AFTER INSERT ON version BEGIN
  INSERT OR IGNORE INTO nameChanged
  SELECT coalesce(1099511627776 + briefingID, NEW.id) FROM material WHERE id = NEW.materialID;
END

trigger versionLosesName
CREATE TRIGGER versionLosesName AFTER DELETE ON version BEGIN
  INSERT OR IGNORE INTO nameChanged
  SELECT coalesce(1099511627776 + briefingID, OLD.id) FROM material WHERE id = OLD.materialID;
END

recipient: 1, "局長", NULL
recipient: 2, "危機管理監", NULL
recipientLabel: "bureau-chief", "bureau-chief", 1
recipientLabel: "crisis-director", "crisis-director", 2
recipientLabel: "危機管理監", "危機管理監", 2
recipientLabel: "局長", "局長", 1
